package safety

import (
	"errors"
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

// learned are the lexicons that have a detector beside their rules.
var learned = [...]string{"danger", "suicide"}

// learn gives a watch its detector: the one kept in the base, if it was made from these very phrases, or a new one.
func (w *watch) learn(base *knowledge.Base) (err error) {
	must, calm := lessons(base, w.id)
	if kept := base.Kept(w.id, must, calm); kept != nil {
		if w.detector, err = match.UnmarshalDetector(kept); err == nil {
			return nil
		}
	}
	if w.detector, err = match.TrainDetector(must, calm, match.Options{}); err != nil {
		return fmt.Errorf("safety lexicon %q: %w", w.id, err)
	}
	return nil
}

// KeepModels gives the files that keep the detectors, by their place in the folder of the base the reader was made of.
func (r *Reader) KeepModels(base *knowledge.Base) (map[string][]byte, error) {
	files := map[string][]byte{}
	var failed error
	for _, w := range []*watch{&r.danger, &r.suicide} {
		must, calm := lessons(base, w.id)
		kept, err := knowledge.Keep(w.detector, must, calm)
		files[knowledge.KeptFile(w.id)], failed = kept, errors.Join(failed, err)
	}
	return files, failed
}

// lessons are what a detector learns from: what its lexicon says must fire, against the lexicon's traps, everything
// people say about topics, what other lexicons are about, and what is none of our business. Topics that are emergencies
// are left out: their phrases may be danger or not.
func lessons(base *knowledge.Base, id string) (must, calm []match.Example) {
	calm = examples("ordinary", base.OutOfScope)
	for _, t := range base.Topics {
		if t.Urgency != knowledge.UrgencyEmergency {
			calm = append(calm, examples("ordinary", t.PeopleSay)...)
		}
	}
	for _, l := range base.Lexicons {
		if !slices.Contains(learned[:], l.ID) {
			calm = append(calm, examples("ordinary", l.MustFire)...)
		}
	}
	lex := lexicon(base, id)
	return examples(id, lex.MustFire), append(calm, examples("calm", lex.Traps)...)
}

func examples(label string, phrases []knowledge.Phrase) []match.Example {
	out := make([]match.Example, len(phrases))
	for i, p := range phrases {
		out[i] = match.Example{Label: label, Voice: p.Voice, Lang: p.Lang, Text: p.Say}
	}
	return out
}
