package slack

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"waymark/bot"
	"waymark/channels/channeltest"
)

// A signed command is answered in the response, to the asker only, and nothing tells what was typed or by whom.
func TestCommandIsAnsweredInTheResponse(t *testing.T) {
	b := brain(t)
	for _, words := range []string{
		"forced marriage " + channeltest.CanaryWords, channeltest.CanaryWords, "service " + channeltest.CanaryWords,
		"when " + channeltest.CanaryWords, "right " + channeltest.CanaryWords, "open " + channeltest.CanaryWords,
		"he has a knife " + channeltest.CanaryWords, "i want to die " + channeltest.CanaryWords,
		"<!channel> " + channeltest.CanarySender, "", "help", "\x00\xff", strings.Repeat("a ", 5000),
	} {
		r := newRig(t, func() *bot.Brain { return b })
		w := r.serve(request(form(words).Encode(), time.Now()))
		if w.Code != http.StatusOK || !strings.HasPrefix(w.Header().Get("Content-Type"), "application/json") {
			t.Fatalf("got %d as %q, want 200 as JSON", w.Code, w.Header().Get("Content-Type"))
		}
		var m struct {
			Type   string            `json:"response_type"`
			Text   string            `json:"text"`
			Blocks []json.RawMessage `json:"blocks"`
		}
		if err := json.Unmarshal(w.Body.Bytes(), &m); err != nil || m.Type != "ephemeral" || m.Text == "" || len(m.Blocks) == 0 {
			t.Errorf("got %s", w.Body)
		}
		if !strings.Contains(w.Body.String(), "999") {
			t.Errorf("the card does not say 999: %s", w.Body)
		}
		channeltest.Hidden(t, w.Body.String()+r.logs.String()+r.counts.String())
	}
}

func TestRefusals(t *testing.T) {
	body := form(channeltest.CanaryWords).Encode()
	large := "text=" + strings.Repeat("a", maxBody)
	for _, test := range []struct {
		name   string
		body   string
		change func(*http.Request)
		status int
		reason string
	}{
		{"GET", body, func(r *http.Request) { r.Method = http.MethodGet }, http.StatusMethodNotAllowed, "method"},
		{"PUT", body, func(r *http.Request) { r.Method = http.MethodPut }, http.StatusMethodNotAllowed, "method"},
		{"too large", large, nil, http.StatusRequestEntityTooLarge, "size"},
		{"too large, and no length given", large, func(r *http.Request) { r.ContentLength = -1 }, http.StatusRequestEntityTooLarge, "size"},
		{"no signature", body, func(r *http.Request) { r.Header.Del("X-Slack-Signature") }, http.StatusUnauthorized, "signature"},
		{"no time", body, func(r *http.Request) { r.Header.Del("X-Slack-Request-Timestamp") }, http.StatusUnauthorized, "signature"},
		{"a time that is none", body, func(r *http.Request) { r.Header.Set("X-Slack-Request-Timestamp", "now") }, http.StatusUnauthorized, "signature"},
		{"another body", body + "&text=b", func(r *http.Request) {
			r.Header.Set("X-Slack-Signature", sign(testSecret, r.Header.Get("X-Slack-Request-Timestamp"), body))
		}, http.StatusUnauthorized, "signature"},
		{"another secret", body, func(r *http.Request) {
			r.Header.Set("X-Slack-Signature", sign("other", r.Header.Get("X-Slack-Request-Timestamp"), body))
		}, http.StatusUnauthorized, "signature"},
		{"six minutes old", body, signedAt(body, -6*time.Minute), http.StatusUnauthorized, "time"},
		{"six minutes from now", body, signedAt(body, 6*time.Minute), http.StatusUnauthorized, "time"},
		{"signed, but no form", "text=%zz", nil, http.StatusBadRequest, "form"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := newRig(t, func() *bot.Brain { t.Error("the bot was asked"); return nil })
			request := request(test.body, time.Now())
			if test.change != nil {
				test.change(request)
			}
			w := r.serve(request)
			if w.Code != test.status {
				t.Errorf("got %d, want %d", w.Code, test.status)
			}
			if w.Code == http.StatusMethodNotAllowed && w.Header().Get("Allow") != http.MethodPost {
				t.Errorf("Allow is %q", w.Header().Get("Allow"))
			}
			if r.counts.of["rejected slack "+test.reason] != 1 {
				t.Errorf("counted %v, want one of %q", r.counts.of, test.reason)
			}
			channeltest.Hidden(t, w.Body.String()+r.logs.String()+r.counts.String())
		})
	}
}

