package knowledge

import "waymark/knowledge/match"

// Heard is what the match makes of a message, read once for whoever asks of it: package bot/safety how urgent it is,
// [Base.Find] what it is about. It never holds longer than the message is answered.
type Heard struct {
	text    string // normalised
	words   []string
	ranking match.Ranking
}

// Hear reads a message. [Base.Train] must have been called.
func (b *Base) Hear(text string) Heard {
	normal := match.Normalise(text)
	words := match.Words(normal)
	model := b.reader.topics
	return Heard{text: normal, words: words, ranking: model.RankWords(text, words)}
}

// Text gives the message as [match.Normalise] does.
func (h Heard) Text() string { return h.text }

// Words gives the words of the message as [match.Words] does. They are not to be changed.
func (h Heard) Words() []string { return h.words }

// Danger says how likely it is, 0 to 1, that the message tells of danger now, by what the phrases of the safety lexicon
// taught. Told apart from everything else people write about, danger is told more surely than alone.
func (h Heard) Danger() float64 { return h.likely(labelDanger) }

// Suicide says how likely it is, 0 to 1, that the message tells of suicide or self-harm; see [Heard.Danger].
func (h Heard) Suicide() float64 { return h.likely(labelSuicide) + h.likely(string(topicSuicide)) }

// Strange reports whether no word of the message is known, as when a phone types in a pocket.
func (h Heard) Strange() bool { return h.ranking.Unknown == 1 }

func (h Heard) likely(label string) float64 {
	for _, s := range h.ranking.Scores {
		if s.Label == label {
			return s.P * h.ranking.InScope
		}
	}
	return 0
}
