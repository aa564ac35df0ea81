package bot

import (
	"context"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"waymark/knowledge"
)

// S6: a token nobody else has never comes back, in a reply, a conversation or a count.
func TestNothingTypedComesBack(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		token := fmt.Sprintf("zq%dxv%d", random.IntN(1e6), random.IntN(1e6))
		frame := []string{"%s", "my name is %s and my dad hits me", "near %s", "right %s", "%s help", "CARD %s", "%s 1", "b11 %s"}[random.IntN(8)]
		var event Event
		memory := NewMemory()
		b := New(brain(t), Options{Conversations: memory, Count: func(e Event) { event = e }})
		m := text(fmt.Sprintf(frame, token), workday)
		m.ID = "SM" + token
		r := b.Answer(context.Background(), m)
		kept := ""
		for key, c := range memory.byKey {
			content, err := json.Marshal(c.conversation)
			if err != nil {
				t.Fatal(err)
			}
			kept += key + string(content)
		}
		for what, holds := range map[string]string{
			"the reply": fmt.Sprintf("%+v", r), "the count": fmt.Sprintf("%+v", event), "the memory": kept, "a log": fmt.Sprintf("%+v %#v", m, m.Words),
		} {
			if strings.Contains(strings.Replace(holds, m.ID, "", 1), token) && what != "a log" || strings.Contains(holds, fmt.Sprintf(frame, token)) && frame != "%s" {
				t.Errorf("%s holds what was typed: %s", what, holds)
			}
			if strings.Contains(holds, "7700900123") {
				t.Errorf("%s holds the number: %s", what, holds)
			}
		}
	}
}

// S12: after any talk a neutral text gets what a stranger gets, and the talk is closed.
func TestNeutralWordsTellNothing(t *testing.T) {
	b := brain(t)
	talks := [][]string{
		{"RIGHTS"}, {"my dad is making me marry my cousin in pakistan next month"}, {"i was raped last night", "NEAR"}, {"URDU"}, {"NEAR", "b11"},
		{"hes outside tryin to kick the door in"}, {"im 13 my mum hits me"}, {"asdf"}, {"SAFE"},
	}
	neutral := []string{"hi", "?", "who is this", "who are you", "what did i ask", "", "call me", "Hello!", "WHO IS THIS??", ".", "🙂", "bye", "what did she say"}
	for _, talk := range talks {
		for _, words := range neutral {
			var c Conversation
			for _, said := range talk {
				c, _ = b.Next(c, Message{Words: Words(said), At: workday})
			}
			after, r := b.Next(c, Message{Words: Words(words), At: workday})
			_, stranger := b.Next(Conversation{}, Message{Words: Words(words), At: workday})
			if !reflect.DeepEqual(r, stranger) {
				t.Errorf("after %q, %q gets %+v\na stranger gets %+v", talk, words, r, stranger)
			}
			if !reflect.DeepEqual(after, Conversation{Sent: after.Sent, Safe: after.Safe, Unclear: after.Unclear}) {
				t.Errorf("after %q, %q leaves %+v", talk, words, after)
			}
		}
	}
}

// S21: the deciding code has no timer, no clock of its own and starts nothing that could send later.
func TestNothingIsSentLater(t *testing.T) {
	clocks := strings.Fields("Now Since Until AfterFunc NewTimer NewTicker Tick After Sleep")
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if !strings.HasSuffix(file.Name(), ".go") || strings.HasSuffix(file.Name(), "_test.go") {
			continue
		}
		syntax, err := parser.ParseFile(token.NewFileSet(), file.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(syntax, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GoStmt:
				t.Errorf("%s starts a goroutine", file.Name())
			case *ast.SelectorExpr:
				of, _ := n.X.(*ast.Ident)
				if of != nil && of.Name == "time" && slices.Contains(clocks, n.Sel.Name) {
					t.Errorf("%s uses time.%s", file.Name(), n.Sel.Name)
				}
			}
			return true
		})
	}
}

// S30: the replies to suicide name the routes of a crisis and nothing else.
func TestSuicideRepliesHoldOnlyCrisisRoutes(t *testing.T) {
	for _, k := range []known{{suicide: true}, {suicide: true, other: true}, {suicide: true, cues: []knowledge.Cue{knowledge.CueUnder18}}} {
		_, r := decide(t, Conversation{}, "words", k, workday)
		for _, route := range []string{"999", "116 123", "85258"} {
			if !strings.Contains(r.Texts[0], route) {
				t.Errorf("%s lacks %s", r.Situation, route)
			}
		}
		for _, banned := range []string{"commit", "Reply", "?", "pill", "promise", "0808 168"} {
			if strings.Contains(r.Texts[0], banned) {
				t.Errorf("%s holds %q", r.Situation, banned)
			}
		}
	}
}

