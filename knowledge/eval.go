package knowledge

import (
	"fmt"
	"sync"

	"waymark/knowledge/match"
)

// Evaluation says how well the base understands people it has not heard: each voice is left out in turn, the rest
// is learned, and the voice's messages are read by the same code that answers people.
type Evaluation struct {
	Topics  int `json:"topics"`
	Voices  int `json:"voices"`
	Phrases int `json:"phrases"` // messages about a topic
	Outside int `json:"outside"` // messages out of scope
	Urgent  int `json:"urgent"`  // messages of the lexicons that must fire
	Traps   int `json:"traps"`   // messages of the lexicons that must not

	// Of messages about a topic.
	RecallAt1        Share `json:"recall_at_1"`       // the topic came first
	RecallAt3        Share `json:"recall_at_3"`       // the topic was among the first three
	InTwoTurns       Share `json:"in_two_turns"`      // it was answered, or was in the question that was asked
	Answered         Share `json:"answered"`          // with a topic, surely
	Asked            Share `json:"asked"`             // a topic and a question
	Unmet            Share `json:"none"`              // the safe general answer
	FalseReassurance Share `json:"false_reassurance"` // sure, and the topic not among what was answered

	Refused Share `json:"refused"` // of messages out of scope: not answered with a topic

	// Danger and suicide: of must-fire messages, those heard; of messages out of scope and traps, those heard in spite
	// of it; and of messages about other topics, where some are heard rightly.
	Danger            Share `json:"danger"`
	DangerFalseAlarm  Share `json:"danger_false_alarm"`
	DangerInTopics    Share `json:"danger_in_topics"`
	Suicide           Share `json:"suicide"`
	SuicideFalseAlarm Share `json:"suicide_false_alarm"`
	SuicideInTopics   Share `json:"suicide_in_topics"`
	OutsideAlarm      Share `json:"outside_alarm"` // of messages out of scope: heard as danger or suicide

	HarmMissed Weighted `json:"harm_weighted_miss"` // of what must be understood, weighed by [Topic.Harm] and [Lexicon.Harm]

	OtherLanguages Part        `json:"other_languages"` // all but English
	WorstVoice     Part        `json:"worst_voice"`     // by recall@1, as the language
	WorstLanguage  Part        `json:"worst_language"`
	ByVoice        []Part      `json:"by_voice"`
	ByLanguage     []Part      `json:"by_language"`
	ByTopic        []TopicPart `json:"by_topic"`
	Confusions     []Confusion `json:"confusions"` // the most frequent first
}

// Part is the measure of one voice, language or topic.
type Part struct {
	Name       string   `json:"name"`
	RecallAt1  Share    `json:"recall_at_1"`
	RecallAt3  Share    `json:"recall_at_3"`
	Danger     Share    `json:"danger,omitzero"`      // of messages that must be heard as danger
	Suicide    Share    `json:"suicide,omitzero"`     // of messages that must be heard as suicide
	FalseAlarm Share    `json:"false_alarm,omitzero"` // of messages out of scope and traps: heard as danger or suicide
	HarmMissed Weighted `json:"harm_weighted_miss"`
}

// TopicPart is the measure of one topic, with how often its messages are heard as danger or suicide.
type TopicPart struct {
	Part
	Harm           int   `json:"harm"`
	HeardAsDanger  Share `json:"heard_as_danger"`
	HeardAsSuicide Share `json:"heard_as_suicide"`
}

// Confusion is how often messages about one topic were given to another.
type Confusion struct {
	About TopicID `json:"about"`
	Given TopicID `json:"given"`
	Times int     `json:"times"`
}

// Urgent says whether a message tells of danger, and whether it tells of suicide.
type Urgent func(Heard) (danger, suicide bool)

// atOnce is how many absences are measured side by side: each takes the memory of a training.
const atOnce = 2

// Evaluate measures a trained base by leaving each voice out, some that say little together. It learns once each time,
// for topics and urgency; how sure a ranking is, it takes over from the whole base, which so few hardly move. Words that stand in
// the records without a voice stay, and so do the reviewed rules of the lexicons. urgentBy makes what hears danger and
// suicide with a base that is trained. It fails when urgentBy does, and when the base has too few voices.
func (b *Base) Evaluate(urgentBy func(*Base) (Urgent, error)) (*Evaluation, error) {
	voices := b.voices()
	absent := absences(voices)
	failed := make([]error, len(absent))
	free := make(chan struct{}, atOnce)
	var wait sync.WaitGroup
	for i, a := range absent {
		free <- struct{}{}
		wait.Go(func() {
			failed[i] = b.readWithout(a.voices, urgentBy)
			<-free
		})
	}
	wait.Wait()
	for i, a := range absent {
		if failed[i] != nil {
			return nil, fmt.Errorf("measure without the voice %q: %w", a.voices[0].name, failed[i])
		}
	}
	m := newMeasure(b, len(voices))
	for _, v := range voices {
		for _, r := range v.says {
			m.add(r)
		}
	}
	return m.done(), nil
}

// readWithout reads all that some voices say with what the others taught.
func (b *Base) readWithout(voices []*voice, urgentBy func(*Base) (Urgent, error)) error {
	less := b.without(voices)
	topics, err := match.Train(less.examples(), match.Options{Like: b.reader.topics})
	if err != nil {
		return fmt.Errorf("%w; a base needs two voices to be measured", err)
	}
	less.reader = less.newReader(topics)
	less.reader.rights, less.reader.milestones = b.reader.rights, b.reader.milestones // which of them is not measured
	urgent, err := urgentBy(less)
	if err != nil {
		return err
	}
	for _, v := range voices {
		for i := range v.says {
			less.read(&v.says[i], urgent)
		}
	}
	return nil
}

// read fills in what is made of a message.
func (b *Base) read(r *reading, urgent Urgent) {
	heard := b.Hear(r.Say)
	r.danger, r.suicide = urgent(heard)
	f := b.understand(Question{Words: r.Say, Heard: &heard})
	r.confidence, r.topics, r.strong = f.Confidence, f.Topics, f.Strong
}
