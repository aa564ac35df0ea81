package bot

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"waymark/knowledge"
)

// Options are what a [Bot] is made of. The zero value works: it remembers in this process only.
type Options struct {
	Conversations Conversations // nil: memory of this process
	OptOuts       OptOuts       // nil: memory of this process
	Cards         Cards         // nil: no code is known
	Keys          [][]byte      // of the keyed hashes of senders, newest first; nil: one that ends with this process
	Count         func(Event)   // called once an answer; nil: nothing is counted
	Log           *slog.Logger  // never holds words or numbers; nil: the default one
}

// Bot gives a [Brain] a memory: conversations, repeats, opt-outs, limits and counts. It may be used by many
// goroutines at once.
type Bot struct {
	brain         atomic.Pointer[Brain]
	conversations Conversations
	optOuts       OptOuts
	cards         Cards
	keys          keys
	count         func(Event)
	log           *slog.Logger
	turns         [64]sync.Mutex // one sender's messages are answered one after the other
}

// Cards knows the codes that volunteers read out.
type Cards interface {
	// Service gives the service of a code that is still good, and counts a wrong try of the sender.
	Service(ctx context.Context, code, sender string, now time.Time) (knowledge.ServiceID, bool, error)
}

// Event is one answer as it is counted. It says nothing about the person.
type Event struct {
	At        time.Time
	Channel   Channel
	Outcome   Outcome
	Urgency   Urgency
	Situation string
	Topic     knowledge.TopicID // "" when none was clear
	Area      knowledge.AreaID  // "" when none was said, or several
	Parts     int
	Silent    bool // nothing was sent: opted out, over the limit, or a repeat after the session
	Failed    bool // the static reply went out because something failed
}

// New makes a bot that thinks with this brain. The brain may be nil: every answer is then the static safe reply.
func New(brain *Brain, o Options) *Bot {
	b := &Bot{
		conversations: o.Conversations, optOuts: o.OptOuts, cards: o.Cards, keys: newKeys(o.Keys), count: o.Count, log: o.Log,
	}
	if b.conversations == nil {
		b.conversations = NewMemory()
	}
	if b.optOuts == nil {
		b.optOuts = NewMemoryOptOuts()
	}
	if b.count == nil {
		b.count = func(Event) {}
	}
	if b.log == nil {
		b.log = slog.Default()
	}
	b.Use(brain)
	return b
}

// Use lets the bot think with another brain from the next message on: a base that was loaded again.
func (b *Bot) Use(brain *Brain) { b.brain.Store(brain) }

// Brain gives the brain in use.
func (b *Bot) Brain() *Brain { return b.brain.Load() }

// Answer gives the reply to a message, remembers what must be remembered and counts. It never fails and never
// panics: when anything inside does, the person gets the static safe reply.
func (b *Bot) Answer(ctx context.Context, m Message) (reply Reply) {
	brain := b.Brain()
	e := Event{At: m.At, Channel: m.Channel}
	defer func() { b.tally(ctx, e, reply) }()
	defer func() {
		if cause := recover(); cause != nil {
			b.log.ErrorContext(ctx, "answering panicked; the static reply was sent", "kind", kindOf(cause))
			reply, e.Failed = staticReply(brain), true
		}
	}()
	if brain == nil {
		e.Failed = true
		return staticReply(nil)
	}
	turn := &b.turns[b.keys.stripe(m.From)]
	turn.Lock()
	defer turn.Unlock()
	return b.answer(ctx, brain, m)
}

// tally counts an answer. A count that fails keeps nobody from a reply.
func (b *Bot) tally(ctx context.Context, e Event, r Reply) {
	defer func() {
		if cause := recover(); cause != nil {
			b.log.ErrorContext(ctx, "counting panicked; this answer is not counted", "kind", kindOf(cause))
		}
	}()
	e.take(r)
	b.count(e)
}

// kindOf names what a panic was about without its words, which may be a person's.
func kindOf(cause any) string { return fmt.Sprintf("%T", cause) }

// answer is the path of DESIGN 2 from opt-outs to the saved conversation. What a store fails to do is logged and
// does not keep a person from an answer.
func (b *Bot) answer(ctx context.Context, brain *Brain, m Message) Reply {
	is := b.keys.of(m)
	c := b.load(ctx, is, m.At)
	if again, ok := b.repeat(ctx, brain, c, is, m); ok {
		return again
	}
	silent, m := b.minds(ctx, is, m)
	if silent {
		b.mark(ctx, is, m.At)
		return silence()
	}
	this := answered(c, is, m)
	this.Service = b.redeem(ctx, m)
	after, reply := this.next(brain, m)
	reply, after = limited(c, after, reply)
	after.Answered = c.Answered
	b.remember(ctx, is, after, this)
	return reply
}

// redeem gives the service of the code in a message; "" when there is none, or the code is not good.
func (b *Bot) redeem(ctx context.Context, m Message) knowledge.ServiceID {
	code, isCard := cardCode(m.Words)
	if !isCard || b.cards == nil {
		return ""
	}
	id, ok, err := b.cards.Service(ctx, code, b.keys.sender(m.From), m.At)
	b.warn(ctx, "a code could not be looked up", err)
	if !ok || err != nil {
		return ""
	}
	return id
}

// next is Next, with the codes that volunteers read out.
func (a Answered) next(brain *Brain, m Message) (Conversation, Reply) {
	if _, isCard := cardCode(m.Words); isCard {
		return brain.card(a.before(), m, a.Service)
	}
	return brain.Next(a.before(), m)
}

// warn logs an error of a store, which never holds words or numbers.
func (b *Bot) warn(ctx context.Context, what string, err error) {
	if err != nil {
		b.log.WarnContext(ctx, what, "error", err)
	}
}

func silence() Reply {
	return Reply{Outcome: OutcomeKeyword, Urgency: UrgencyNone, Language: undetermined}
}

// staticReply is 13a as a reply. The brain may be nil.
func staticReply(brain *Brain) Reply {
	return Reply{
		Texts: []string{brain.Static()}, Parts: 1, Outcome: OutcomeNone, Urgency: UrgencyNone,
		Services: []knowledge.ServiceID{serviceVictims}, Language: undetermined, Situation: "static",
	}
}

func (e *Event) take(r Reply) {
	e.Outcome, e.Urgency, e.Situation, e.Parts = r.Outcome, r.Urgency, r.Situation, r.Parts
	e.Silent = len(r.Texts) == 0
	e.Area = r.Area
	switch r.Outcome {
	case OutcomeAnswer, OutcomeAsk, OutcomeRight:
		if len(r.Topics) > 0 {
			e.Topic = r.Topics[0].ID
		}
	}
}
