package safety

import (
	"fmt"

	"waymark/knowledge"
	"waymark/knowledge/match"
)

// The shares of the must-fire phrases that a detector finds by itself, every phrase judged without its own voice. The
// rules find most of the rest; higher shares would call ordinary messages danger. A message in which an unless stands
// (a question, long ago, again and again) has to be surer.
const (
	wanted     = 0.75
	wantedCalm = 0.30
)

// learn trains the detectors: what a lexicon says must fire against its traps, everything people say about topics, and
// what is none of our business. Topics that are emergencies are left out: their phrases may be danger or not.
func learn(base *knowledge.Base, watches ...*watch) error {
	ordinary := examples("ordinary", base.OutOfScope)
	for _, t := range base.Topics {
		if t.Urgency != knowledge.UrgencyEmergency {
			ordinary = append(ordinary, examples("ordinary", t.PeopleSay)...)
		}
	}
	for _, w := range watches {
		lex := lexicon(base, w.id)
		calm := append(ordinary[:len(ordinary):len(ordinary)], examples("calm", lex.Traps)...)
		detector, err := match.TrainDetector(examples(w.id, lex.MustFire), calm, match.Options{})
		if err != nil {
			return fmt.Errorf("safety lexicon %q: %w", w.id, err)
		}
		w.detector = detector
		w.enough, w.enoughCalm = detector.Threshold(wanted), detector.Threshold(wantedCalm)
	}
	return nil
}

func examples(label string, phrases []knowledge.Phrase) []match.Example {
	out := make([]match.Example, len(phrases))
	for i, p := range phrases {
		out[i] = match.Example{Label: label, Voice: p.Voice, Lang: p.Lang, Text: p.Say}
	}
	return out
}