// S27: danger beats suicide, and both beat every menu and topic.
func TestDangerBeatsEverything(t *testing.T) {
	for _, menu := range []Menu{MenuNone, MenuTopics, MenuGeneral, MenuRights, MenuPlace} {
		c := Conversation{Menu: menu, Opened: true, Topics: []knowledge.TopicID{following}, Choices: []knowledge.TopicID{following, domestic}}
		k := known{danger: true, suicide: true, topics: []knowledge.TopicID{marriage}, seeker: true}
		after, r := decide(t, c, "words", k, workday)
		if r.Outcome != OutcomeDanger || r.Urgency != UrgencyDanger || r.Services[0] != serviceEmergency || after.Menu != MenuNone {
			t.Errorf("with menu %q: %+v", menu, r)
		}
		if !strings.Contains(r.Texts[0], "116 123") {
			t.Errorf("danger and suicide together lack 116 123: %q", r.Texts[0])
		}
		k.danger = false
		if _, r = decide(t, c, "words", k, workday); r.Outcome != OutcomeSuicide || r.Urgency != UrgencySuicide {
			t.Errorf("with menu %q: %+v", menu, r)
		}
	}
	if _, r := brain(t).Next(Conversation{Menu: MenuRights}, Message{Words: "999", At: workday}); r.Outcome != OutcomeDanger {
		t.Errorf("999 gets %s", r.Situation)
	}
}

// A digit means something for the last menu sent only.
func TestDigits(t *testing.T) {
	two := Conversation{Menu: MenuTopics, Choices: []knowledge.TopicID{following, domestic}}
	for _, c := range []struct {
		before    Conversation
		words     string
		situation string
	}{
		{two, "1", "answer"}, {two, "2", "answer"}, {two, "2.", "answer"}, {two, "two", "answer"}, {two, "reply 2", "answer"}, {two, "3", "help"},
		{two, "0", "help"}, {two, "12", "help"}, {two, "right 5", "right-5"}, {Conversation{Menu: MenuGeneral}, "1", "answer.two"},
		{Conversation{Menu: MenuGeneral}, "4", "rights"}, {Conversation{Menu: MenuRights}, "12", "right-12"},
		{Conversation{Menu: MenuRights}, "13", "help"}, {Conversation{}, "5", "help"}, {Conversation{}, "rights 12", "right-12"},
		{Conversation{}, "RIGHT5", "right-5"}, {Conversation{Menu: MenuPlace}, "5", "help"},
	} {
		if _, r := decide(t, c.before, c.words, known{}, workday); r.Situation != c.situation {
			t.Errorf("%q in %q gets %s, want %s", c.words, c.before.Menu, r.Situation, c.situation)
		}
	}
}

// S29: from a foreign number there is a number in the +44 form, for every topic.
func TestAbroadHoldsANumberThatCanBeRung(t *testing.T) {
	for _, topic := range brain(t).base.Topics {
		if topic.ID == topicSuicide || topic.ID == topicRights {
			continue
		}
		for _, close := range []bool{false, true} {
			_, r := decide(t, Conversation{}, "words", known{topics: []knowledge.TopicID{topic.ID, following}, close: close, abroad: true}, workday)
			if !strings.Contains(r.Texts[0], "+44 ") {
				t.Errorf("%s: %s %q", topic.ID, r.Situation, r.Texts[0])
			}
		}
	}
	for _, k := range []known{{abroad: true, danger: true}, {abroad: true, inScope: 0.5}} {
		if _, r := decide(t, Conversation{}, "words", k, workday); !strings.Contains(r.Texts[0], "+44 ") {
			t.Errorf("%s %q", r.Situation, r.Texts[0])
		}
	}
}

// S11: the full name of a service is told only after MORE.
func TestFullNamesOnlyAfterMore(t *testing.T) {
	b := brain(t)
	for _, topic := range b.base.Topics {
		c, r := decide(t, Conversation{}, "words", known{topics: []knowledge.TopicID{topic.ID}}, workday)
		for _, s := range b.base.Services {
			if utf8.RuneCountInString(s.Name) > 5 && s.Name != s.TextName && strings.Contains(r.Texts[0], s.Name) {
				t.Errorf("%s: %q is named in %q", topic.ID, s.Name, r.Texts[0])
			}
		}
		told := map[string]bool{}
		for range 12 {
			c, r = decide(t, c, "MORE", known{}, workday)
			if r.Situation == "more.none" || r.Situation == "unknown" || strings.HasPrefix(r.Situation, "unknown") {
				break
			}
			if told[r.Texts[0]] || r.Parts > mostParts {
				t.Errorf("%s: MORE says again, in %d parts: %q", topic.ID, r.Parts, r.Texts[0])
			}
			told[r.Texts[0]] = true
		}
	}
}

