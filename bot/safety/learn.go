package safety

import (
	"fmt"
	"slices"

	"waymark/knowledge"
	"waymark/knowledge/match"
)

// The detectors' scores are probabilities, fitted on voices that the detector had not heard. Missing danger is worse
// than a false alarm, so three in ten are enough. A message in which an unless stands (a question, long ago, again and
// again) has to be as likely as not.
const (
	enough     = 0.30
	enoughCalm = 0.50
)

// learn trains the detectors: what a lexicon says must fire against its traps, everything people say about topics, what
// other lexicons are about, and what is none of our business. Topics that are emergencies are left out: their phrases
// may be danger or not.
func learn(base *knowledge.Base, watches ...*watch) error {
	ordinary := examples("ordinary", base.OutOfScope)
	for _, t := range base.Topics {
		if t.Urgency != knowledge.UrgencyEmergency {
			ordinary = append(ordinary, examples("ordinary", t.PeopleSay)...)
		}
	}
	for _, l := range base.Lexicons {
		if !slices.ContainsFunc(watches, func(w *watch) bool { return w.id == l.ID }) {
			ordinary = append(ordinary, examples("ordinary", l.MustFire)...)
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
