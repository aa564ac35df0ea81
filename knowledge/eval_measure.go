package knowledge

import (
	"cmp"
	"maps"
	"slices"
)

// mostConfusions is how many confusions are told.
const mostConfusions = 20

// fewForWorst is how many messages a voice or language needs to be called the worst.
const fewForWorst = 20

// measure counts what was made of messages.
type measure struct {
	e                 *Evaluation
	voices, languages parts
	topics            map[TopicID]*TopicPart
	confusions        map[Confusion]int
}

func newMeasure(b *Base, voices int) *measure {
	m := &measure{
		e:      &Evaluation{Topics: len(b.Topics), Voices: voices, OtherLanguages: Part{Name: "other than English"}},
		voices: parts{}, languages: parts{}, topics: map[TopicID]*TopicPart{}, confusions: map[Confusion]int{},
	}
	for _, t := range b.Topics {
		m.topics[t.ID] = &TopicPart{Part: Part{Name: string(t.ID)}, Harm: t.weight()}
	}
	return m
}

func (m *measure) add(r reading) {
	switch {
	case r.topic != nil:
		m.topic(r)
	case r.lexicon == nil:
		m.e.Outside++
		m.e.Refused.Count(r.confidence == None)
		m.e.OutsideAlarm.Count(r.danger || r.suicide)
		m.calm(r)
	case r.trap:
		m.e.Traps++
		m.calm(r)
	default:
		m.urgent(r)
	}
}

// topic counts a message about a topic.
func (m *measure) topic(r reading) {
	e, id := m.e, r.topic.ID
	place := slices.IndexFunc(r.topics, func(s TopicScore) bool { return s.ID == id })
	first, third := place == 0, place >= 0 && place < 3
	answered := slices.Contains(r.strong, id)
	met := r.confidence == Sure && answered || r.confidence == Close && (answered || third)
	e.Phrases++
	e.RecallAt1.Count(first)
	e.RecallAt3.Count(third)
	e.InTwoTurns.Count(met)
	e.Answered.Count(r.confidence == Sure)
	e.Asked.Count(r.confidence == Close)
	e.Unmet.Count(r.confidence == None)
	e.FalseReassurance.Count(r.confidence == Sure && !answered)
	helped := met || r.danger && id == topicEmergency || r.suicide && id == topicSuicide ||
		r.confidence == None && id == topicGeneral // the safe general answer is just that
	t := m.topics[id]
	for _, p := range append(m.parts(r.Phrase), &t.Part) {
		p.RecallAt1.Count(first)
		p.RecallAt3.Count(third)
		p.HarmMissed.Count(!helped, t.Harm)
	}
	e.HarmMissed.Count(!helped, t.Harm)
	t.HeardAsDanger.Count(r.danger)
	t.HeardAsSuicide.Count(r.suicide)
	if id != topicEmergency && !r.mustDanger {
		e.DangerInTopics.Count(r.danger)
	}
	if id != topicSuicide && !r.mustSuicide {
		e.SuicideInTopics.Count(r.suicide)
	}
	if !first && len(r.topics) > 0 {
		m.confusions[Confusion{About: id, Given: r.topics[0].ID}]++
	}
}

// urgent counts a message that must fire.
func (m *measure) urgent(r reading) {
	m.e.Urgent++
	all, heard, of := &m.e.Danger, r.danger, func(p *Part) *Share { return &p.Danger }
	if r.lexicon.ID == labelSuicide {
		all, heard, of = &m.e.Suicide, r.suicide, func(p *Part) *Share { return &p.Suicide }
	}
	all.Count(heard)
	m.e.HarmMissed.Count(!heard, r.lexicon.weight())
	for _, p := range m.parts(r.Phrase) {
		of(p).Count(heard)
		p.HarmMissed.Count(!heard, r.lexicon.weight())
	}
}

// calm counts a message that must not be heard as urgent, unless a lexicon says that it is.
func (m *measure) calm(r reading) {
	if !r.mustDanger {
		m.e.DangerFalseAlarm.Count(r.danger)
	}
	if !r.mustSuicide {
		m.e.SuicideFalseAlarm.Count(r.suicide)
	}
	for _, p := range m.parts(r.Phrase) {
		p.FalseAlarm.Count(r.danger && !r.mustDanger || r.suicide && !r.mustSuicide)
	}
}

// parts gives the parts that a message belongs to, beside its topic.
func (m *measure) parts(p Phrase) []*Part {
	in := []*Part{m.voices.of(p.Voice), m.languages.of(p.Lang)}
	if !isEnglish(p.Lang) {
		in = append(in, &m.e.OtherLanguages)
	}
	return in
}

func (m *measure) done() *Evaluation {
	e := m.e
	e.ByVoice, e.ByLanguage = m.voices.sorted(), m.languages.sorted()
	e.WorstVoice, e.WorstLanguage = worst(e.ByVoice), worst(e.ByLanguage)
	for _, id := range slices.Sorted(maps.Keys(m.topics)) {
		e.ByTopic = append(e.ByTopic, *m.topics[id])
	}
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

func (p parts) of(name string) *Part {
	if p[name] == nil {
		p[name] = &Part{Name: name}
	}
	return p[name]
}

// sorted gives the parts in the order of their names.
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
