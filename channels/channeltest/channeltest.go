package channeltest

import (
	"context"
	"log/slog"
	"strings"
	"testing"

	"waymark/bot"
)

// Answerer answers messages. It is implemented by [bot.Bot], and by the bot that [Run] brings.
type Answerer interface {
	Answer(context.Context, bot.Message) bot.Reply
}

// Text is one message that a person sends through the outside system.
type Text struct {
	ID    string // the same for a repeat; letters and digits
	From  string // a UK mobile number; a channel that knows people by other names makes one of it
	Words string
}

// Line is a channel under test.
type Line struct {
	// Send brings a text in as the outside system would, and gives the texts that came back, in order. It may be
	// called by many goroutines at once.
	Send func(testing.TB, Text) []string
	// Told gives whatever else the channel told the world: metrics, errors. It may be nil.
	Told func() string
	// ID gives the message id under which the bot is to know a text's ID; nil when this channel has no repeats.
	ID func(id string) string
	// Stops says that STOP silences on this channel.
	Stops bool
}

// Open makes a line in front of a bot. Everything the channel logs, at every level, goes to log.
type Open func(t *testing.T, answerer Answerer, log *slog.Logger) Line

// Canaries are words and a sender that nothing may ever tell. The number is one of Ofcom's for drama.
const (
	CanaryWords  = "zanzibar-canary"
	CanarySender = "+447700900982"
)

// Run holds a channel to its promises.
func Run(t *testing.T, open Open) {
	t.Helper()
	for _, promise := range promises {
		t.Run(promise.name, func(t *testing.T) {
			bot := &scripted{}
			var logs Logs
			line := open(t, bot, logs.Logger())
			promise.holds(t, line, bot)
			told := logs.String()
			if line.Told != nil {
				told += line.Told()
			}
			Hidden(t, told)
		})
	}
}

// Hidden fails the test if any of what was told holds a canary, in whole or without its first signs.
func Hidden(t testing.TB, told string) {
	t.Helper()
	for _, secret := range []string{CanaryWords, strings.TrimPrefix(CanarySender, "+44")} {
		if strings.Contains(told, secret) {
			t.Errorf("%q was told to the world in %q", secret, told)
		}
	}
}
