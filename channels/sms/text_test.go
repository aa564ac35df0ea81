package sms

import (
	"slices"
	"testing"
	"time"

	"waymark/bot"
	"waymark/channels/channeltest"
)

func TestMessage(t *testing.T) {
	for _, test := range []struct {
		name string
		form []string
		want bot.Message
	}{
		{"a text", []string{"Body", "  help me\r\n"}, bot.Message{Words: "  help me\r\n", From: channeltest.CanarySender}},
		{"an empty text", []string{"Body", ""}, bot.Message{From: channeltest.CanarySender}},
		{"no text at all", []string{"Body", "-", "NumMedia", "-"}, bot.Message{From: channeltest.CanarySender}},
		{"a picture", []string{"Body", "", "NumMedia", "2"}, bot.Message{From: channeltest.CanarySender, Media: 2}},
		{"Pakistan", []string{"From", "+923001234567", "Body", "x"}, bot.Message{From: "+923001234567", Words: "x", Abroad: true}},
		{"India", []string{"From", "+919812345678", "Body", "x"}, bot.Message{From: "+919812345678", Words: "x", Abroad: true}},
		{"Bangladesh", []string{"From", "+8801712345678", "Body", "x"}, bot.Message{From: "+8801712345678", Words: "x", Abroad: true}},
		{"Ireland", []string{"From", "+353871234567", "Body", "x"}, bot.Message{From: "+353871234567", Words: "x", Abroad: true}},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := newRig(t)
			before := time.Now()
			w := r.send("/sms", text(test.form...))
			if got := messagesIn(t, w); !slices.Equal(got, r.replies) {
				t.Errorf("got %q, want %q", got, r.replies)
			}
			got := r.last(t)
			if got.At.Before(before) || got.At.After(time.Now()) {
				t.Errorf("the text came at %v", got.At)
			}
			test.want.Channel, test.want.ID, test.want.At = bot.ChannelSMS, sid(1), got.At
			if got != test.want {
				t.Errorf("the bot was asked something else: %+v, want %+v", got, test.want)
			}
			if r.counts.get("message sms answer") != 1 || r.counts.get("parts GSM-7") != 1 {
				t.Errorf("counted %v", &r.counts)
			}
			if w.Header().Get("Cache-Control") != "no-store" {
				t.Error("the answer may be kept by a cache")
			}
		})
	}
}

func TestReplies(t *testing.T) {
	for _, test := range []struct {
		name    string
		replies []string
		counted string
		parts   int
	}{
		{"silence", nil, "message sms silent", 0},
		{"one", []string{okReply}, "parts GSM-7", 1},
		{"two", []string{okReply, "Reply 1 home & family, 2 <court>, \"3\" o'clock\nMORE"}, "parts GSM-7", 2},
		{"in script", []string{"خطرہ؟ 999 پر فون کریں"}, "parts UCS-2", 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := newRig(t)
			r.replies = test.replies
			w := r.send("/sms", text())
			if got := messagesIn(t, w); !slices.Equal(got, test.replies) {
				t.Errorf("got %q, want %q", got, test.replies)
			}
			if n := r.counts.get(test.counted); n != max(test.parts, 1) {
				t.Errorf("counted %v", &r.counts)
			}
		})
	}
}

func TestSilence(t *testing.T) {
	for _, test := range []struct{ from, outcome string }{
		{"+441214960123", "landline"}, {"+442079460123", "landline"}, {"+443069990123", "landline"},
		{"+445512345678", "landline"}, {"+445612345678", "landline"}, {"+448081570123", "landline"}, {"+449098790123", "landline"},
		{"whatsapp:+447700900123", "other_network"}, {"rcs:waymark_agent", "other_network"}, {"messenger:123", "other_network"},
		{"Vodafone", "no_phone"}, {"60006", "no_phone"}, {"", "no_phone"}, {"+44", "no_phone"}, {"07700900123", "no_phone"},
		{"+447700900123 ", "no_phone"}, {"+44 7700 900123", "no_phone"}, {"+0447700900123", "no_phone"}, {"+4477009001234567", "no_phone"},
		{"+447700900123\n", "no_phone"}, {"+٤٤٧٧٠٠٩٠٠١٢٣", "no_phone"}, {"-", "no_phone"},
		{testNumber, "ourselves"},
	} {
		for _, path := range []string{"/sms", "/sms/fallback"} {
			for _, static := range []bool{false, true} {
				r := newRig(t, func(s *Settings) { s.Static = static })
				w := r.send(path, text("From", test.from))
				if got := messagesIn(t, w); len(got) != 0 {
					t.Errorf("%s from %q (static: %v) got %q", path, test.from, static, got)
				}
				if len(r.asked) != 0 || r.counts.get("message sms "+test.outcome) != 1 {
					t.Errorf("%s from %q: the bot was asked %d times, counted %v", path, test.from, len(r.asked), &r.counts)
				}
			}
		}
	}
}

