package sms

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/twilio/twilio-go/client"
)

// The texts of the benchmark, as people write them.
var texts = [...]string{
	"my dad is making me marry my cousin in pakistan next month i dont want to",
	"hes outside tryin to kick the door in", "im 13 my mum hits me", "hlp wiv ma ex keeps turnin up",
	"what r my rights", "how do i pay my council tax", "asdf jkl", "HELP", "pomocy maz mnie bije",
	"my fella batters me nd wont let me out wot do i do",
}

// BenchmarkBare is what a text costs whoever only checks the signature: what BenchmarkText is to be compared with.
func BenchmarkBare(b *testing.B) {
	validator := client.NewRequestValidator(testToken)
	benchmark(b, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil || !validator.ValidateBody(testURL+r.URL.RequestURI(), body, r.Header.Get("X-Twilio-Signature")) {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		w.Header().Set("Content-Type", "text/xml")
		_, _ = io.WriteString(w, "<Response/>")
	}))
}

// BenchmarkText is one text from signed request to TwiML, with the real bot and the real base, each from a new sender.
func BenchmarkText(b *testing.B) {
	log := slog.New(slog.DiscardHandler)
	channel, err := New(testSettings(), realBot(b, log), log, nil)
	if err != nil {
		b.Fatal(err)
	}
	mux := http.NewServeMux()
	channel.Routes(mux)
	benchmark(b, mux)
}

// benchmark sends signed texts over 16 connections at once.
func benchmark(b *testing.B, handler http.Handler) {
	server := httptest.NewServer(handler)
	b.Cleanup(server.Close)
	caller := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 16}}
	const ready = 1 << 16
	bodies, signatures := make([]string, ready), make([]string, ready)
	for i := range ready {
		form := text("MessageSid", sid(i), "From", number(i), "Body", texts[i%len(texts)])
		bodies[i], signatures[i] = form.Encode(), sign(testToken, testURL+"/sms", form)
	}
	var next atomic.Uint32
	b.ResetTimer()
	b.SetParallelism(8) // of two processors: 16
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			i := next.Add(1) % ready
			request, err := http.NewRequest(http.MethodPost, server.URL+"/sms", strings.NewReader(bodies[i]))
			if err != nil {
				b.Error(err)
				return
			}
			request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			request.Header.Set("X-Twilio-Signature", signatures[i])
			response, err := caller.Do(request)
			if err != nil {
				b.Error(err)
				return
			}
			_, _ = io.Copy(io.Discard, response.Body)
			_ = response.Body.Close()
			if response.StatusCode != http.StatusOK {
				b.Errorf("got %d", response.StatusCode)
				return
			}
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "texts/s")
}
