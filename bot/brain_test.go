package bot

import (
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"waymark/knowledge"
	"waymark/knowledge/hours"
)

// embedded is the brain of the base that is part of the program, made once for all tests.
var embedded = sync.OnceValues(func() (*Brain, error) {
	base, problems := knowledge.Load(knowledge.Embedded())
	if base == nil {
		return nil, errors.New(problems.Text())
	}
	if err := base.Train(); err != nil {
		return nil, err
	}
	return NewBrain(base)
})

func brain(t testing.TB) *Brain {
	t.Helper()
	b, err := embedded()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// workday is Wednesday 25 November 2026, 11am in London; the numbers of office hours are open.
var workday = time.Date(2026, time.November, 25, 11, 0, 0, 0, hours.London())

// fresh makes a bot with an empty memory and a key that stays the same.
func fresh(t testing.TB) *Bot {
	t.Helper()
	return New(brain(t), Options{Keys: [][]byte{[]byte("a key for tests")}})
}

// known is what a message would be found to mean, so that a test of words does not hang on the match.
type known struct {
	topics  []knowledge.TopicID
	close   bool
	cues    []knowledge.Cue
	lang    string
	danger  bool
	suicide bool
	other   bool // suicide of somebody else
	seeker  bool
	outside bool
	places  []knowledge.AreaID
	abroad  bool
	inScope float64
}

// decide gives the reply to words whose meaning is known.
func decide(t testing.TB, c Conversation, words string, k known, at time.Time) (Conversation, Reply) {
	t.Helper()
	b := brain(t)
	now := b.begin(c, Message{Words: Words(words), At: at, Abroad: k.abroad})
	const read = 4 // the place among the steps of the one that is left out here
	for _, step := range steps[:read] {
		if step(now) {
			return now.after, now.reply
		}
	}
	f := &now.finding
	f.Language, f.Places, f.OutsideArea, f.InScope, f.Cues = k.lang, k.places, k.outside, k.inScope, map[knowledge.Cue]bool{}
	for _, cue := range k.cues {
		f.Cues[cue] = true
	}
	for i, id := range k.topics {
		f.Topics = append(f.Topics, knowledge.TopicScore{ID: id, Score: 0.9 / float64(1+3*i)})
	}
	if len(k.topics) > 0 {
		f.Confidence = knowledge.Sure
		if k.close {
			f.Confidence = knowledge.Close
		}
		f.Services = b.base.Route(k.topics[:1], f.Cues, k.places, at)
	}
	now.safety.Danger, now.safety.Suicide, now.safety.SomebodyElse, now.safety.Seeker = k.danger, k.suicide, k.other, k.seeker
	now.note()
	for _, step := range steps[read+1:] {
		if step(now) {
			break
		}
	}
	return now.after, now.reply
}

func TestStaticReplyIsTheOneOfTheBase(t *testing.T) {
	if got := brain(t).Static(); got != StaticReply {
		t.Errorf("the base says %q\nthe constant says %q", got, StaticReply)
	}
	var none *Brain
	if none.Static() != StaticReply {
		t.Error("without a brain there is no static reply")
	}
}

func TestLintFindsNothing(t *testing.T) {
	for _, p := range Lint(brain(t).Base()) {
		if p.Severity == knowledge.Note {
			continue
		}
		t.Errorf("%s %s %s %s", p.File, p.Code, p.Reason, p.Mend)
	}
}

func TestNewBrainNamesFileSituationAndMend(t *testing.T) {
	for _, c := range []struct{ name, situation, text, want string }{
		{"missing", "help", "", `replies/en.yaml lacks "help"`},
		{"bracket", "help", "[No answer", "replies/en.yaml, help: a \"[\" is never closed"},
		{"brace", "help", "Ring {open.phone", "is never closed"},
		{"field", "help", "Ring {first.fone}", "there is no field {first.fone}"},
		{"service", "help", "Ring {nobody.phone}", "{nobody.phone} names a service that is not in the base"},
		{"long", "stop", strings.Repeat("Stop it now. ", 30), "stop: this text is 389 characters: 3 parts"},
		{"capitals", "stop", "NEVER. Call 999.", `"NEVER" is in capitals`},
		{"phrase", "stop", "Call 999. This is confidential.", `"confidential" is never sent`},
		{"link", "stop", "Call 999. See example.org for more.", `"example.org" looks like a link`},
		{"number", "stop", "Call 999 or 0800 953 9777.", `"0800 953 9777" is a number that no record holds`},
		{"locked screen", "stop", "About your marriage. Call 999.", `"marriage" is in the first 40 characters`},
		{"curly", "stop", "Call 999 – šafe.", "makes the text cost more parts"},
		{"curly and long", "stop", "Call 999 – šafe. " + strings.Repeat("So it goes. ", 40), "'š', after 11 characters, makes the text cost more parts: 8 now"},
		{"sentence", "stop", "Call 999. Go. Go. Go. Go. Go. Go. " + strings.Repeat("and go ", 14) + "now.", "25 are the most"},
		{"grade", "stop", "Immediate telephonic consultation availability notwithstanding, call 999 unconditionally.", "the reading grade is"},
		{"split", "stop", strings.Repeat("Go now. ", 18) + "{open.phone}. Call 999.", "0808 168 9111 would be split across two parts"},
		{"late danger line", "stop", strings.Repeat("Go now. ", 20) + "Call 999.", "the danger line must be in the first 160"},
	} {
		t.Run(c.name, func(t *testing.T) {
			changed, err := assemble(changedReply(brain(t).base, c.situation, c.text), brain(t).safety)
			if err == nil {
				err = changed.refuse()
			}
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v\nwant it to say %q", err, c.want)
			}
		})
	}
}

// changedReply is the base with one English reply changed, or taken away.
func changedReply(base *knowledge.Base, situation, text string) *knowledge.Base {
	changed := *base
	replies := *base.Replies[english]
	replies.Of = map[string]knowledge.Reply{}
	for s, r := range base.Replies[english].Of {
		replies.Of[s] = r
	}
	if replies.Of[situation] = (knowledge.Reply{Text: text}); text == "" {
		delete(replies.Of, situation)
	}
	changed.Replies = map[string]*knowledge.Replies{english: &replies}
	return &changed
}