// The lexicons of small talk say what they are for, and nothing of them is a word of danger.
func TestSmallTalk(t *testing.T) {
	b := brain(t)
	for _, k := range talk {
		lexicon := b.base.Lexicon(k.lexicon)
		for _, phrase := range lexicon.MustFire {
			if got := b.smallTalk.kind(phrase.Say); got != k.situation {
				t.Errorf("%s: %q is %q", k.lexicon, phrase.Say, got)
			}
		}
		for _, phrase := range lexicon.Traps {
			if got := b.smallTalk.kind(phrase.Say); got != "" {
				t.Errorf("%s: the trap %q is %q", k.lexicon, phrase.Say, got)
			}
		}
	}
	for _, id := range []string{"danger", "suicide", "seeker"} {
		for _, phrase := range b.base.Lexicon(id).MustFire {
			if got := b.smallTalk.kind(phrase.Say); got != "" {
				t.Errorf("%q must fire as %s and is small talk: %s", phrase.Say, id, got)
			}
		}
	}
}

// S20, S21: time that passes says nothing.
func TestTimeSaysNothing(t *testing.T) {
	said := 0
	b := New(brain(t), Options{Count: func(Event) { said++ }})
	b.Answer(context.Background(), text("RIGHTS", workday))
	b.conversations.(*Memory).Len(workday.Add(time.Hour))
	if said != 1 {
		t.Errorf("%d replies to one text", said)
	}
}

// S32: who asks for another person is told the four don'ts wherever the family or the person who hurts is near.
func TestFriendsAreToldTheFourDonts(t *testing.T) {
	for _, topic := range brain(t).base.Topics {
		if topic.Group != "family" && topic.Group != "harm" || topic.ID == "harmful-behaviour" {
			continue
		}
		for _, cue := range []knowledge.Cue{knowledge.CueSomebodyElse, knowledge.CueProfessional} {
			_, r := decide(t, Conversation{}, "words", known{topics: []knowledge.TopicID{topic.ID}, cues: []knowledge.Cue{cue}}, workday)
			for _, needed := range []string{"don't speak to the family or community", "confront anyone", "fix it alone", "You don't need to give names"} {
				if !strings.Contains(r.Texts[0], needed) {
					t.Errorf("%s, %s: %q lacks %q", topic.ID, cue, r.Texts[0], needed)
				}
			}
		}
	}
}

// S31: a child is never turned away: Childline and an adult to trust, whatever it is about.
func TestChildrenAreGivenChildline(t *testing.T) {
	for _, topic := range brain(t).base.Topics {
		if topic.ID == topicRights {
			continue
		}
		_, r := decide(t, Conversation{}, "words", known{topics: []knowledge.TopicID{topic.ID}, cues: []knowledge.Cue{knowledge.CueUnder18}}, workday)
		if !strings.Contains(r.Texts[0], "0800 1111") || topic.ID != topicSuicide && !strings.Contains(r.Texts[0], "teacher") {
			t.Errorf("%s: %q", topic.ID, r.Texts[0])
		}
	}
}

// What was read of a person stays for the session; what was read of somebody else does not.
func TestWhatIsKnownOfThePersonStays(t *testing.T) {
	child := known{topics: []knowledge.TopicID{"child-abuse"}, cues: []knowledge.Cue{knowledge.CueUnder18}}
	then := known{topics: []knowledge.TopicID{following}}
	c, _ := decide(t, Conversation{}, "im 13", child, workday)
	for range 2 {
		var r Reply
		if c, r = decide(t, c, "and she follows me", then, workday); r.Situation != "answer.child" || r.Services[0] != serviceChildline {
			t.Errorf("a child is forgotten: %s %v", r.Situation, r.Services)
		}
	}
	child.cues = append(child.cues, knowledge.CueSomebodyElse)
	c, r := decide(t, Conversation{}, "my cousin is 13", child, workday)
	if r.Situation != "answer.friend.harm" {
		t.Errorf("somebody who asks for a child gets %s", r.Situation)
	}
	if _, r = decide(t, c, "he follows me", then, workday); r.Situation != "answer" {
		t.Errorf("afterwards %s", r.Situation)
	}
}
