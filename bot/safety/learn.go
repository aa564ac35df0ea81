package safety

import (
	"fmt"
	"slices"

	"waymark/knowledge"
	"waymark/knowledge/match"
)

// The detector's scores are probabilities, fitted on voices that it had not heard. Missing danger is worse than a false
// alarm, so three in ten are enough. A message in which an unless stands (a question, long ago, again and again), or one
// of very few words, has to be as likely as not.
const (
	enough     = 0.30
	enoughCalm = 0.50
	few        = 2 // words
)

// learned are the lexicons that the detector answers for beside their rules, in the order of its answers.
var learned = []string{"danger", "suicide"}

// topicSuicide is the topic whose phrases all tell of suicide or self-harm; the detector learns from them too.
const topicSuicide knowledge.TopicID = "suicide-crisis"

// The names under which what was learned is kept in the base.
const (
	keptDetector = "safety"
	keptWords    = "safety-words"
)

// learn gives the reader its detector: the one kept in the base, if it was made from these very phrases, or a new one.
func (r *Reader) learn(base *knowledge.Base) (err error) {
	from := lessons(base)
	if kept := base.Kept(keptDetector, from); kept != nil {
		if r.detector, err = match.UnmarshalPanel(kept); err == nil {
			return nil
		}
	}
	if r.detector, err = match.TrainPanel(learned, from); err != nil {
		return fmt.Errorf("the safety lexicons: %w", err)
	}
	return nil
}

// KeepModels gives the files that keep what was learned, by their place in the folder of the base the reader was made of.
func (r *Reader) KeepModels(base *knowledge.Base) (map[string][]byte, error) {
	detector, err := knowledge.Keep(r.detector, lessons(base))
	if err != nil {
		return nil, err
	}
	words, err := knowledge.Keep(r.vocabulary.known, ordinary(base))
	return map[string][]byte{
		knowledge.KeptFile(keptDetector): detector,
		knowledge.KeptFile(keptWords):    words,
	}, err
}

// lessons are what the detector learns from: what the lexicons say must fire, against their traps, everything people say
// about topics, what other lexicons are about, and what is none of our business. Topics that are emergencies are no
// traps: their phrases may be danger or not.
func lessons(base *knowledge.Base) []match.Example {
	var all []match.Example
	for _, id := range learned {
		all = append(all, examples(id, lexicon(base, id).MustFire)...)
	}
	calm := examples(match.OutOfScope, base.OutOfScope)
	for _, t := range base.Topics {
		switch {
		case t.ID == topicSuicide:
			all = append(all, examples("suicide", t.PeopleSay)...)
		case t.Urgency != knowledge.UrgencyEmergency:
			calm = append(calm, examples(match.OutOfScope, t.PeopleSay)...)
		}
	}
	for _, l := range base.Lexicons {
		calm = append(calm, examples(match.OutOfScope, l.Traps)...)
		if !slices.Contains(learned, l.ID) {
			calm = append(calm, examples(match.OutOfScope, l.MustFire)...)
		}
	}
	return append(all, unsaid(calm, all)...)
}

// unsaid returns the calm examples once each, without those that an urgent one says too: a trap of one lexicon may be
// what must fire in another.
func unsaid(calm, urgent []match.Example) []match.Example {
	said := make(map[string]bool, len(calm)+len(urgent))
	for _, e := range urgent {
		said[e.Text] = true
	}
	return slices.DeleteFunc(calm, func(e match.Example) bool {
		again := said[e.Text]
		said[e.Text] = true
		return again
	})
}

func examples(label string, phrases []knowledge.Phrase) []match.Example {
	out := make([]match.Example, len(phrases))
	for i, p := range phrases {
		out[i] = match.Example{Label: label, Voice: p.Voice, Lang: p.Lang, Text: p.Say}
	}
	return out
}
