package sms

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"waymark/bot"
)

// Outcomes of texts that the bot does not decide.
const (
	outcomeSilent       = "silent"        // the bot chose to say nothing
	outcomeStatic       = "static"        // the kill switch is on
	outcomeFallback     = "fallback"      // Twilio came to the fallback address
	outcomeFailed       = "failed"        // something broke, and the static safe reply went out
	outcomeOptOut       = "opt_out"       // Twilio has answered STOP, START or HELP
	outcomeLandline     = "landline"      // a text to it would be read aloud (S15)
	outcomeOtherNetwork = "other_network" // WhatsApp, RCS and the like (S13)
	outcomeNoPhone      = "no_phone"      // a name or a short code: a machine, which would answer for ever
	outcomeOurselves    = "ourselves"     // our own number
)

// landlines are the beginnings of UK numbers that are not mobiles (S15).
var landlines = [...]string{"+441", "+442", "+443", "+4455", "+4456", "+448", "+449"}

var (
	e164       = regexp.MustCompile(`^\+[1-9][0-9]{6,14}$`)
	messageSID = regexp.MustCompile(`^(SM|MM)[0-9a-fA-F]{32}$`)
	fiveDigits = regexp.MustCompile(`^[0-9]{5}$`)
)

// text answers a text.
func (c *Channel) text(ctx context.Context, f form) (string, *refusal) {
	outcome, no := c.screen(ctx, f)
	switch {
	case no != nil:
		return "", no
	case outcome != "":
		return c.done(outcome, c.silence), nil
	case c.static:
		return c.done(outcomeStatic, c.sayStatic()), nil
	}
	reply, err := c.reply(ctx, f)
	if err != nil {
		return c.fail(err), nil
	}
	if len(reply.Texts) == 0 {
		return c.done(outcomeSilent, c.silence), nil
	}
	twiml, err := c.answers.messages(reply.Texts...)
	if err != nil {
		return c.fail(err), nil
	}
	c.countParts(reply.Texts...)
	return c.done(string(reply.Outcome), twiml), nil
}

// fallback answers a text that the first address could not. Its words are always the static safe reply; the bot is
// asked only so that a STOP counts here too, and whoever opted out hears nothing.
func (c *Channel) fallback(ctx context.Context, f form) (string, *refusal) {
	outcome, no := c.screen(ctx, f)
	if no != nil {
		return "", no
	}
	code := errorCode(f)
	c.metrics.SendFailure(code)
	c.log.Error("Twilio came to the fallback address", "code", code, "mend", "look the code up in Twilio's list of errors")
	if outcome != "" {
		return c.done(outcome, c.silence), nil
	}
	if !c.static {
		if reply, err := c.reply(ctx, f); err == nil && len(reply.Texts) == 0 {
			return c.done(outcomeSilent, c.silence), nil
		}
	}
	return c.done(outcomeFallback, c.sayStatic()), nil
}

// screen refuses a text to another number, and gives the outcome of one that gets no answer, or "".
func (c *Channel) screen(ctx context.Context, f form) (string, *refusal) {
	from := f.get("From")
	switch {
	case strings.Contains(from, ":"):
		return outcomeOtherNetwork, nil
	case f.get("To") != c.number:
		return "", &refusedNumber
	case !e164.MatchString(from):
		return outcomeNoPhone, nil
	case from == c.number:
		return outcomeOurselves, nil
	case isLandline(from):
		return outcomeLandline, nil
	case f.get("OptOutType") != "":
		c.mirror(ctx, f)
		return outcomeOptOut, nil
	}
	return "", nil
}

func isLandline(number string) bool {
	return slices.ContainsFunc(landlines[:], func(prefix string) bool { return strings.HasPrefix(number, prefix) })
}

// message makes a message of a form that was screened.
func message(f form) (bot.Message, error) {
	from := f.get("From")
	media, err := strconv.ParseUint(cmp.Or(f.get("NumMedia"), "0"), 10, 8)
	if err != nil || !messageSID.MatchString(f.get("MessageSid")) {
		err = errMessage
	}
	return bot.Message{
		Channel: bot.ChannelSMS,
		ID:      f.get("MessageSid"),
		From:    bot.Sender(from),
		Words:   bot.Words(strings.ToValidUTF8(f.get("Body"), "\uFFFD")),
		Media:   int(media),
		Abroad:  !strings.HasPrefix(from, "+44"),
		At:      time.Now(),
	}, err
}

// errorCode gives the error code of a webhook, if it looks like one.
func errorCode(f form) string {
	if code := f.get("ErrorCode"); fiveDigits.MatchString(code) {
		return code
	}
	return "other"
}
