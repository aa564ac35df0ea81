package sms

import (
	"fmt"
	"log/slog"
	"net/http"
	"testing"

	"waymark/channels/channeltest"
)

func TestPromises(t *testing.T) {
	channeltest.Run(t, func(t *testing.T, answerer channeltest.Answerer, log *slog.Logger) channeltest.Line {
		r := rig{mux: http.NewServeMux()}
		channel, err := New(testSettings(), answerer, log, &r.counts)
		if err != nil {
			t.Fatal(err)
		}
		channel.Routes(r.mux)
		id := func(id string) string { return fmt.Sprintf("SM%032x", id) }
		return channeltest.Line{
			Send: func(t testing.TB, m channeltest.Text) []string {
				return messagesIn(t, r.send("/sms", text("MessageSid", id(m.ID), "From", m.From, "Body", m.Words)))
			},
			Told:  r.counts.String,
			ID:    id,
			Stops: true,
		}
	})
}
