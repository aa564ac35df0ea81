package bot

import (
	"context"
	"slices"
	"time"
)

// RepeatsKnown is how long a message that was answered is known by its id (S45).
const RepeatsKnown = 24 * time.Hour

// load gives the sender's conversation.
func (b *Bot) load(ctx context.Context, is names, at time.Time) Conversation {
	c, ok, err := b.conversations.Load(ctx, is.session, at)
	if err == nil && !ok && is.yesterday != "" {
		c, _, err = b.conversations.Load(ctx, is.yesterday, at)
	}
	b.warn(ctx, "a conversation could not be loaded; it was taken for a new one", err)
	return c
}

// repeat gives the reply to a message that was answered before: the same while the session lives, silence after. Who
// opted out since hears the answer to that STOP again, and nothing else.
func (b *Bot) repeat(ctx context.Context, brain *Brain, c Conversation, is names, m Message) (Reply, bool) {
	if is.message == "" {
		return Reply{}, false
	}
	i := slices.IndexFunc(c.Answered, func(a Answered) bool { return a.ID == is.message })
	if i >= 0 {
		was := c.Answered[i]
		if isLatestStop := i == len(c.Answered)-1 && CommandOf(m.Words) == Stop; !isLatestStop && b.isOut(ctx, is) {
			return silence(), true
		}
		if m.At = was.At; was.Start {
			m.Words = wordStart
		}
		after, reply := was.next(brain, m)
		reply, _ = limited(was.before(), after, reply)
		return reply, true
	}
	_, known, err := b.conversations.Load(ctx, is.message, m.At)
	b.warn(ctx, "it could not be seen whether a message came before", err)
	return silence(), known
}

// mark remembers that a message was answered, for as long as the network may send it again.
func (b *Bot) mark(ctx context.Context, is names, at time.Time) {
	if is.message == "" {
		return
	}
	err := b.conversations.Save(ctx, is.message, Conversation{}, at.Add(RepeatsKnown))
	b.warn(ctx, "a message could not be marked as answered", err)
}

// answered is what is needed to repeat the reply to a message.
func answered(before Conversation, is names, m Message) Answered {
	a := Answered{ID: is.message, At: m.At, Start: m.Words == wordStart}
	if before.Answered = nil; !before.isNew() {
		a.Before = &before
	}
	return a
}

// remember saves the conversation until the session ends, and what is needed to repeat this reply.
func (b *Bot) remember(ctx context.Context, is names, after Conversation, this Answered) {
	if is.message != "" {
		b.mark(ctx, is, this.At)
		after.Answered = append(slices.Clone(after.Answered), this)
		if extra := len(after.Answered) - mostAnswered; extra > 0 {
			after.Answered = after.Answered[extra:]
		}
	}
	err := b.conversations.Save(ctx, is.session, after, this.At.Add(SessionLength))
	b.warn(ctx, "a conversation could not be saved; the next message will be taken for a first one", err)
}

// mostAnswered bounds the answers that can be repeated: a session has no more than these.
const mostAnswered = sessionLimit + 2

// wordStart stands for whatever word meant START.
const wordStart Words = "start"

// minds does what a message asks about being texted at all, and reports whether the sender must get nothing (S25).
// YES means START to somebody who opted out. A repeat of an old STOP or START undoes nothing that came after it.
func (b *Bot) minds(ctx context.Context, is names, m Message) (silent bool, _ Message) {
	out := b.isOut(ctx, is)
	switch command := CommandOf(m.Words); {
	case command == Stop && !out:
		if b.isOld(ctx, is.message) {
			return true, m
		}
		b.warn(ctx, "an opt-out could not be kept for good", b.optOuts.OptOut(ctx, is.sender, is.message, m.At))
	case command == Start || command == Yes && out:
		if out && b.isOld(ctx, is.message) {
			return true, m
		}
		b.warn(ctx, "an opt-in could not be kept for good", b.optOuts.OptIn(ctx, is.sender, is.message, m.At))
		m.Words = wordStart
		return false, m
	case out:
		return true, m
	}
	return false, m
}

// isOut reports whether the sender opted out.
func (b *Bot) isOut(ctx context.Context, is names) bool {
	out, err := b.optOuts.OptedOut(ctx, is.sender)
	b.warn(ctx, "it could not be seen whether a sender opted out", err)
	return out
}

// isOld reports whether a message changed the list before: it is a repeat, and its conversation is gone.
func (b *Bot) isOld(ctx context.Context, message string) bool {
	if message == "" {
		return false
	}
	old, err := b.optOuts.Changed(ctx, message)
	b.warn(ctx, "it could not be seen whether a message changed the list of opt-outs before", err)
	return old
}
