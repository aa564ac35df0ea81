//go:build storm

package main

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// spoilt is a request that was good before it was spoilt.
type spoilt struct {
	method, path, query, kind, body string
	signatures                      []string
	form                            url.Values
	chunked                         bool // the body's length is not said before
}

// resign signs the form as it is now, for an account or a line that is not ours.
func (s *spoilt) resign() {
	s.body, s.signatures = s.form.Encode(), []string{signedAsTwilio(lineToken, lineURL+s.path, s.form)}
}

// pick gives one of several.
func pick(d *rand.Rand, all ...string) string { return all[d.IntN(len(all))] }

func junk(d *rand.Rand, most int) string {
	b := make([]byte, 1+d.IntN(most))
	for i := range b {
		b[i] = byte(d.Uint32())
	}
	return string(b)
}

// spoils are the ways to spoil a good request. None of the results may be believed.
var spoils = [...]struct {
	name  string
	spoil func(*rand.Rand, *spoilt)
}{
	{"forged", func(_ *rand.Rand, s *spoilt) {
		s.signatures = []string{signedAsTwilio("another token", lineURL+s.path, s.form)}
	}},
	{"unsigned", func(_ *rand.Rand, s *spoilt) { s.signatures = nil }},
	{"signed with anything", func(d *rand.Rand, s *spoilt) { s.signatures = []string{fmt.Sprintf("%x=", junk(d, 30))} }},
	{"signed twice", func(_ *rand.Rand, s *spoilt) { s.signatures = append(s.signatures, s.signatures...) }},
	{"replayed at another address", func(d *rand.Rand, s *spoilt) {
		if s.query = pick(d, "", "?again=1"); s.query == "" {
			s.path = map[string]string{"/sms": "/sms/fallback", "/sms/fallback": "/sms"}[s.path]
		}
	}},
	{"replayed for another sender", func(d *rand.Rand, s *spoilt) {
		s.form.Set("From", phone(d.IntN(100_000)))
		s.body = s.form.Encode()
	}},
	{"replayed as a new text", func(d *rand.Rand, s *spoilt) {
		s.form.Set("MessageSid", fmt.Sprintf("SM%032x", d.Uint64()))
		s.body = s.form.Encode()
	}},
	{"cut", func(d *rand.Rand, s *spoilt) { s.body = s.body[:d.IntN(len(s.body)-1)] }},
	{"words added", func(d *rand.Rand, s *spoilt) { s.body += junk(d, 40) }},
	{"doubled, unsigned", func(d *rand.Rand, s *spoilt) { s.body += "&" + pick(d, "From", "To", "Body", "AccountSid") + "=1" }},
	{"doubled, signed", func(d *rand.Rand, s *spoilt) {
		s.form.Add(pick(d, "From", "To", "Body", "MessageSid", "AccountSid"), "zz")
		s.resign()
	}},
	{"another charset", func(d *rand.Rand, s *spoilt) {
		s.kind = "application/x-www-form-urlencoded; charset=" + pick(d, "latin1", "utf-16", "utf-7", "windows-1252")
	}},
	{"another type", func(d *rand.Rand, s *spoilt) {
		s.kind = pick(d, "", "text/plain", "multipart/form-data; boundary=x", "application/json")
	}},
	{"bad bytes", func(d *rand.Rand, s *spoilt) {
		s.body = strings.Replace(s.body, "Body=", "Body="+pick(d, "%zz", "%", "\x00", "\xff\xfe", ";", "%E9", "&=&", "%00"), 1)
	}},
	{"giant", func(d *rand.Rand, s *spoilt) {
		s.body, s.chunked = s.body+"&Pad="+strings.Repeat("x", 64<<10+d.IntN(64<<10)), d.IntN(2) == 0
	}},
	{"many parameters", func(d *rand.Rand, s *spoilt) { s.body += strings.Repeat("&p=", 200+d.IntN(9000)) }},
	{"GET", func(_ *rand.Rand, s *spoilt) { s.method, s.query = http.MethodGet, "?"+s.body }},
	{"another account", func(d *rand.Rand, s *spoilt) {
		s.form.Set("AccountSid", fmt.Sprintf("AC%032x", d.Uint64()))
		s.resign()
	}},
	{"another line", func(d *rand.Rand, s *spoilt) {
		s.form.Set("To", phone(d.IntN(100_000)))
		s.resign()
	}},
}

