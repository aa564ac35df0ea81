package bot

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"waymark/knowledge"
)

// text is a message of one person.
func text(words string, at time.Time) Message {
	return Message{Channel: ChannelSMS, From: "+447700900123", Words: Words(words), At: at}
}

func TestStopIsExactlyOneWord(t *testing.T) {
	stops := []string{
		"STOP", "stop", "Stop", "sToP", " stop ", "stop.", "STOP!", "stop!!", "Stop. ", "STOPALL", "stopall", "UNSUBSCRIBE", "unsubscribe.",
		"REVOKE", "revoke", "OPTOUT", "optout!", "\tstop\n",
	}
	others := []string{
		"stop him hitting me", "please stop", "the end", "make him stop", "stop it", "stop please", "he wont stop", "STOP STOP", "stop all",
		"opt out", "end", "END", "cancel", "CANCEL", "quit", "QUIT", "help", "info", "stopp", "s t o p", "stop?", "don't stop", "bus stop",
		"stop!ping", "unsubscribe me", "revoked",
	}
	if len(stops)+len(others) < 40 {
		t.Fatalf("the table has %d rows", len(stops)+len(others))
	}
	for want, rows := range map[bool][]string{true: stops, false: others} {
		for _, words := range rows {
			b := fresh(t)
			reply := b.Answer(context.Background(), text(words, workday))
			if stopped := reply.Situation == "stop"; stopped != want {
				t.Errorf("%q: %s", words, reply.Situation)
			}
			next := b.Answer(context.Background(), text("RIGHTS", workday))
			if silent := len(next.Texts) == 0; silent != want {
				t.Errorf("after %q: %q", words, next.Texts)
			}
		}
	}
}

func TestOptedOutGetNothingButTheAnswerToStart(t *testing.T) {
	for words, comes := range map[string]bool{
		"START": true, "unstop": true, "YES": true, "yes.": true, "hi": false, "help": false, "hes got a knife": false,
		"i want to die": false, "STOP": false, "1": false, "": false, "start please": false,
	} {
		b := fresh(t)
		b.Answer(context.Background(), text("STOP", workday))
		reply := b.Answer(context.Background(), text(words, workday.Add(time.Hour)))
		if got := len(reply.Texts) > 0; got != comes || comes && reply.Situation != "start" {
			t.Errorf("%q: %s %q", words, reply.Situation, reply.Texts)
		}
	}
	if r := fresh(t).Answer(context.Background(), text("YES", workday)); r.Situation == "start" {
		t.Error("YES of somebody who did not opt out is START")
	}
}

func TestAThousandTextsAreTenReplies(t *testing.T) {
	b, replies, crises := fresh(t), 0, map[Urgency]int{}
	for i := range 1000 {
		words := []string{"RIGHTS", "hes got a knife hes coming up the stairs", "im 13 and i want to die", "right 5"}[i/10%4]
		reply := b.Answer(context.Background(), text(words, workday.Add(time.Duration(i)*time.Second/2)))
		if len(reply.Texts) > 0 {
			if replies++; replies > sessionLimit {
				crises[reply.Urgency]++
			}
		}
	}
	if replies > sessionLimit+2 || crises[UrgencyNone] > 0 || crises[UrgencyDanger] > 1 || crises[UrgencySuicide] > 1 {
		t.Errorf("%d replies, after the tenth %v", replies, crises)
	}
}

func TestSessionCrossesMidnight(t *testing.T) {
	b, ctx := fresh(t), context.Background()
	night := time.Date(2026, time.November, 25, 23, 55, 0, 0, time.UTC)
	b.Answer(ctx, text("RIGHTS", night))
	if r := b.Answer(ctx, text("5", night.Add(10*time.Minute))); r.Situation != "right-5" {
		t.Errorf("after midnight the digit means %s", r.Situation)
	}
}

// After 15 minutes a sender is as a new one (S20).
func TestAfterTheSessionEverySenderIsNew(t *testing.T) {
	ctx := context.Background()
	for _, words := range []string{"hi", "", "5", "MORE", "NEAR", "b11", "thanks", "RIGHTS", "right 5", "SAFE", "no"} {
		known, unknown := fresh(t), fresh(t)
		for _, before := range []string{"RIGHTS", "SAFE", "asdf"} {
			known.Answer(ctx, text(before, workday))
		}
		later := workday.Add(SessionLength)
		if got, want := known.Answer(ctx, text(words, later)), unknown.Answer(ctx, text(words, later)); got.Texts[0] != want.Texts[0] {
			t.Errorf("%q: %q\na new sender gets %q", words, got.Texts, want.Texts)
		}
	}
}

// failing is a store that is away.
type failing struct{ panics bool }

func (f failing) fail() error {
	if f.panics {
		panic("the secret words of a person")
	}
	return errors.New("the store is away")
}

func (f failing) Load(context.Context, string, time.Time) (Conversation, bool, error) {
	return Conversation{}, false, f.fail()
}
func (f failing) Save(context.Context, string, Conversation, time.Time) error { return f.fail() }
func (f failing) OptedOut(context.Context, []string) (bool, error)            { return false, f.fail() }
func (f failing) OptOut(context.Context, []string, string, time.Time) error   { return f.fail() }
func (f failing) OptIn(context.Context, []string, string, time.Time) error    { return f.fail() }
func (f failing) Changed(context.Context, string) (bool, error)               { return false, f.fail() }

