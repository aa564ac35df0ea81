package knowledge

import (
	"cmp"
	"math"
	"slices"
	"time"

	"waymark/knowledge/match"
)

// The thresholds of an answer, as probabilities of the match. They were chosen by leaving one voice out of the
// base's own phrases ([Base.Evaluate]).
const (
	inScopeFrom = 0.55 // below it a message is about nothing the base knows
	sureFrom    = 0.6  // from here the best topic is answered without a question
	closeFrom   = 0.2  // from here the best topics are worth a question
	spotted     = 0.9  // what a topic's own word is worth in a message of few words

	suicidalFrom = 0.7 // from here what is most like the suicide phrases is the topic of that name

	secondFrom     = 0.3 // from here a second topic is told too
	secondSaidFrom = 0.1 // the same when one of its own words was said
)

// few is how many words a message may have, places aside, for one word of the records to decide it.
const few = 4

// mostTopics is how many topics a finding holds.
const mostTopics = 5

// Find reads a message: what it is about, what it lets be known of the person, and who can help at that moment. It
// reads any text, never fails and does not change the base. [Base.Train] must have been called.
func (b *Base) Find(q Question) Finding {
	f := b.understand(q)
	places := f.Places
	if f.OutsideArea {
		places = []AreaID{AreaOutside}
	}
	if len(f.Strong) > 0 {
		_, _, f.Route.Reply = b.Topic(f.Strong[0]).route(f.Cues)
	}
	f.Services = b.Route(f.Strong, f.Cues, places, q.At)
	if f.Named != "" {
		f.Services = b.putFirst(f.Named, f.Services, f.Cues, q.At)
	}
	return f
}

// understand reads everything but the services.
func (b *Base) understand(q Question) Finding {
	if q.Heard == nil {
		heard := b.Hear(q.Words)
		q.Heard = &heard
	}
	words := q.Heard.words
	f := Finding{Cues: b.reader.cues.in(words), Places: q.Places}
	read := b.reader.places.in(words)
	if len(read) > 0 {
		f.Places, f.OutsideArea = together(read)
	}
	said := besidesPlaces(words, read)
	if len(read) > 0 && len(said) == 0 { // nothing but a place
		f.Language = match.Undetermined
		return f
	}
	b.rank(&f, q.Words, q.Heard)
	b.spot(&f, words, said)
	b.ask(&f, q.Words, words, said)
	f.Topics = f.Topics[:min(len(f.Topics), mostTopics)]
	if f.Confidence != None && f.Milestone == "" {
		f.Strong = b.strong(&f, words)
	}
	return f
}

// strong gives the topics to tell of: the best, and the next if it is strong too, the more easily when one of its
// own words was said: "raped and no visa".
func (b *Base) strong(f *Finding, words []string) []TopicID {
	strong := []TopicID{f.Topics[0].ID}
	if len(f.Topics) == 1 {
		return strong
	}
	next := f.Topics[1]
	said := slices.ContainsFunc(b.reader.words.in(words), func(h hit[TopicID]) bool { return h.means == next.ID })
	if next.Score >= secondFrom || said && next.Score >= secondSaidFrom {
		strong = append(strong, next.ID)
	}
	return strong
}

// rank gives what the models say.
func (b *Base) rank(f *Finding, text string, heard *Heard) {
	r := heard.ranking
	f.InScope, f.Language, f.Reads = r.InScope, r.Lang, r.Reads
	f.Topics = topicsOf(r.Scores)
	if f.rulesOut(topicHarm) {
		f.drop(topicHarm)
	}
	if f.Strange = heard.Strange(); !f.Strange {
		f.Confidence = confidence(f.Topics, f.InScope)
	}
	if asksMilestone(r, heard.words) {
		f.Milestone = b.milestone(text, heard.words)
	}
}

// topicsOf gives the topics of a ranking. Their scores sum to one: given that the message is about a topic, how
// surely it is this one. What is surely like the suicide phrases counts for the topic of that name; what is only a
// little like them tells of something else that cannot be borne, and the safety lexicon has read it already.
func topicsOf(scores []match.Score) []TopicScore {
	topics := make([]TopicScore, 0, len(scores))
	var sum float64
	suicidal := 0.0
	if len(scores) > 0 && scores[0].Label == labelSuicide && scores[0].P >= suicidalFrom {
		suicidal = scores[0].P
	}
	for _, s := range scores {
		switch s.Label {
		case labelMilestone, labelDanger, labelSuicide, labelCalm:
			continue
		case string(topicSuicide):
			s.P += suicidal
		}
		topics = append(topics, TopicScore{TopicID(s.Label), s.P})
		sum += s.P
	}
	for i := range topics {
		topics[i].Score /= max(sum, math.SmallestNonzeroFloat64)
	}
	slices.SortStableFunc(topics, func(x, y TopicScore) int { return cmp.Compare(y.Score, x.Score) })
	return topics
}

