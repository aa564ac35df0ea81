//go:build storm

package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/twilio/twilio-go/client"
)

// at16 lets 16 connections do something, with a number that rises, as long as it is below a bound and nothing fails.
func at16(t testing.TB, bound int64, do func(n int) error) (done int64) {
	var next atomic.Int64
	var working sync.WaitGroup
	for range 16 {
		working.Go(func() {
			for n := next.Add(1); n <= bound; n = next.Add(1) {
				if err := do(int(n - 1)); err != nil {
					t.Error(err)
					return
				}
				atomic.AddInt64(&done, 1)
			}
		})
	}
	working.Wait()
	return done
}

// 100,000 people in much less than an hour: each gets a safe reply, and the program stays small.
func TestStormOfSenders(t *testing.T) {
	t.Parallel()
	l := startLine(t)
	const people, most = 100_000, 200 // MiB
	began := time.Now()
	at16(t, people, func(n int) error {
		texts, err := l.text(phone(n), said[n%len(said)])
		if err == nil && !isSafe(texts) {
			err = fmt.Errorf("%q got %q", said[n%len(said)], texts)
		}
		return err
	})
	if held := l.memory(); held >= most {
		t.Errorf("the program holds %d MiB after %d people, and %d is too much", held, people, most)
	} else {
		t.Logf("%d people in %v: %d MiB", people, time.Since(began).Round(time.Second), held)
	}
	l.alive()
}

// BenchmarkStormOf500 is how long an answer of the built program takes, with its store, when 500 texts come each second
// for ten seconds. What else the computer does meanwhile is in the figure.
func BenchmarkStormOf500(b *testing.B) {
	l := startLine(b)
	const many, apart = 5_000, 2 * time.Millisecond
	at16(b, many, func(n int) error { // a line that has served for a while is what is measured
		_, err := l.text(phone(many+n), said[n%len(said)])
		return err
	})
	for range b.N {
		took := make([]time.Duration, many)
		var texting sync.WaitGroup
		began := time.Now()
		for n := range many {
			time.Sleep(time.Until(began.Add(time.Duration(n) * apart)))
			texting.Go(func() {
				at := time.Now()
				if texts, err := l.text(phone(n), said[n%len(said)]); err != nil || !isSafe(texts) {
					b.Errorf("got %q, %v", texts, err)
				}
				took[n] = time.Since(at)
			})
		}
		texting.Wait()
		slices.Sort(took)
		b.ReportMetric(float64(took[many/2].Microseconds())/1000, "p50-ms")
		b.ReportMetric(float64(took[many*99/100].Microseconds())/1000, "p99-ms")
		b.ReportMetric(many/time.Since(began).Seconds(), "texts/s")
	}
}

// BenchmarkStormShare is what share of the texts that a bare handler takes, which only checks the signature, the whole
// service takes with its store: both in this program, over 16 connections, in turn.
func BenchmarkStormShare(b *testing.B) {
	validator := client.NewRequestValidator(lineToken)
	bare := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil || !validator.ValidateBody(lineURL+r.URL.RequestURI(), body, r.Header.Get("X-Twilio-Signature")) {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		w.Header().Set("Content-Type", "text/xml")
		_, _ = io.WriteString(w, "<Response/>")
	}))
	b.Cleanup(bare.Close)
	whole := httptest.NewServer(wholeService(b))
	b.Cleanup(whole.Close)
	const turns, many = 20, 1_600
	texts := signedTexts(turns * many)
	caller := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 16}}
	for range b.N {
		var took [2]time.Duration
		for turn := range turns {
			for i, address := range []string{bare.URL, whole.URL} {
				began := time.Now()
				at16(b, many, func(n int) error { return texts[turn*many+n].bring(caller, address) })
				took[i] += time.Since(began)
			}
		}
		b.ReportMetric(turns*many/took[0].Seconds(), "bare-texts/s")
		b.ReportMetric(turns*many/took[1].Seconds(), "texts/s")
		b.ReportMetric(took[0].Seconds()/took[1].Seconds(), "share")
	}
}

// signedText is a text that is ready to be brought.
type signedText struct{ body, signature string }

// signedTexts are texts of as many people.
func signedTexts(many int) []signedText {
	texts := make([]signedText, many)
	for n := range texts {
		form := textForm(int64(n), phone(n), said[n%len(said)])
		texts[n] = signedText{form.Encode(), signedAsTwilio(lineToken, lineURL+"/sms", form)}
	}
	return texts
}

// bring brings a text and reads no more of the answer than that it is one.
func (s signedText) bring(caller *http.Client, address string) error {
	r, err := http.NewRequest(http.MethodPost, address+"/sms", strings.NewReader(s.body))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("X-Twilio-Signature", s.signature)
	answer, err := caller.Do(r)
	if err != nil {
		return err
	}
	if _, err := io.Copy(io.Discard, answer.Body); err != nil {
		return err
	}
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("got %d", answer.StatusCode)
	}
	return answer.Body.Close()
}

// wholeService is what serve answers with, with a store.
func wholeService(b *testing.B) http.Handler {
	p := &program{out: io.Discard, err: io.Discard, environ: os.Environ(), now: time.Now}
	s := defaults()
	s.Store, s.PublicURL = b.TempDir()+"/waymark.db", lineURL
	s.SMS = smsSettings{Enabled: true, Number: lineNumber, TwilioAccount: lineAccount, TwilioAuthToken: lineToken}
	kept, err := p.remember(b.Context(), s, false)
	check(b, err)
	b.Cleanup(kept.close)
	w, err := p.wire(s, kept, false)
	check(b, err)
	return w.server.public.http.Handler
}
