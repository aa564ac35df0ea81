package bot

import (
	"context"
	"slices"
	"time"
)

// repeatsKnown is how long a message that was answered is known by its id (S45).
const repeatsKnown = 24 * time.Hour

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
		if m.At = c.Answered[i].At; c.Answered[i].Start {
			m.Words = wordStart
		}
		after, reply := b.next(ctx, brain, c.Answered[i].Before, m)
		reply, _ = limited(c.Answered[i].Before, after, reply)
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
	err := b.conversations.Save(ctx, b.keys.message(m.From, m.ID), Conversation{}, m.At.Add(repeatsKnown))
	b.warn(ctx, "a message could not be marked as answered", err)
}

// remember saves the conversation until the session ends, and what is needed to repeat this reply.
func (b *Bot) remember(ctx context.Context, key string, before, after Conversation, m Message) {
	after.Answered = before.Answered
	if m.ID != "" {
		b.mark(ctx, m)
		before.Answered = nil
		this := Answered{ID: b.keys.message(m.From, m.ID), At: m.At, Before: before, Start: m.Words == wordStart}
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
// YES means START to somebody who opted out.
func (b *Bot) minds(ctx context.Context, m Message) (silent bool, _ Message) {
	key := b.keys.optOut(m.From)
	out, err := b.optOuts.OptedOut(ctx, key)
	b.warn(ctx, "it could not be seen whether a sender opted out", err)
	switch command := CommandOf(m.Words); {
	case command == Stop && !out:
		b.warn(ctx, "an opt-out could not be kept for good", b.optOuts.OptOut(ctx, key, m.At))
	case command == Start || command == Yes && out:
		b.warn(ctx, "an opt-in could not be kept for good", b.optOuts.OptIn(ctx, key, m.At))
		m.Words = wordStart
		return false, m
	case out:
		return true, m
	}
	return false, m
}