func confidence(topics []TopicScore, inScope float64) Confidence {
	switch {
	case len(topics) == 0 || inScope < inScopeFrom || topics[0].Score < closeFrom:
		return None
	case topics[0].Score < sureFrom:
		return Close
	}
	return Sure
}

// spot lets a word or phrase of one topic decide a message of few words: "fm", "hba dudley", "shaadi".
func (b *Base) spot(f *Finding, words, said []string) {
	if len(said) > few {
		return
	}
	var spottedTopic TopicID
	for _, h := range b.reader.words.in(words) {
		if spottedTopic != "" && h.means != spottedTopic {
			return
		}
		spottedTopic = h.means
	}
	if spottedTopic != "" && !f.rulesOut(spottedTopic) {
		f.promote(spottedTopic, spotted)
	}
}

// ask reads questions for one record: a service by its name, a right by its number or subject, a milestone.
func (b *Base) ask(f *Finding, text string, words, said []string) {
	if n := rightNumber(words); n > 0 {
		f.Right, f.Milestone = n, ""
		f.promote(topicRights, 1)
		return
	}
	if named := b.named(said); named != nil {
		f.Named, f.Milestone = named.ID, ""
		f.promote(f.bestOf(named.Topics), spotted)
		return
	}
	if f.Milestone == "" && f.Confidence == Sure && f.Topics[0].ID == topicRights {
		f.Right = b.right(text)
	}
}

// named gives the service the words ask for by its name; of several, the first that can be told.
func (b *Base) named(said []string) *Service {
	found := b.services(b.reader.names.in(said)...)
	if len(found) == 0 {
		return nil
	}
	if i := slices.IndexFunc(found, func(s *Service) bool { return s.Listable && s.reachable() }); i > 0 {
		return found[i]
	}
	return found[0]
}

// bestOf gives the topic meant of those a service answers: the likeliest if it is worth a question, else the first
// of the record.
func (f *Finding) bestOf(some []TopicID) TopicID {
	for _, t := range f.Topics {
		if t.Score >= closeFrom && slices.Contains(some, t.ID) {
			return t.ID
		}
	}
	if len(some) > 0 {
		return some[0]
	}
	return topicGeneral
}

// rulesOut reports whether the words rule a topic out: who is hurt is not who hurts (S35).
func (f *Finding) rulesOut(id TopicID) bool { return id == topicHarm && f.Cues[CueHurt] }

// drop takes a topic out, and gives its score to the others in their shares.
func (f *Finding) drop(id TopicID) {
	i := slices.IndexFunc(f.Topics, func(t TopicScore) bool { return t.ID == id })
	if i < 0 {
		return
	}
	left := 1 - f.Topics[i].Score
	f.Topics = slices.Delete(f.Topics, i, i+1)
	for k := range f.Topics {
		f.Topics[k].Score /= max(left, math.SmallestNonzeroFloat64)
	}
}

// promote makes a topic the best and the finding sure.
func (f *Finding) promote(id TopicID, score float64) {
	best := TopicScore{id, score}
	for i, t := range f.Topics {
		if t.ID == id {
			best.Score = max(score, t.Score)
			f.Topics = slices.Delete(f.Topics, i, i+1)
			break
		}
	}
	f.Topics = slices.Insert(f.Topics, 0, best)
	f.Confidence, f.InScope = Sure, max(f.InScope, score)
}

// together gives the councils of all places, and whether every place is outside the seven.
func together(read []place) (areas []AreaID, outside bool) {
	for _, p := range read {
		for _, a := range p.areas {
			if !slices.Contains(areas, a) {
				areas = append(areas, a)
			}
		}
	}
	return areas, len(areas) == 0
}

func besidesPlaces(words []string, read []place) []string {
	var rest []string
	for i, word := range words {
		if !slices.ContainsFunc(read, func(p place) bool { return p.overlaps(span{i, i + 1}) }) {
			rest = append(rest, word)
		}
	}
	return rest
}

// putFirst names a service before all others, with its companion, whatever the route says.
func (b *Base) putFirst(id ServiceID, rest []Offer, cues map[Cue]bool, at time.Time) []Offer {
	w := way{b: b, who: asker{cues: cues, at: at, harm: true, holidays: b.Holidays}}
	w.name(b.Service(id))
	for _, o := range rest {
		if !w.named(o.Service.ID) && len(w.offers) < atMost {
			w.offers = append(w.offers, o)
		}
	}
	w.keepOneOpen()
	return w.offers
}
