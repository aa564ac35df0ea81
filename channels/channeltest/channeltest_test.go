package channeltest_test

import (
	"log/slog"
	"testing"
	"time"

	"waymark/bot"
	"waymark/channels/channeltest"
)

// The promises can be kept: by a channel that does nothing but carry.
func TestRun(t *testing.T) {
	channeltest.Run(t, func(_ *testing.T, answerer channeltest.Answerer, log *slog.Logger) channeltest.Line {
		return channeltest.Line{
			Send: func(t testing.TB, text channeltest.Text) []string {
				m := bot.Message{
					Channel: bot.ChannelTerminal, ID: text.ID, From: bot.Sender(text.From), Words: bot.Words(text.Words), At: time.Now(),
				}
				log.Debug("carried", "from", m.From, "words", m.Words)
				return answerer.Answer(t.Context(), m).Texts
			},
			ID:    func(id string) string { return id },
			Stops: true,
		}
	})
}
