package bot

import (
	"context"
	"slices"
	"time"
)

// RepeatsKnown is how long a message that was answered is known by its id (S45).
const RepeatsKnown = 24 * time.Hour

// load gives the sender's conversation and the key it is saved under. Keys change at midnight, so in a night's first
// minutes a conversation may stand under yesterday's.
func (b *Bot) load(ctx context.Context, m Message) (key string, c Conversation) {
	key = b.keys.session(m.From, m.At)
	c, ok, err := b.conversations.Load(ctx, key, m.At)
	if err == nil && !ok {
		if before := b.keys.session(m.From, m.At.Add(-SessionLength)); before != key {
			c, _, err = b.conversations.Load(ctx, before, m.At)
		}
	}
	b.warn(ctx, "a conversation could not be loaded; it was taken for a new one", err)
	return key, c
}

// repeat gives the reply to a message that was answered before: the same while the session lives, silence after.
func (b *Bot) repeat(ctx context.Context, brain *Brain, c Conversation, m Message) (Reply, bool) {
	if m.ID == "" {
		return Reply{}, false
	}
	id := b.keys.message(m.From, m.ID)
	i := slices.IndexFunc(c.Answered, func(a Answered) bool { return a.ID == id })
	if i >= 0 {
		was := c.Answered[i]
		if m.At = was.At; was.Start {
			m.Words = wordStart
		}
		after, reply := was.next(brain, m)
		reply, _ = limited(was.Before, after, reply)
		return reply, true
	}
	_, known, err := b.conversations.Load(ctx, id, m.At)
	b.warn(ctx, "it could not be seen whether a message came before", err)
	return silence(), known
}

// mark remembers that a message was answered, for as long as the network may send it again.
func (b *Bot) mark(ctx context.Context, m Message) {
	if m.ID == "" {
		return
	}
	err := b.conversations.Save(ctx, b.keys.message(m.From, m.ID), Conversation{}, m.At.Add(RepeatsKnown))
	b.warn(ctx, "a message could not be marked as answered", err)
}

// answered is what is needed to repeat the reply to a message.
func (b *Bot) answered(before Conversation, m Message) Answered {
	before.Answered = nil
	return Answered{ID: b.keys.message(m.From, m.ID), At: m.At, Before: before, Start: m.Words == wordStart}
}

// remember saves the conversation until the session ends, and what is needed to repeat this reply.
func (b *Bot) remember(ctx context.Context, key string, after Conversation, m Message, this Answered) {
	if m.ID != "" {
		b.mark(ctx, m)
		after.Answered = append(slices.Clone(after.Answered), this)
		if extra := len(after.Answered) - mostAnswered; extra > 0 {
			after.Answered = after.Answered[extra:]
		}
	}
	err := b.conversations.Save(ctx, key, after, m.At.Add(SessionLength))
	b.warn(ctx, "a conversation could not be saved; the next message will be taken for a first one", err)
}

// mostAnswered bounds the answers that can be repeated: a session has no more than these.
const mostAnswered = sessionLimit + 2

// wordStart stands for whatever word meant START.
const wordStart Words = "start"

// minds does what a message asks about being texted at all, and reports whether the sender must get nothing (S25).
// YES means START to somebody who opted out. A repeat of an old STOP or START undoes nothing that came after it.
func (b *Bot) minds(ctx context.Context, m Message) (silent bool, _ Message) {
	sender, message := b.keys.optOut(m.From), b.keys.message(m.From, m.ID)
	if m.ID == "" {
		message = ""
	}
	out, err := b.optOuts.OptedOut(ctx, sender)
	b.warn(ctx, "it could not be seen whether a sender opted out", err)
	switch command := CommandOf(m.Words); {
	case command == Stop && !out:
		if b.isOld(ctx, message) {
			return true, m
		}
		b.warn(ctx, "an opt-out could not be kept for good", b.optOuts.OptOut(ctx, sender, message, m.At))
	case command == Start || command == Yes && out:
		if out && b.isOld(ctx, message) {
			return true, m
		}
		b.warn(ctx, "an opt-in could not be kept for good", b.optOuts.OptIn(ctx, sender, message, m.At))
		m.Words = wordStart
		return false, m
	case out:
		return true, m
	}
	return false, m
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
