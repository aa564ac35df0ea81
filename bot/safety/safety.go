package safety

import (
	"errors"
	"fmt"

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
	DangerScore  float64 // of the detector, 0 to 1
	SuicideScore float64 // of the detector, 0 to 1
}

// Reader reads messages. It does not change and may be used by many goroutines at once.
type Reader struct {
	vocabulary *vocabulary
	parter     parter
	danger     watch
	suicide    watch
	seeker     watch
}

// watch is one lexicon at work.
type watch struct {
	id       string
	rules    *rules
	byHeart  map[string]bool // the must-fire phrases, normalised
	detector *match.Detector // nil: rules only
}

// New compiles the rules of the safety lexicons and trains the detectors. It fails when a lexicon is missing, a pattern
// cannot be read, or there are no phrases to learn from.
func New(base *knowledge.Base) (*Reader, error) {
	r := &Reader{danger: watch{id: "danger"}, suicide: watch{id: "suicide"}, seeker: watch{id: "seeker"}}
	known := knownWords(base)
	r.vocabulary = newVocabulary(known)
	for _, w := range []*watch{&r.danger, &r.suicide, &r.seeker} {
		lex := lexicon(base, w.id)
		if lex == nil {
			return nil, fmt.Errorf("the base has no safety lexicon %q: add safety/%s.yaml", w.id, w.id)
		}
		var err error
		if w.rules, err = compile(lex, r.vocabulary); err != nil {
			return nil, err
		}
		w.byHeart = byHeart(lex)
	}
	r.parter = newParter(known, r.vocabulary)
	return r, errors.Join(r.danger.learn(base), r.suicide.learn(base))
}

func lexicon(base *knowledge.Base, id string) *knowledge.Lexicon {
	for _, l := range base.Lexicons {
		if l.ID == id {
			return l
		}
	}
	return nil
}

// byHeart returns the must-fire phrases of a lexicon: word for word, they fire whatever rules and detector say.
func byHeart(lex *knowledge.Lexicon) map[string]bool {
	phrases := make(map[string]bool, len(lex.MustFire))
	for _, p := range lex.MustFire {
		phrases[match.Normalise(p.Say)] = true
	}
	return phrases
}

// Read says what a message tells.
func (r *Reader) Read(text string) Reading {
	text = match.Normalise(text)
	l := r.vocabulary.read(r.parter.part(match.Words(text)))
	danger, suicide, seeker := r.danger.look(l, text), r.suicide.look(l, text), r.seeker.look(l, text)
	reading := Reading{
		Danger: danger.why != "", Suicide: suicide.why != "", Seeker: seeker.why != "",
		DangerScore: danger.score, SuicideScore: suicide.score,
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
	why   string // empty: nothing
	score float64
	other bool // it is about somebody else
}

func (w *watch) look(l *lattice, text string) sight {
	f := w.rules.read(l)
	s := sight{other: f.other}
	if w.detector != nil {
		s.score = w.detector.Score(text)
	}
	least := enough
	if f.calm {
		least = enoughCalm
	}
	switch {
	case f.rule != "":
		s.why = w.id + ": " + f.rule
	case w.detector != nil && s.score >= least:
		s.why = w.id + ": learned"
	case w.byHeart[text]:
		s.why = w.id + ": by heart"
	}
	return s
}
