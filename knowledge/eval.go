package knowledge

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"waymark/knowledge/match"
)

// Evaluation says how well the base understands people it has not heard: each voice is left out in turn, the rest
// is learned, and the voice's messages are read by the same code that answers people.
type Evaluation struct {
	Topics  int `json:"topics"`
	Voices  int `json:"voices"`
	Phrases int `json:"phrases"` // messages about a topic
	Outside int `json:"outside"` // messages out of scope

	RecallAt1  Share `json:"recall_at_1"`  // the topic came first
	RecallAt3  Share `json:"recall_at_3"`  // the topic was among the first three
	InTwoTurns Share `json:"in_two_turns"` // it was answered rightly, or was in the question that was asked
	Refused    Share `json:"refused"`      // of messages out of scope: not answered with a topic

	Answered Share `json:"answered"` // of messages about a topic: a topic, surely
	Asked    Share `json:"asked"`    // a topic and a question
	Unmet    Share `json:"none"`     // the safe general answer

	FalseReassurance Share `json:"false_reassurance"` // of messages about a topic: sure and wrong

	// Filled by whoever reads danger and suicide: must-fire phrases that fired, benign messages that fired.
	Danger            *Share `json:"danger,omitempty"`
	DangerFalseAlarm  *Share `json:"danger_false_alarm,omitempty"`
	Suicide           *Share `json:"suicide,omitempty"`
	SuicideFalseAlarm *Share `json:"suicide_false_alarm,omitempty"`

	WorstVoice    Part        `json:"worst_voice"`
	WorstLanguage Part        `json:"worst_language"`
	ByVoice       []Part      `json:"by_voice"`
	ByLanguage    []Part      `json:"by_language"`
	ByTopic       []Part      `json:"by_topic"`
	Confusions    []Confusion `json:"confusions"` // the most frequent first
}

// Part is the measure of one voice, language or topic.
type Part struct {
	Name      string `json:"name"`
	RecallAt1 Share  `json:"recall_at_1"`
	RecallAt3 Share  `json:"recall_at_3"`
}

// Confusion is how often messages about one topic were given to another.
type Confusion struct {
	About TopicID `json:"about"`
	Given TopicID `json:"given"`
	Times int     `json:"times"`
}

// mostConfusions is how many confusions are told.
const mostConfusions = 20

// fewForWorst is how many messages a voice or language needs to be called the worst.
const fewForWorst = 20

// told is one message of the base and what is known of it.
type told struct {
	Phrase
	topic TopicID // empty: out of scope
}

// Evaluate measures the base by leaving one voice out at a time. It trains as often as there are voices and needs
// as many times the time of [Base.Train]. Phrases are never split within a voice.
func (b *Base) Evaluate() (*Evaluation, error) {
	byVoice := b.told()
	m := measure{e: &Evaluation{Topics: len(b.Topics), Voices: len(byVoice)}, confusions: map[Confusion]int{}}
	for _, voice := range slices.Sorted(maps.Keys(byVoice)) {
		without := *b
		heard := b.examples(func(p Phrase) bool { return p.Voice == voice })
		model, err := match.Train(heard, match.Options{})
		if err != nil {
			return nil, fmt.Errorf("train without the voice %q: %w; a base needs two voices to be measured", voice, err)
		}
		without.reader = b.newReader(model)
		for _, t := range byVoice[voice] {
			m.add(t, without.understand(Question{Words: t.Say}))
		}
	}
	return m.done(), nil
}

func (b *Base) told() map[string][]told {
	byVoice := map[string][]told{}
	for _, t := range b.Topics {
		for _, p := range t.PeopleSay {
			byVoice[p.Voice] = append(byVoice[p.Voice], told{p, t.ID})
		}
	}
	for _, p := range b.OutOfScope {
		byVoice[p.Voice] = append(byVoice[p.Voice], told{p, ""})
	}
	return byVoice
}

// measure counts.
type measure struct {
	e                        *Evaluation
	voices, languages, parts parts
	confusions               map[Confusion]int
}

func (m *measure) add(t told, f Finding) {
	if t.topic == "" {
		m.e.Outside++
		m.e.Refused.Count(f.Confidence == None)
		return
	}
	m.e.Phrases++
	place := slices.IndexFunc(f.Topics, func(s TopicScore) bool { return s.ID == t.topic })
	first, third := place == 0, place >= 0 && place < 3
	m.e.RecallAt1.Count(first)
	m.e.RecallAt3.Count(third)
	m.e.Answered.Count(f.Confidence == Sure)
	m.e.Asked.Count(f.Confidence == Close)
	m.e.Unmet.Count(f.Confidence == None)
	m.e.InTwoTurns.Count(f.Confidence == Sure && first || f.Confidence == Close && third)
	m.e.FalseReassurance.Count(f.Confidence == Sure && !first)
	m.voices.count(t.Voice, first, third)
	m.languages.count(t.Lang, first, third)
	m.parts.count(string(t.topic), first, third)
	if !first && len(f.Topics) > 0 {
		m.confusions[Confusion{About: t.topic, Given: f.Topics[0].ID}]++
	}
}

func (m *measure) done() *Evaluation {
	e := m.e
	e.ByVoice, e.ByLanguage, e.ByTopic = m.voices.sorted(), m.languages.sorted(), m.parts.sorted()
	e.WorstVoice, e.WorstLanguage = worst(e.ByVoice), worst(e.ByLanguage)
	for c, times := range m.confusions {
		c.Times = times
		e.Confusions = append(e.Confusions, c)
	}
	slices.SortFunc(e.Confusions, func(x, y Confusion) int {
		return cmp.Or(y.Times-x.Times, cmp.Compare(x.About, y.About), cmp.Compare(x.Given, y.Given))
	})
	e.Confusions = e.Confusions[:min(len(e.Confusions), mostConfusions)]
	return e
}

// parts counts by name.
type parts map[string]*Part

func (p *parts) count(name string, first, third bool) {
	if *p == nil {
		*p = parts{}
	}
	if (*p)[name] == nil {
		(*p)[name] = &Part{Name: name}
	}
	(*p)[name].RecallAt1.Count(first)
	(*p)[name].RecallAt3.Count(third)
}

func (p parts) sorted() []Part {
	var all []Part
	for _, name := range slices.Sorted(maps.Keys(p)) {
		all = append(all, *p[name])
	}
	return all
}

func worst(all []Part) Part {
	var worst Part
	for _, p := range all {
		if p.RecallAt1.Of >= fewForWorst && (worst.Name == "" || p.RecallAt1.Percent() < worst.RecallAt1.Percent()) {
			worst = p
		}
	}
	return worst
}
