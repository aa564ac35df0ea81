package bot

import (
	"fmt"
	"strings"

	"waymark/knowledge"
)

// smallTalk knows whole messages that are not about a topic: "who is this", "thanks". They are the must_fire
// phrases of the lexicons named here; a message means one only when it is nothing else.
type smallTalk struct {
	kinds map[string]string // by the folded message
}

// The lexicons of small talk, and whether their reply is what a stranger gets.
var talk = [...]struct{ lexicon, situation string }{
	{"stranger", "stranger"},
	{"ringing-off", "help"},
	{"real-person", "real-person"},
	{"ok-now", "ok-now"},
	{"thanks", "thanks"},
	{"privacy", "privacy"},
}

func newSmallTalk(base *knowledge.Base) (*smallTalk, error) {
	s := &smallTalk{kinds: map[string]string{}}
	for _, k := range talk {
		lexicon := base.Lexicon(k.lexicon)
		if lexicon == nil {
			return nil, fmt.Errorf("there is no safety/%s.yaml, which the reply %q needs; put it back", k.lexicon, k.situation)
		}
		for _, phrase := range lexicon.MustFire {
			s.kinds[bare(phrase.Say)] = k.situation
		}
	}
	return s, nil
}

// kind gives the situation of a message that is small talk, or "".
func (s *smallTalk) kind(words string) string { return s.kinds[bare(words)] }

// bare drops what people leave out or add without meaning: case, punctuation, small words of politeness.
func bare(words string) string {
	fields := strings.FieldsFunc(strings.ReplaceAll(fold(words), "'", ""), func(r rune) bool {
		return strings.ContainsRune(" \n,.!?;:-*\"()", r)
	})
	kept := fields[:0]
	for _, w := range fields {
		if long, ok := textese[w]; ok {
			w = long
		}
		if !polite[w] {
			kept = append(kept, w)
		}
	}
	if len(kept) == 0 {
		return strings.Join(fields, " ")
	}
	return strings.Join(kept, " ")
}

// textese are the short forms people text, written out.
var textese = map[string]string{
	"u": "you", "ur": "your", "r": "are", "y": "why", "wot": "what", "wat": "what", "im": "i am", "hes": "he is",
	"shes": "she is", "whos": "who is", "whats": "what is", "iz": "is", "dis": "this", "thx": "thanks", "ta": "thanks", "ty": "thank you",
	"thanx": "thanks", "cheers": "thanks", "k": "ok", "okay": "ok", "bot": "robot", "thats": "that is", "its": "it is",
}

// polite words change no meaning of small talk.
var polite = map[string]bool{
	"please": true, "pls": true, "plz": true, "sorry": true, "mate": true, "hey": true, "so": true, "and": true,
	"but": true, "now": true, "the": true, "a": true, "just": true, "really": true, "very": true, "then": true,
}

// talk answers small talk.
func (t *turn) talk() bool {
	switch situation := t.smallTalk.kind(t.words); situation {
	case "":
		return false
	case "ok-now":
		return t.okNow()
	case "thanks", "real-person", "privacy":
		return t.same(situation)
	default:
		return t.neutral(OutcomeKeyword, situation)
	}
}

// okNow answers somebody who was in danger: the topic's own open route where it is clear and open to anyone.
func (t *turn) okNow() bool {
	f := t.filling(nil)
	if offers := t.soFar(); len(offers) > 0 && isOpenToAnyone(offers[0]) {
		f.open = &offers[0]
	}
	return t.say(OutcomeKeyword, "ok-now", f)
}
