package bot

import (
	"log/slog"
	"time"
)

const hidden = "[hidden]"

// Words is what a person typed. It never prints: logs, errors and %v show "[hidden]" (S44).
type Words string

// String returns "[hidden]".
func (Words) String() string { return hidden }

// GoString returns "[hidden]".
func (Words) GoString() string { return hidden }

// LogValue returns "[hidden]".
func (Words) LogValue() slog.Value { return slog.StringValue(hidden) }

// Sender is the address of a person or of a member of staff: a telephone number, a Slack user, a browser session.
// It never prints (S44).
type Sender string

// String returns "[hidden]".
func (Sender) String() string { return hidden }

// GoString returns "[hidden]".
func (Sender) GoString() string { return hidden }

// LogValue returns "[hidden]".
func (Sender) LogValue() slog.Value { return slog.StringValue(hidden) }

// Channel names the way a message came: "sms", "slack", "console" or "terminal".
type Channel string

// The channels there are.
const (
	ChannelSMS      Channel = "sms"
	ChannelSlack    Channel = "slack"
	ChannelConsole  Channel = "console"
	ChannelTerminal Channel = "terminal"
)

// Message is one text as it arrived.
type Message struct {
	Channel Channel
	ID      string // the carrier's id of this message; the same id gets the same reply. Empty: never a repeat
	From    Sender
	Words   Words
	Media   int       // pictures and voice notes that came with it; they are never opened
	Abroad  bool      // the sender's number is not a +44 one (S29)
	At      time.Time // when it arrived
}