func signedAt(body string, ago time.Duration) func(*http.Request) {
	return func(r *http.Request) { r.Header = request(body, time.Now().Add(ago)).Header }
}

// Whatever fails behind the signature, the asker gets one sentence with 999 and a number that the base knows.
func TestFailures(t *testing.T) {
	number := brain(t).Base().Service("victim-support").Contacts[0].Phone.String()
	for name, broken := range map[string]func() *bot.Brain{
		"no base":          func() *bot.Brain { return nil },
		"a panic":          func() *bot.Brain { panic("cannot read " + channeltest.CanaryWords) },
		"a brain of trash": func() *bot.Brain { return &bot.Brain{} },
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t, broken)
			w := r.serve(request(form(channeltest.CanaryWords).Encode(), time.Now()))
			var m message
			if err := json.Unmarshal(w.Body.Bytes(), &m); err != nil || w.Code != http.StatusOK || m.ResponseType != "ephemeral" {
				t.Fatalf("got %d: %s", w.Code, w.Body)
			}
			if !strings.Contains(m.Text, "999") || !strings.Contains(m.Text, number) {
				t.Errorf("got %q, want 999 and %s", m.Text, number)
			}
			if r.counts.of["message slack failed"] != 1 {
				t.Errorf("counted %v", r.counts.of)
			}
			channeltest.Hidden(t, r.logs.String()+r.counts.String())
		})
	}
}

func TestSettings(t *testing.T) {
	for _, test := range []struct {
		name string
		s    Settings
		want string // in the error; empty: good
	}{
		{"the usual command", Settings{SigningSecret: testSecret}, ""},
		{"another command", Settings{SigningSecret: testSecret, Command: "/help-line"}, ""},
		{"no secret", Settings{}, "signing secret is empty"},
		{"a secret with a line end", Settings{SigningSecret: testSecret + "\n"}, "space around it"},
		{"no slash", Settings{SigningSecret: testSecret, Command: "waymark"}, "not one that Slack takes"},
		{"two words", Settings{SigningSecret: testSecret, Command: "/way mark"}, "not one that Slack takes"},
	} {
		var logs channeltest.Logs
		_, err := New(test.s, nil, logs.Logger(), nil)
		switch {
		case test.want == "" && err != nil:
			t.Errorf("%s: %v", test.name, err)
		case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)):
			t.Errorf("%s: got %v, want %q", test.name, err, test.want)
		case err != nil && strings.Contains(err.Error(), testSecret):
			t.Errorf("%s: the error tells the secret", test.name)
		}
	}
}

func TestSecretNeverPrints(t *testing.T) {
	s := Settings{SigningSecret: testSecret}
	var logs channeltest.Logs
	logs.Logger().Info("settings", "all", s, "secret", s.SigningSecret)
	written, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	all := logs.String() + string(written) + fmt.Sprintf("%v %+v %#v %s %q %x %d", s, s, s, s.SigningSecret, s.SigningSecret, s.SigningSecret, s.SigningSecret)
	if strings.Contains(all, testSecret) || strings.Contains(all, fmt.Sprintf("%x", testSecret)) {
		t.Errorf("the secret stands in %s", all)
	}
}

// What Slack escapes before it sends is read as it was typed.
func TestWordsAsTyped(t *testing.T) {
	r := newRig(t, nil)
	for sent, want := range map[string]bot.Words{"rape &amp; no visa": "rape & no visa", "&lt;3": "<3", "&amp;lt;": "&lt;", "a+b": "a+b"} {
		got, no := r.channel.open(nil, request(url.Values{"text": {sent}}.Encode(), time.Now()))
		if no != nil || got != want {
			t.Errorf("%q was not read as it was typed", sent)
		}
	}
}

func BenchmarkCommand(b *testing.B) {
	thinks := brain(b)
	r := newRig(b, func() *bot.Brain { return thinks })
	body := form("she thinks he is tracking her phone").Encode()
	for b.Loop() {
		if w := r.serve(request(body, time.Now())); w.Code != http.StatusOK {
			b.Fatal(w.Code)
		}
	}
}
