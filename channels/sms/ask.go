package sms

import (
	"context"
	"errors"
	"runtime/debug"

	"waymark/bot"
	"waymark/bot/gsm7"
)

var (
	errMessage = errors.New("the message has no id or no count of pictures")
	errLate    = errors.New("the bot took too long")
	errPanic   = errors.New("the bot panicked")
)

// reply asks the bot for the reply to a text that was screened.
func (c *Channel) reply(ctx context.Context, f form) (bot.Reply, error) {
	m, err := message(f)
	if err != nil {
		return bot.Reply{}, err
	}
	return c.ask(ctx, m)
}

// mirror tells the bot of a STOP or a START that Twilio has answered, in whatever words it came, so that both lists
// agree. What the bot would say is dropped: the person has had an answer (S24).
func (c *Channel) mirror(ctx context.Context, f form) {
	keyword := f.get("OptOutType")
	if keyword != "STOP" && keyword != "START" {
		return
	}
	m, err := message(f)
	m.Words, m.Media = bot.Words(keyword), 0
	if err == nil {
		_, err = c.ask(ctx, m)
	}
	if err != nil {
		c.log.Error("our list of opt-outs may differ from Twilio's", "keyword", keyword, "reason", err,
			"mend", "look at the store; a START that was lost keeps somebody without answers until they text it again")
	}
}

// ask gets the bot's reply. A bot that panics or takes too long is an error, and stops nobody else's text. A caller
// that hangs up stops nothing: a STOP must be kept all the same.
func (c *Channel) ask(ctx context.Context, m bot.Message) (bot.Reply, error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), c.patience)
	defer cancel()
	replied := make(chan bot.Reply, 1)
	panicked := make(chan struct{})
	go func() {
		defer func() {
			if recover() != nil { // what it says is not logged: it may hold words
				c.log.Error("the bot panicked", "stack", string(debug.Stack()))
				close(panicked)
			}
		}()
		replied <- c.bot.Answer(ctx, m)
	}()
	select {
	case reply := <-replied:
		return reply, nil
	case <-panicked:
		return bot.Reply{}, errPanic
	case <-ctx.Done():
		return bot.Reply{}, errLate
	}
}

// fail gives the static safe reply in place of an answer.
func (c *Channel) fail(reason error) string {
	c.log.Error("a text got the static safe reply", "reason", reason)
	return c.done(outcomeFailed, c.sayStatic())
}

// countParts counts the parts of what is sent.
func (c *Channel) countParts(texts ...string) {
	for _, text := range texts {
		size := gsm7.Count(text)
		c.metrics.Parts(size.Encoding.String(), size.Parts)
	}
}

// sayStatic gives the TwiML of the static safe reply and counts its parts.
func (c *Channel) sayStatic() string {
	c.countParts(c.safeText)
	return c.safe
}

// done counts a text and gives its answer. The log says no more than the counter, and only when debugging: the
// minute and the outcome together could point at somebody.
func (c *Channel) done(outcome, twiml string) string {
	c.metrics.Message(bot.ChannelSMS, outcome)
	c.log.Debug("text", "outcome", outcome)
	return twiml
}