// attack spoils one text in the nth way and brings it. It gives the status and the body that come back; 0 when the
// line did not want to hear more.
func (l *liveLine) attack(d *rand.Rand, n int) (name string, status int, body string) {
	form := l.form(canaryNumber, canaryWord+" "+said[n%len(said)])
	s := &spoilt{method: http.MethodPost, path: pick(d, "/sms", "/sms/fallback"), kind: "application/x-www-form-urlencoded", form: form}
	s.resign()
	way := spoils[n%len(spoils)]
	way.spoil(d, s)
	var content io.Reader = strings.NewReader(s.body)
	if s.chunked {
		content = io.MultiReader(content)
	}
	r, err := http.NewRequest(s.method, "http://"+l.listen+s.path, content)
	if err != nil {
		panic(err)
	}
	if s.query != "" {
		r.URL.RawQuery = s.query[1:]
	}
	r.Header["Content-Type"], r.Header["X-Twilio-Signature"] = []string{s.kind}, s.signatures
	answer, err := l.caller.Do(r)
	if err != nil {
		return way.name, 0, ""
	}
	heard, _ := io.ReadAll(answer.Body) // what came is judged
	_ = answer.Body.Close()
	return way.name, answer.StatusCode, string(heard)
}

// attacks brings hostile requests over 16 connections at once, from one number to another.
func (l *liveLine) attacks(from, to int) {
	var next atomic.Int64
	next.Store(int64(from))
	var attacking sync.WaitGroup
	for i := range 16 {
		attacking.Go(func() {
			d := rand.New(rand.NewPCG(uint64(from), uint64(i)))
			for n := int(next.Add(1)) - 1; n < to; n = int(next.Add(1)) - 1 {
				name, status, body := l.attack(d, n)
				if status != 0 && status < 400 || strings.Contains(body, "<") {
					l.Errorf("request %d, %s: believed with %d %q", n, name, status, body)
				}
			}
		})
	}
	attacking.Wait()
}

// drip brings a good text one byte each half second, headers and all or only its body, until the line hangs up. It
// gives what came back.
func (l *liveLine) drip(n int) string {
	form := l.form(canaryNumber, canaryWord)
	body := form.Encode()
	head := fmt.Sprintf("POST /sms HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n"+
		"X-Twilio-Signature: %s\r\n\r\n", len(body), signedAsTwilio(lineToken, lineURL+"/sms", form))
	connection, err := net.Dial("tcp", l.listen)
	if err != nil {
		return err.Error()
	}
	defer func() { _ = connection.Close() }()
	slow := head + body
	if n%2 == 0 {
		if _, err := io.WriteString(connection, head); err != nil {
			return err.Error()
		}
		slow = body
	}
	go func() {
		for i := range len(slow) {
			if _, err := connection.Write([]byte{slow[i]}); err != nil {
				return // it hung up
			}
			time.Sleep(500 * time.Millisecond)
		}
	}()
	heard, _ := io.ReadAll(bufio.NewReader(connection)) // it ends when the line hangs up
	return string(heard)
}

// repeats brings what somebody said before they sent STOP once more: none of it may be answered.
func (l *liveLine) repeats() func(times int) {
	const who = "+447911123458"
	forms := []url.Values{l.form(who, "STOP"), l.form(who, "START"), l.form(who, "my ex keeps turning up"), l.form(who, "STOP")}
	signatures := make([]string, len(forms))
	for i, form := range forms {
		signatures[i] = signedAsTwilio(lineToken, lineURL+"/sms", form)
		if texts, err := l.bring(form, signatures[i]); err != nil || len(texts) != 1 {
			l.Fatalf("an honest text got %q, %v", texts, err)
		}
	}
	return func(times int) {
		for n := range times {
			i := n % (len(forms) - 1)
			if texts, err := l.bring(forms[i], signatures[i]); err != nil || len(texts) > 0 {
				l.Fatalf("an old text to somebody who opted out got %q, %v", texts, err)
			}
		}
	}
}

// 20,000 requests that Twilio did not send, or sent before, are not believed, and cost neither the program nor its
// memory.
func TestStormOfHostileRequests(t *testing.T) {
	t.Parallel()
	l := startLine(t)
	const all, slow, again = 20_000, 400, 600
	repeat := l.repeats()
	var dripping sync.WaitGroup
	for n := range slow {
		dripping.Go(func() {
			if heard := l.drip(n); strings.Contains(heard, "<") {
				t.Errorf("a text that came byte by byte was believed: %q", heard)
			}
		})
	}
	repeat(again / 2)
	l.attacks(0, 5_000)
	early := l.memory()
	l.attacks(5_000, all-slow-again)
	repeat(again / 2)
	dripping.Wait()
	late := l.memory()
	l.alive()
	if texts, err := l.text(phone(1), said[0]); err != nil || len(texts) != 1 {
		t.Errorf("after the storm an honest text got %q, %v", texts, err)
	}
	l.hides()
	const most = 24 // MiB
	if late > early+most {
		t.Errorf("the program holds %d MiB after 5,000 hostile requests and %d after %d", early, late, all)
	}
	t.Logf("%d hostile requests: %d MiB after 5,000, %d at the end", all, early, late)
}