func TestNetworkOfAnotherKindBothWays(t *testing.T) {
	r := newRig(t)
	form := text("From", "whatsapp:+447700900123", "To", "whatsapp:"+testNumber, "ProfileName", channeltest.CanaryWords)
	if got := messagesIn(t, r.send("/sms", form)); len(got) != 0 || len(r.asked) != 0 {
		t.Errorf("got %q", got)
	}
}

// Twilio answers STOP, START and HELP itself and says so; the bot learns of the first two.
func TestOptOutType(t *testing.T) {
	for _, test := range []struct {
		keyword, body string
		words         bot.Words
	}{
		{"STOP", "Unsubscribe", "STOP"}, {"START", "come back", "START"}, {"HELP", "help", ""}, {"FUTURE", "x", ""},
	} {
		for _, path := range []string{"/sms", "/sms/fallback"} {
			for _, static := range []bool{false, true} {
				r := newRig(t, func(s *Settings) { s.Static = static })
				form := text("OptOutType", test.keyword, "Body", test.body, "NumMedia", "1")
				if got := messagesIn(t, r.send(path, form)); len(got) != 0 {
					t.Errorf("%s got %q beside Twilio's own answer", test.keyword, got)
				}
				switch {
				case test.words == "" && len(r.asked) != 0:
					t.Errorf("the bot was told of %s", test.keyword)
				case test.words != "" && (r.last(t).Words != test.words || r.last(t).From != channeltest.CanarySender || r.last(t).ID != sid(1)):
					t.Errorf("the bot was told something else than %s", test.keyword)
				}
			}
		}
	}
}

func TestOptOutThatCannotBeKeptIsTold(t *testing.T) {
	r := newRig(t)
	if got := messagesIn(t, r.send("/sms", text("OptOutType", "START", "MessageSid", "-"))); len(got) != 0 {
		t.Errorf("got %q", got)
	}
	if logs := r.logs.String(); !contains(logs, "ERROR", "opt-outs may differ", "START") {
		t.Errorf("the log says %q", logs)
	}
}

func TestEmptyOptOutTypeIsNone(t *testing.T) {
	r := newRig(t)
	if got := messagesIn(t, r.send("/sms", text("OptOutType", ""))); len(got) != 1 {
		t.Errorf("got %q, want the reply", got)
	}
}

func TestStatus(t *testing.T) {
	r := newRig(t)
	for _, test := range []struct {
		status, code, counted string
		n                     int
	}{
		{"delivered", "-", "failure other", 0}, {"sent", "", "failure other", 0}, {"read", "", "failure other", 0},
		{"undelivered", "30003", "failure 30003", 1}, {"failed", "21610", "failure 21610", 1},
		{"failed", channeltest.CanaryWords, "failure other", 1}, {"undelivered", "-", "failure other", 2},
		{channeltest.CanaryWords, "30003", "failure 30003", 1}, {"-", "-", "failure other", 2},
	} {
		form := text("MessageStatus", test.status, "ErrorCode", test.code, "From", testNumber, "To", channeltest.CanarySender)
		if got := messagesIn(t, r.send("/sms/status", form)); len(got) != 0 {
			t.Errorf("%s sent %q", test.status, got)
		}
		if n := r.counts.get(test.counted); n != test.n {
			t.Errorf("%s %s: counted %v, want %d of %s", test.status, test.code, &r.counts, test.n, test.counted)
		}
	}
	if len(r.asked) != 0 {
		t.Error("the bot was asked")
	}
}

func TestVoice(t *testing.T) {
	r := newRig(t)
	w := r.send("/voice", text("CallSid", "CA1", "CallStatus", "ringing", "MessageSid", "-"))
	want := `<?xml version="1.0" encoding="UTF-8"?><Response><Reject/></Response>`
	if w.Code != 200 || w.Body.String() != want || len(r.asked) != 0 {
		t.Errorf("got %d %q, want %q", w.Code, w.Body, want)
	}
	if w := r.send("/voice", text("To", "+447700900457")); w.Code != 403 {
		t.Errorf("a call of another number got %d", w.Code)
	}
}
