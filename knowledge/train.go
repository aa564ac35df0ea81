package knowledge

import (
	"fmt"
	"slices"

	"waymark/knowledge/match"
)

// The records the code itself names. Everything else about topics is in the base.
const (
	topicEmergency TopicID = "emergency"         // what a danger phrase is about
	topicSuicide   TopicID = "suicide-crisis"    // what a suicide phrase is about
	topicRights    TopicID = "victims-rights"    // "what are my rights"
	topicHarm      TopicID = "harmful-behaviour" // the only topic that services for people causing harm answer
	topicChild     TopicID = "child-abuse"       // its route knows who is there for a child (S31)
	topicGeneral   TopicID = "general-support"   // the route of whoever is not understood
)

// labelMilestone is the label of every question about what happened when. Which milestone it is, a model of its
// own says.
const labelMilestone = "milestone"

// labelDanger and labelSuicide are the labels of the phrases of the safety lexicons, which package bot/safety
// answers before any topic. Kept apart they do not draw what is told calmly to the emergency topics.
const (
	labelDanger  = "danger"
	labelSuicide = "suicide"
	labelCalm    = "calm" // what only sounds like either, and what other lexicons are about
)

// labelAnyRight is the label of questions about rights that ask for none of the twelve in particular.
const labelAnyRight = "any"

// reader is all that is made from the records to read messages. It is never changed.
type reader struct {
	topics     *match.Model
	rights     *match.Model // which of the twelve; nil: the base has no choice of them
	milestones *match.Model // which milestone; nil: the base has no choice of them
	words      phrases[TopicID]
	cues       cueReader
	places     places
	names      names
	local      map[TopicID][]*Service // regional services by the topics they answer
}

// Train learns from the base's own phrases what words mean, and makes ready all that [Base.Find] and [Base.Route]
// need. It is called once, before the base is shared. Everything comes from the records: a new topic needs no Go.
func (b *Base) Train() error {
	topics, err := b.model(topicsName, b.examples())
	if err != nil {
		return fmt.Errorf("%w; give every topic some people_say", err)
	}
	r := b.newReader(topics)
	if from := b.rightExamples(); isChoice(from) {
		r.rights, err = b.model(rightsName, from)
	}
	if from := b.milestoneExamples(); isChoice(from) && err == nil {
		r.milestones, err = b.model(milestonesName, from)
	}
	b.reader = r
	return err
}

// isChoice says whether examples have labels to choose between.
func isChoice(examples []match.Example) bool {
	return slices.ContainsFunc(examples, func(e match.Example) bool { return e.Label != examples[0].Label })
}

func (b *Base) newReader(topics *match.Model) *reader {
	r := &reader{topics: topics, cues: newCueReader(b.Cues), places: newPlaces(b), local: map[TopicID][]*Service{}}
	for _, t := range b.Topics {
		r.words.add(t.ID, false, t.Words...)
		r.words.add(t.ID, false, t.Misspelt...)
		r.words.add(t.ID, true, t.NotThis...)
	}
	for _, s := range b.Services {
		r.names.add(s)
		for _, topic := range s.Topics {
			if s.Reach == ReachRegional {
				r.local[topic] = append(r.local[topic], s)
			}
		}
	}
	return r
}

// examples gives what the topic model learns. Misspelt words are not learned: the model mends spelling itself, and
// mends it worse when it takes mistakes for words.
func (b *Base) examples() []match.Example {
	all := make([]match.Example, 0, b.howMany())
	learn := func(label string, from []Phrase) {
		for _, p := range from {
			all = append(all, match.Example{Label: label, Text: p.Say, Lang: p.Lang, Voice: p.Voice})
		}
	}
	for _, t := range b.Topics {
		learn(string(t.ID), t.PeopleSay)
		learn(string(t.ID), bare(t.Words))
	}
	for _, r := range b.Rights {
		learn(string(r.topic()), r.PeopleSay)
	}
	for _, m := range b.Milestones {
		learn(labelMilestone, m.PeopleSay)
	}
	urgent, calm := b.urgentAndCalm()
	for _, id := range [...]string{labelDanger, labelSuicide} {
		learn(id, urgent[id])
	}
	learn(labelCalm, calm)
	learn(match.OutOfScope, b.OutOfScope)
	return all
}

// howMany is about how many phrases there are: room enough to gather them in.
func (b *Base) howMany() int {
	n := len(b.OutOfScope) + 1<<10
	for _, t := range b.Topics {
		n += len(t.PeopleSay) + len(t.Words)
	}
	for _, l := range b.Lexicons {
		n += len(l.MustFire) + len(l.Traps)
	}
	return n
}

// urgentAndCalm gives what the safety lexicons say must fire, by lexicon, and everything else they hold, each once: a
// trap of one lexicon may be what must fire in another, or what people say about a topic.
func (b *Base) urgentAndCalm() (urgent map[string][]Phrase, calm []Phrase) {
	urgent = map[string][]Phrase{}
	said := make(map[string]bool, b.howMany())
	for _, l := range b.Lexicons {
		if l.ID == labelDanger || l.ID == labelSuicide {
			urgent[l.ID] = l.MustFire
			for _, p := range l.MustFire {
				said[p.Say] = true
			}
		}
	}
	for _, t := range b.Topics {
		for _, p := range t.PeopleSay {
			said[p.Say] = true
		}
	}
	for _, l := range b.Lexicons {
		for _, p := range slices.Concat(l.MustFire, l.Traps) {
			if !said[p.Say] {
				said[p.Say] = true
				calm = append(calm, p)
			}
		}
	}
	return urgent, calm
}

// bare makes phrases of words that nobody in particular says.
func bare(words []string) []Phrase {
	all := make([]Phrase, len(words))
	for i, w := range words {
		all[i] = Phrase{Say: w, Lang: "en"}
	}
	return all
}

// topic gives what a question about this right is about: the twelve are one topic, other entries have their own.
func (r *Right) topic() TopicID {
	if r.Right == 0 && len(r.AboutTopics) > 0 {
		return r.AboutTopics[0]
	}
	return topicRights
}

func (b *Base) rightExamples() []match.Example {
	var all []match.Example
	for _, r := range b.Rights {
		for _, p := range r.PeopleSay {
			if r.Right > 0 {
				all = append(all, match.Example{Label: string(r.ID), Text: p.Say, Lang: p.Lang, Voice: p.Voice})
			}
		}
	}
	if t := b.Topic(topicRights); t != nil {
		for _, p := range bare(t.Words) {
			all = append(all, match.Example{Label: labelAnyRight, Text: p.Say, Lang: p.Lang, Voice: p.Voice})
		}
	}
	return all
}

func (b *Base) milestoneExamples() []match.Example {
	var all []match.Example
	for _, m := range b.Milestones {
		all = append(all, match.Example{Label: string(m.ID), Text: m.Title, Lang: "en"})
		for _, p := range m.PeopleSay {
			all = append(all, match.Example{Label: string(m.ID), Text: p.Say, Lang: p.Lang, Voice: p.Voice})
		}
	}
	return all
}
