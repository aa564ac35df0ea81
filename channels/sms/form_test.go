package sms

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
)

// A body that url.ParseQuery cannot read is believed only when the signature holds over what was received.
func TestBodiesThatBreakParsing(t *testing.T) {
	for _, test := range []struct{ name, raw, body string }{
		{"a raw semicolon", "help;me", "help;me"},
		{"a percent sign alone", "100%", "100%"},
		{"an escape that is none", "50%zz", "50%zz"},
		{"half an escape", "%4", "%4"},
		{"an equals sign", "a=b", "a=b"},
		{"Latin-1", "caf%E9", "caf\xe9"},
		{"raw bytes", "caf\xe9 \x00", "caf\xe9 \x00"},
		{"UTF-16", "h\x00i\x00", "h\x00i\x00"},
		{"small letters", "%c3%a9", "é"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := newRig(t)
			form := text("Body", "-")
			raw := form.Encode() + "&Body=" + test.raw
			form.Set("Body", test.body)
			if w := r.post("/sms", raw, sign(testToken, testURL+"/sms", form)); len(messagesIn(t, w)) != 1 {
				t.Errorf("signed over what was received, got %q", w.Body)
			}
			if got, want := string(r.last(t).Words), strings.ToValidUTF8(test.body, "\uFFFD"); got != want {
				t.Errorf("the bot was given %q, want %q", got, want)
			}
			if w := r.post("/sms", raw, sign(testToken, testURL+"/sms", text("Body", "help"))); w.Code != http.StatusForbidden {
				t.Errorf("signed over something else, got %d", w.Code)
			}
		})
	}
}

func TestDoubledParameters(t *testing.T) {
	for _, name := range read {
		r := newRig(t)
		form := text(name, "a")
		form.Add(name, "b")
		if w := r.send("/sms", form); w.Code != http.StatusForbidden || len(r.asked) != 0 {
			t.Errorf("two of %s got %d", name, w.Code)
		}
	}
	r := newRig(t)
	form := text()
	form["New"] = []string{"a", "b"} // signed as Twilio's library for Node does
	if w := r.send("/sms", form); w.Code != http.StatusOK {
		t.Errorf("a doubled parameter that is not read got %d", w.Code)
	}
	signature := sign(testToken, testURL+"/sms", form)
	form["New"][1] = "c"
	if w := r.post("/sms", form.Encode(), signature); w.Code != http.StatusForbidden {
		t.Errorf("a second value that was not signed got %d", w.Code)
	}
}

// The signature covers names and values run together. Somebody who holds a signed request may move the borders; none
// of the results may be believed.
func TestMovedBorders(t *testing.T) {
	const victim = "+447700900111"
	mine := func(body string) (url.Values, string) {
		form := text("Body", body, "From", "+447700900222")
		return form, sign(testToken, testURL+"/sms", form)
	}
	for _, test := range []struct {
		name, words string
		move        func(url.Values)
	}{
		{"another sender, the true one in a new parameter", "STOPFrom" + victim + "FromA", func(f url.Values) {
			f.Set("Body", "STOP")
			f.Set("From", victim)
			f.Set("FromA", "From+447700900222")
		}},
		{"another sender, the true one in a name", "STOPFrom" + victim, func(f url.Values) {
			f.Set("Body", "STOP")
			f.Set("From", victim)
			f.Set("From+447700900222FromCountry", f.Get("FromCountry"))
			f.Del("FromCountry")
		}},
		{"another sender with a tail", "STOPFrom" + victim, func(f url.Values) {
			f.Set("Body", "STOP")
			f.Set("From", victim+"From+447700900222")
		}},
		{"two senders", "STOPFrom" + victim, func(f url.Values) {
			f.Set("Body", "STOP")
			f["From"] = []string{victim, "+447700900222"}
		}},
		{"two bodies", "STOPBodyx", func(f url.Values) { f["Body"] = []string{"STOP", "x"} }},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := newRig(t)
			form, signature := mine(test.words)
			if w := r.post("/sms", form.Encode(), signature); w.Code != http.StatusOK {
				t.Fatalf("the true request got %d", w.Code)
			}
			test.move(form)
			w := r.post("/sms", form.Encode(), signature)
			for _, m := range r.asked {
				if m.From == victim {
					t.Errorf("believed to come from another sender, with %d", w.Code)
				}
			}
			if len(r.asked) != 1 {
				t.Errorf("the moved request reached the bot, with %d", w.Code)
			}
		})
	}
	t.Run("another address", func(t *testing.T) {
		r := newRig(t)
		form := text()
		signature := sign(testToken, testURL+"/sms/fallback", form)
		form.Set("/fallbackAccountSid", testAccount)
		if w := r.post("/sms", form.Encode(), signature); w.Code != http.StatusForbidden {
			t.Errorf("a request to another address got %d", w.Code)
		}
	})
}

func TestTooManyParameters(t *testing.T) {
	form := text()
	for i := range maxParameters {
		form.Set(fmt.Sprintf("P%d", i), "")
	}
	r := newRig(t)
	if w := r.send("/sms", form); w.Code != http.StatusForbidden || r.counts.get("rejected sms form") != 1 {
		t.Errorf("got %d", w.Code)
	}
}

func FuzzForm(f *testing.F) {
	for _, seed := range []string{"", "a=b", "a=b&a=c&&d", "Body=%zz;%&From=%2B44", "a%20b=1", "+=+", "=", "%"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, body string) {
		got, err := parseForm(body)
		if err != nil {
			return
		}
		got.signed()
		got.isAmbiguous()
		want, err := url.ParseQuery(body)
		if err != nil {
			return
		}
		if len(got) != len(want) {
			t.Fatalf("%q gives %q, url.ParseQuery %q", body, got, want)
		}
		for name, values := range want {
			if !slices.Equal(got[name], values) {
				t.Fatalf("%q gives %q, url.ParseQuery %q", body, got, want)
			}
		}
	})
}

func FuzzWebhook(f *testing.F) {
	f.Add(text().Encode(), "MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=")
	f.Add("Body=%zz;&Body=2", "")
	r := newRig(f)
	f.Fuzz(func(t *testing.T, body, signature string) {
		for _, path := range paths {
			if w := r.post(path, body, signature); w.Code < 400 {
				t.Fatalf("%s believed %q with %q", path, body, signature)
			}
		}
	})
}