func TestEverybodyGetsAReplyWhateverFails(t *testing.T) {
	var log bytes.Buffer
	logger := slog.New(slog.NewTextHandler(&log, nil))
	counted := 0
	count := func(Event) { counted++; panic("counting fails too") }
	for name, b := range map[string]*Bot{
		"no brain":      New(nil, Options{Log: logger, Count: count}),
		"empty brain":   New(&Brain{}, Options{Log: logger, Count: count}),
		"store away":    New(brain(t), Options{Conversations: failing{}, OptOuts: failing{}, Log: logger, Count: count}),
		"store panics":  New(brain(t), Options{Conversations: failing{panics: true}, Log: logger, Count: count}),
		"optout panics": New(brain(t), Options{OptOuts: failing{panics: true}, Log: logger, Count: count}),
	} {
		m := text("secret words", workday)
		m.ID = "SMsecret"
		r := b.Answer(context.Background(), m)
		if len(r.Texts) != 1 || !strings.Contains(r.Texts[0], "999") {
			t.Errorf("%s: %q", name, r.Texts)
		}
	}
	if counted != 5 {
		t.Errorf("%d answers were counted", counted)
	}
	for _, secret := range []string{"secret", "7700900123"} {
		if strings.Contains(log.String(), secret) {
			t.Errorf("the log holds %q:\n%s", secret, log.String())
		}
	}
}

func TestCountsSayNothingOfThePerson(t *testing.T) {
	var events []Event
	b := New(brain(t), Options{Count: func(e Event) { events = append(events, e) }})
	for _, words := range []string{"RIGHTS", "hi", "STOP", "hello"} {
		b.Answer(context.Background(), text(words, workday))
	}
	want := []Event{
		{Outcome: OutcomeRight, Situation: "rights", Topic: topicRights, Parts: 2},
		{Outcome: OutcomeKeyword, Situation: "stranger", Parts: 1},
		{Outcome: OutcomeKeyword, Situation: "stop", Parts: 1},
		{Outcome: OutcomeKeyword, Silent: true},
	}
	for i, e := range want {
		e.At, e.Channel, e.Urgency = workday, ChannelSMS, UrgencyNone
		if events[i] != e {
			t.Errorf("counted %+v\nwant    %+v", events[i], e)
		}
	}
}

func TestManyTalkAtOnce(t *testing.T) {
	b := fresh(t)
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			for n := range 40 {
				m := text([]string{"RIGHTS", "5", "MORE", "hi"}[n%4], workday)
				m.From = Sender(fmt.Sprintf("+4477009001%02d", (i+n)%10))
				b.Answer(context.Background(), m)
			}
			b.Use(b.Brain())
		})
	}
	all.Wait()
}

// one knows one code.
type one struct{}

func (one) Service(_ context.Context, code, _ string, _ time.Time) (knowledge.ServiceID, bool, error) {
	return "wm-hba-fm-helpline", code == "4827", nil
}

func TestCards(t *testing.T) {
	b := New(brain(t), Options{Cards: one{}})
	for words, want := range map[string]string{"CARD 4827": "card", "card 4827.": "card", "CARD 1111": "help"} {
		m := text(words, workday)
		m.From = Sender(words)
		if r := b.Answer(context.Background(), m); r.Situation != want {
			t.Errorf("%q: %s", words, r.Situation)
		}
	}
}

func BenchmarkAnswer(b *testing.B) {
	bot := fresh(b)
	for i := 0; b.Loop(); i++ {
		m := text("my fella batters me nd wont let me out wot do i do", workday)
		m.From = Sender(fmt.Sprint(i))
		bot.Answer(context.Background(), m)
	}
}

func TestCardIsGoodForARepeatOfItsMessage(t *testing.T) {
	cards := &once{}
	b := New(brain(t), Options{Cards: cards})
	m := text("CARD 4827", workday)
	m.ID = "SM1"
	for range 3 {
		if r := b.Answer(context.Background(), m); r.Situation != "card" {
			t.Errorf("%s", r.Situation)
		}
	}
	if m.ID = "SM2"; b.Answer(context.Background(), m).Situation == "card" {
		t.Error("another message used the code again")
	}
}

// once knows a code that is good once.
type once struct{ used bool }

func (o *once) Service(context.Context, string, string, time.Time) (knowledge.ServiceID, bool, error) {
	used := o.used
	o.used = true
	return "wm-hba-fm-helpline", !used, nil
}

// The network may bring an old message again after the program started anew: conversations are gone, opt-outs not.
func TestOldStopAndStartChangeNothing(t *testing.T) {
	ctx, optOuts := context.Background(), NewMemoryOptOuts()
	say := func(words, id string) Reply {
		anew := New(brain(t), Options{Keys: [][]byte{[]byte("a key for tests")}, OptOuts: optOuts})
		m := text(words, workday)
		m.ID = id
		return anew.Answer(ctx, m)
	}
	say("STOP", "SM1")
	say("START", "SM2")
	if r := say("STOP", "SM1"); len(r.Texts) > 0 {
		t.Errorf("the old STOP got %q", r.Texts)
	}
	if r := say("hi", "SM3"); len(r.Texts) == 0 {
		t.Error("the old STOP silenced")
	}
	say("STOP", "SM4")
	if r := say("START", "SM2"); len(r.Texts) > 0 {
		t.Errorf("the old START got %q", r.Texts)
	}
	if r := say("hi", "SM5"); len(r.Texts) > 0 {
		t.Errorf("the old START undid a STOP: %q", r.Texts)
	}
}

func TestOptOutOutlivesItsKey(t *testing.T) {
	ctx, optOuts := context.Background(), NewMemoryOptOuts()
	older := New(brain(t), Options{Keys: [][]byte{[]byte("old")}, OptOuts: optOuts})
	newer := New(brain(t), Options{Keys: [][]byte{[]byte("new"), []byte("old")}, OptOuts: optOuts})
	older.Answer(ctx, text("STOP", workday))
	if r := newer.Answer(ctx, text("hi", workday)); len(r.Texts) > 0 {
		t.Errorf("after a change of keys: %q", r.Texts)
	}
}
