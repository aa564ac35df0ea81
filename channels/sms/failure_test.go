package sms

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"waymark/bot"
	"waymark/channels/channeltest"
)

func contains(text string, all ...string) bool {
	return !slices.ContainsFunc(all, func(want string) bool { return !strings.Contains(text, want) })
}

// Whatever fails behind the signature, the person gets the static safe reply.
func TestFailures(t *testing.T) {
	never := make(chan struct{})
	t.Cleanup(func() { close(never) })
	for _, test := range []struct {
		name string
		does func(context.Context, bot.Message) bot.Reply
		form []string
		told string
	}{
		{"the bot panics", func(_ context.Context, m bot.Message) bot.Reply {
			panic("cannot read " + string(m.Words) + string(m.From))
		}, nil, "panicked"},
		{"the bot minds the time and says nothing in time", func(ctx context.Context, _ bot.Message) bot.Reply {
			<-ctx.Done()
			time.Sleep(20 * time.Millisecond)
			return bot.Reply{}
		}, nil, "too long"},
		{"the bot never comes back", func(context.Context, bot.Message) bot.Reply {
			<-never
			return bot.Reply{}
		}, nil, "too long"},
		{"the bot says an empty text", func(context.Context, bot.Message) bot.Reply {
			return bot.Reply{Texts: []string{"Call 999", ""}}
		}, nil, "empty"},
		{"no message id", nil, []string{"MessageSid", "-"}, "no id"},
		{"an id that is none", nil, []string{"MessageSid", channeltest.CanaryWords}, "no id"},
		{"a count that is none", nil, []string{"NumMedia", channeltest.CanaryWords}, "pictures"},
		{"a count below nothing", nil, []string{"NumMedia", "-1"}, "pictures"},
		{"a count beyond numbers", nil, []string{"NumMedia", "99999999999999999999"}, "pictures"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := newRig(t)
			r.does = test.does
			r.channel.patience = 20 * time.Millisecond
			got := messagesIn(t, r.send("/sms", text(test.form...)))
			if !slices.Equal(got, []string{bot.StaticReply}) {
				t.Errorf("got %q, want the static safe reply", got)
			}
			if r.counts.get("message sms failed") != 1 || !contains(r.logs.String(), "ERROR", test.told) {
				t.Errorf("counted %v, logged %q", &r.counts, &r.logs)
			}
			if got := messagesIn(t, r.send("/sms/fallback", text(test.form...))); !slices.Equal(got, []string{bot.StaticReply}) {
				t.Errorf("the fallback gave %q", got)
			}
		})
	}
}

func TestACallerWhoHangsUpStopsNothing(t *testing.T) {
	r := newRig(t)
	r.does = func(ctx context.Context, _ bot.Message) bot.Reply {
		if ctx.Err() != nil {
			t.Error("the bot was told to give up")
		}
		if _, ok := ctx.Deadline(); !ok {
			t.Error("the bot was given for ever")
		}
		return bot.Reply{Texts: r.replies}
	}
	gone, hangUp := context.WithCancel(t.Context())
	hangUp()
	r.serve(request(strings.NewReader(text("Body", "STOP").Encode()), text("Body", "STOP")).WithContext(gone))
	r.last(t)
}

func TestStatic(t *testing.T) {
	r := newRig(t, func(s *Settings) { s.Static, s.StaticText = true, "In danger now? Call 999. Not today." })
	for _, body := range []string{channeltest.CanaryWords, "", "STOP", "1"} {
		if got := messagesIn(t, r.send("/sms", text("Body", body))); !slices.Equal(got, []string{"In danger now? Call 999. Not today."}) {
			t.Errorf("%q got %q", body, got)
		}
	}
	if len(r.asked) != 0 || r.counts.get("message sms static") != 4 {
		t.Errorf("the bot was asked %d times, counted %v", len(r.asked), &r.counts)
	}
}

func TestFallback(t *testing.T) {
	for _, test := range []struct {
		name    string
		replies []string
		static  bool
		want    []string
		counted string
	}{
		{"whatever the bot says", []string{okReply}, false, []string{bot.StaticReply}, "message sms fallback"},
		{"someone who opted out", nil, false, nil, "message sms silent"},
		{"with the kill switch", nil, true, []string{bot.StaticReply}, "message sms fallback"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := newRig(t, func(s *Settings) { s.Static = test.static })
			r.replies = test.replies
			form := text("ErrorCode", "11200", "ErrorUrl", testURL+"/sms")
			if got := messagesIn(t, r.send("/sms/fallback", form)); !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
			if r.counts.get(test.counted) != 1 || r.counts.get("failure 11200") != 1 || !contains(r.logs.String(), "ERROR", "11200") {
				t.Errorf("counted %v, logged %q", &r.counts, &r.logs)
			}
			if asked := len(r.asked); asked != 0 == test.static {
				t.Errorf("the bot was asked %d times", asked)
			}
		})
	}
	t.Run("another number", func(t *testing.T) {
		r := newRig(t)
		if w := r.send("/sms/fallback", text("To", "+447700900457")); w.Code != http.StatusForbidden {
			t.Errorf("got %d", w.Code)
		}
	})
}

// Forged requests are counted, each of them, and do not fill the log.
func TestForgedRequestsDoNotFillTheLog(t *testing.T) {
	r := newRig(t)
	for range 1000 {
		r.post("/sms", text().Encode(), "x")
	}
	if n := strings.Count(r.logs.String(), "\n"); n > 10 || r.counts.get("rejected sms signature") != 1000 {
		t.Errorf("%d lines logged, counted %v", n, &r.counts)
	}
}

func TestNoMetrics(t *testing.T) {
	var logs channeltest.Logs
	c, err := New(testSettings(), answering(func(context.Context, bot.Message) bot.Reply { return bot.Reply{Texts: []string{okReply}} }),
		logs.Logger(), nil)
	if err != nil {
		t.Fatal(err)
	}
	r := &rig{mux: http.NewServeMux()}
	c.Routes(r.mux)
	r.send("/sms/status", text("MessageStatus", "failed"))
	r.post("/sms", "", "x")
	if got := messagesIn(t, r.send("/sms", text())); !slices.Equal(got, []string{okReply}) {
		t.Errorf("got %q", got)
	}
}
