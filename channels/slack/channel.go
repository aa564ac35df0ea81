package slack

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"golang.org/x/time/rate"

	"waymark/bot"
)

// Metrics counts what happens. No argument ever says anything about a person. It may be called by many goroutines at
// once.
type Metrics interface {
	// Message counts a command by what became of it: a [bot.Outcome], or one of the outcomes of this package.
	Message(channel bot.Channel, outcome string)
	// Rejected counts a webhook that was refused.
	Rejected(channel bot.Channel, reason string)
}

type noMetrics struct{}

func (noMetrics) Message(bot.Channel, string)  {}
func (noMetrics) Rejected(bot.Channel, string) {}

// Channel is the Slack app. It may be used by many goroutines at once.
type Channel struct {
	secret  Secret
	command string
	brain   func() *bot.Brain
	log     *slog.Logger
	metrics Metrics
	warn    *rate.Sometimes // forged requests must not fill the log
}

// New makes a Slack app that answers from the brain in use, such as [bot.Bot.Brain] gives it. It needs no memory:
// each command stands alone. Without metrics (nil) nothing is counted. The error about settings names each thing
// that is wrong, says how to mend it and holds no secret.
func New(s Settings, brain func() *bot.Brain, log *slog.Logger, metrics Metrics) (*Channel, error) {
	if s.Command == "" {
		s.Command = usualCommand
	}
	if err := s.check(); err != nil {
		return nil, fmt.Errorf("set up Slack: %w", err)
	}
	if metrics == nil {
		metrics = noMetrics{}
	}
	return &Channel{
		secret: s.SigningSecret, command: s.Command, brain: brain, log: log.With("channel", bot.ChannelSlack),
		metrics: metrics, warn: &rate.Sometimes{First: 1, Interval: 10 * time.Second},
	}, nil
}

// Routes adds the webhook to a mux, for every method, so that no wider route can answer in its place.
func (c *Channel) Routes(mux *http.ServeMux) { mux.HandleFunc("/slack/commands", c.commands) }

// commands answers a slash command in the response itself.
func (c *Channel) commands(w http.ResponseWriter, r *http.Request) {
	words, no := c.open(w, r)
	if no != nil {
		c.refuse(w, no)
		return
	}
	m := c.answer(string(words), time.Now())
	body, err := json.Marshal(m)
	if err != nil {
		panic("slack: a message holds only words and numbers: " + err.Error())
	}
	c.metrics.Message(bot.ChannelSlack, m.outcome)
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	_, _ = w.Write(body) // a caller that has gone cannot be told anything
}

// failure is all that is said when nothing else can be. Slack shows a status other than 200 as an error with no help
// in it, so this goes out as an answer.
const failure = "Waymark cannot answer just now. In danger: 999. Victim Support, free, day and night: 0808 168 9111."

// answer gives the message for these words. It never fails and never panics.
func (c *Channel) answer(words string, at time.Time) (m *message) {
	defer func() {
		if cause := recover(); cause != nil { // what it says is not logged: it may hold words
			c.log.Error("answering panicked; one sentence with a number was sent", "kind", fmt.Sprintf("%T", cause))
			m = failed()
		}
	}()
	brain := c.brain()
	if brain == nil {
		c.log.Error("there is no knowledge base to answer from; one sentence with a number was sent", "mend", "run waymark check")
		return failed()
	}
	a := &asked{brain: brain, base: brain.Base(), command: c.command, words: words, at: at}
	return a.card().message()
}

func failed() *message {
	return &message{ResponseType: ephemeral, Text: failure, outcome: outcomeFailed}
}
