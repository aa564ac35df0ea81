package safety

import (
	"fmt"
	"sync"

	"waymark/knowledge"
	"waymark/knowledge/match"
)

// Reading is what one message tells of danger. It holds no words of the message.
type Reading struct {
	Danger       bool    // somebody is in danger now, or about to be
	Suicide      bool    // somebody may take or hurt their own life; may be true beside Danger, which comes first
	SomebodyElse bool    // Suicide is about another person than the one who writes
	Seeker       bool    // the message asks where a person is, or how to reach or track them (S34)
	Why          string  // "danger: coming-in" or "danger: learned", of the first that fired; empty: none
	DangerScore  float64 // what the phrases taught, 0 to 1
	SuicideScore float64 // what the phrases taught, 0 to 1
}

// Reader reads messages. It does not change and may be used by many goroutines at once.
type Reader struct {
	vocabulary *vocabulary
	parter     parter
	base       *knowledge.Base // hears how likely danger and suicide are
	danger     watch
	suicide    watch
	seeker     watch
}

// watch is one lexicon at work.
type watch struct {
	id      string
	rules   *rules
	doubted float64         // a rule is not believed below this score; 0: always
	byHeart map[string]bool // whether it fires, of the phrases of the lexicon, normalised
}

// New compiles the rules of the safety lexicons of a base that is trained: what its phrases taught stands beside the
// rules. It fails when a lexicon is missing or a pattern cannot be read.
func New(base *knowledge.Base) (*Reader, error) {
	r := &Reader{base: base, danger: watch{id: "danger", doubted: doubted}, suicide: watch{id: "suicide", doubted: doubted}, seeker: watch{id: "seeker"}}
	known := knownWords(base)
	r.vocabulary = newVocabulary(known)
	var learning sync.WaitGroup
	defer learning.Wait()
	for _, w := range []*watch{&r.danger, &r.suicide, &r.seeker} {
		lex := lexicon(base, w.id)
		if lex == nil {
			return nil, fmt.Errorf("the base has no safety lexicon %q: add safety/%s.yaml", w.id, w.id)
		}
		learning.Go(func() { w.byHeart = byHeart(lex) })
		var err error
		if w.rules, err = compile(lex, r.vocabulary); err != nil {
			return nil, err
		}
	}
	r.parter = newParter(known, r.vocabulary)
	return r, nil
}

func lexicon(base *knowledge.Base, id string) *knowledge.Lexicon {
	for _, l := range base.Lexicons {
		if l.ID == id {
			return l
		}
	}
	return nil
}

// byHeart returns the phrases of a lexicon: word for word, those that must fire do, and the traps do not, whatever the rules and what was learned say.
func byHeart(lex *knowledge.Lexicon) map[string]bool {
	phrases := make(map[string]bool, len(lex.MustFire)+len(lex.Traps))
	for _, p := range lex.Traps {
		phrases[match.Normalise(p.Say)] = false
	}
	for _, p := range lex.MustFire {
		phrases[match.Normalise(p.Say)] = true
	}
	return phrases
}

// Read says what a message tells.
func (r *Reader) Read(text string) Reading { return r.ReadHeard(r.base.Hear(text)) }

// ReadHeard is Read for a message that the base has heard already.
func (r *Reader) ReadHeard(heard knowledge.Heard) Reading { return r.read(heard, true) }

// read is ReadHeard; without heart, the phrases of the lexicons are read like any other message.
func (r *Reader) read(heard knowledge.Heard, heart bool) Reading {
	score := [...]float64{heard.Danger(), heard.Suicide()}
	l := r.vocabulary.read(r.parter.part(heard.Words()))
	defer r.vocabulary.clear(l)
	little := l.words <= few || heard.Strange()
	danger, suicide, seeker := r.danger.look(l, score[0], little), r.suicide.look(l, score[1], little), r.seeker.look(l, 0, little)
	if danger.learned && suicide.why != "" && score[1] > score[0] {
		danger = sight{} // only likened to danger, and likelier to be suicide, whose answer leads to help at once too
	}
	if heart {
		r.danger.recall(&danger, heard.Text())
		r.suicide.recall(&suicide, heard.Text())
		r.seeker.recall(&seeker, heard.Text())
	}
	reading := Reading{
		Danger: danger.why != "", Suicide: suicide.why != "", Seeker: seeker.why != "",
		DangerScore: score[0], SuicideScore: score[1],
	}
	reading.SomebodyElse = reading.Suicide && suicide.other
	for _, s := range []sight{danger, suicide, seeker} {
		if s.why != "" {
			reading.Why = s.why
			break
		}
	}
	return reading
}

// sight is what one watch saw.
type sight struct {
	why     string // empty: nothing
	learned bool   // by what the phrases taught alone
	other   bool   // it is about somebody else
}

// look reads the rules; score is what the phrases taught, of a message that may say little.
func (w *watch) look(l *lattice, score float64, little bool) sight {
	f := w.rules.read(l)
	least := enough
	if f.calm || little {
		least = enoughCalm
	}
	switch {
	case f.rule != "" && score >= w.doubted:
		return sight{why: w.id + ": " + f.rule, other: f.other}
	case score >= least:
		return sight{why: w.id + ": learned", learned: true, other: f.other}
	}
	return sight{other: f.other}
}

// recall corrects what was seen of a message that stands in the lexicon word for word.
func (w *watch) recall(s *sight, text string) {
	switch fires, known := w.byHeart[text]; {
	case known && !fires:
		s.why = ""
	case known && s.why == "":
		s.why = w.id + ": by heart"
	}
}
