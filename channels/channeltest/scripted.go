package channeltest

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"waymark/bot"
)

// longReply is a reply of two texts with signs that a channel could spoil.
var longReply = [...]string{"Free, day or night: 0800 953 9777 (£0).", "In danger now? Call 999. Reply 1 home & family, 2 court"}

// scripted is a bot that does by the first word what the real one does by understanding.
type scripted struct {
	mu      sync.Mutex
	seen    []bot.Message
	replies map[string]bot.Reply // by id, as long as a session lives
	out     map[bot.Sender]bool
}

// Answer implements [Answerer].
func (s *scripted) Answer(_ context.Context, m bot.Message) bot.Reply {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.seen = append(s.seen, m)
	if r, ok := s.replies[m.ID]; ok && m.ID != "" {
		return r
	}
	r := s.reply(m)
	if s.replies == nil {
		s.replies = map[string]bot.Reply{}
	}
	s.replies[m.ID] = r
	return r
}

func (s *scripted) reply(m bot.Message) bot.Reply {
	word, rest, _ := strings.Cut(string(m.Words), " ")
	if s.out[m.From] && word != "START" {
		return silence
	}
	switch word {
	case "STOP", "START":
		s.out = map[bot.Sender]bool{m.From: word == "STOP"}
		return say(bot.OutcomeKeyword, "keyword "+word+". In danger now? Call 999.")
	case "danger":
		r := say(bot.OutcomeDanger, "Call 999 now. Can't talk? Press 55.")
		r.Urgency = bot.UrgencyDanger
		return r
	case "long":
		return say(bot.OutcomeAnswer, longReply[:]...)
	case "count":
		return say(bot.OutcomeAnswer, fmt.Sprintf("Reply number %d. In danger now? Call 999.", len(s.seen)))
	case "mark":
		return say(bot.OutcomeAnswer, mark(rest))
	case "hush":
		return silence
	}
	return say(bot.OutcomeNone, "In danger now? Call 999.")
}

var silence = bot.Reply{Outcome: bot.OutcomeKeyword, Urgency: bot.UrgencyNone, Language: "und"}

func say(outcome bot.Outcome, texts ...string) bot.Reply {
	return bot.Reply{
		Texts: texts, Parts: len(texts), Outcome: outcome, Urgency: bot.UrgencyNone, Language: "en", Situation: "scripted",
	}
}

func mark(word string) string { return "Your letter is " + word + ", call 999 in danger." }

// last gives the message that came last.
func (s *scripted) last() bot.Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.seen) == 0 {
		return bot.Message{}
	}
	return s.seen[len(s.seen)-1]
}

// different counts the ids that were shown.
func (s *scripted) different() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.replies)
}
