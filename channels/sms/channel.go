package sms

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"time"

	"github.com/twilio/twilio-go/client"
	"golang.org/x/time/rate"

	"waymark/bot"
)

// patience is how long a person waits for the bot before the static safe reply goes out. Twilio waits 15 s (S53).
const patience = 8 * time.Second

// Answerer answers messages. It is implemented by [bot.Bot].
type Answerer interface {
	Answer(context.Context, bot.Message) bot.Reply
}

// Metrics counts what happens. No argument ever says anything about a person. It may be called by many goroutines at
// once.
type Metrics interface {
	// Message counts a text by what became of it: a [bot.Outcome], or one of the outcomes of this package. It is
	// shown as waymark_messages_total.
	Message(channel bot.Channel, outcome string)
	// Parts counts parts sent by encoding, "GSM-7" or "UCS-2", shown as waymark_reply_parts_total.
	Parts(encoding string, parts int)
	// Rejected counts a webhook that was refused, shown as waymark_webhooks_rejected_total.
	Rejected(channel bot.Channel, reason string)
	// SendFailure counts an error that Twilio reports, by its five-digit code or "other", shown as
	// waymark_send_failures_total.
	SendFailure(code string)
}

type noMetrics struct{}

func (noMetrics) Message(bot.Channel, string)  {}
func (noMetrics) Parts(string, int)            {}
func (noMetrics) Rejected(bot.Channel, string) {}
func (noMetrics) SendFailure(string)           {}

// Channel is the text line. It may be used by many goroutines at once.
type Channel struct {
	publicURL string
	number    string
	account   string
	twilio    client.RequestValidator
	bot       Answerer
	log       *slog.Logger
	metrics   Metrics
	patience  time.Duration
	static    bool
	safe      string // TwiML of the static safe reply
	safeText  string // and its words
	silence   string // TwiML that sends nothing
	reject    string // TwiML that refuses a call
	answers   answers
	warn      *rate.Sometimes // forged requests must not fill the log
}

// New makes a text line. Without metrics (nil) nothing is counted. It refuses settings that would make it unsafe; the error holds no secret, names each thing
// that is wrong, and says how to mend it.
func New(s Settings, answerer Answerer, log *slog.Logger, metrics Metrics) (*Channel, error) {
	s = s.withDefaults()
	if err := s.check(); err != nil {
		return nil, fmt.Errorf("set up the text line: %w", err)
	}
	if metrics == nil {
		metrics = noMetrics{}
	}
	c := &Channel{
		publicURL: s.PublicURL,
		number:    s.Number,
		account:   s.AccountSID,
		twilio:    client.NewRequestValidator(string(s.AuthToken)),
		bot:       answerer,
		log:       log.With("channel", bot.ChannelSMS),
		metrics:   metrics,
		patience:  patience,
		static:    s.Static,
		safeText:  s.StaticText,
		warn:      &rate.Sometimes{First: 1, Interval: 10 * time.Second},
	}
	var errs [3]error
	c.safe, errs[0] = messages(s.StaticText)
	c.silence, errs[1] = messages()
	c.reject, errs[2] = rejectCall()
	return c, errors.Join(errs[:]...)
}

// Routes adds the webhooks to a mux, for every method, so that no wider route can answer in their place.
func (c *Channel) Routes(mux *http.ServeMux) {
	mux.Handle("/sms", c.webhook(c.text))
	mux.Handle("/sms/fallback", c.webhook(c.fallback))
	mux.Handle("/sms/status", c.webhook(c.status))
	mux.Handle("/voice", c.webhook(c.call))
}

// webhook makes a route of a function that gives TwiML for the parameters of a request that Twilio signed.
func (c *Channel) webhook(answer func(context.Context, form) (string, *refusal)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f, no := c.open(w, r)
		if no != nil {
			c.refuse(w, no)
			return
		}
		twiml, no := answer(r.Context(), f)
		if no != nil {
			c.refuse(w, no)
			return
		}
		w.Header().Set("Content-Type", "text/xml; charset=utf-8")
		w.Header().Set("Cache-Control", "no-store")
		_, _ = io.WriteString(w, twiml) // a caller that has gone cannot be told anything
	})
}

// status counts what became of a reply. Nothing is ever sent because of it (S16).
func (c *Channel) status(_ context.Context, f form) (string, *refusal) {
	if status := f.get("MessageStatus"); status == "undelivered" || status == "failed" {
		c.metrics.SendFailure(errorCode(f))
	}
	return c.silence, nil
}

// call refuses a telephone call without a word (S14).
func (c *Channel) call(_ context.Context, f form) (string, *refusal) {
	if f.get("To") != c.number {
		return "", &refusedNumber
	}
	return c.reject, nil
}
