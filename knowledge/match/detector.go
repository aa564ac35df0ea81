package match

import (
	"errors"
	"slices"
	"sync"
)

// Detector answers one question about a message, such as whether it tells of danger now. It is safe for use by many
// goroutines at once.
type Detector struct {
	spell  *speller
	vocab  *vocabulary
	langs  *languages
	linear *linear // one label: positive weights speak for yes
	curve  logistic
	found  []float64 // probabilities of the positive examples when they were not yet known, sorted
	desks  *sync.Pool
}

// TrainDetector learns to tell positive from negative examples; their labels do not matter. It fails when either is empty.
func TrainDetector(positive, negative []Example, _ Options) (*Detector, error) {
	if len(positive) == 0 || len(negative) == 0 {
		return nil, errors.New("a detector needs positive and negative examples: give at least one of each")
	}
	examples := append(slices.Clone(positive), negative...)
	label := make([]int, len(examples))
	for i := range negative {
		label[len(positive)+i] = 1
	}
	c := newCorpus(examples, label)
	d := &Detector{spell: c.spell, vocab: c.vocab, langs: learnLanguages(examples), linear: &linear{}}
	d.calibrate(c)
	d.linear.learn(c.texts, c.label, nil, 1, len(c.vocab.keys), knobs.rounds)
	d.linear.round()
	d.desks = newDesks(len(c.vocab.keys))
	return d, nil
}

// calibrate fits the curve from score to probability on texts whose voices, or folds, the judging model had not seen.
func (d *Detector) calibrate(c *corpus) {
	rows := make([][]float64, len(c.texts))
	truth := make([]bool, len(c.texts))
	weight := make([]float64, len(c.texts))
	m := &linear{}
	for k := range c.folds {
		skip := make([]bool, len(c.texts))
		for i := range skip {
			skip[i] = c.fold[i] == k
		}
		m.learn(c.texts, c.label, skip, 1, len(c.vocab.keys), knobs.foldRounds)
		known := c.known(skip)
		inParallel(len(c.texts), func(from, to int) {
			var j judge
			for i := from; i < to; i++ {
				if skip[i] {
					rows[i] = []float64{1, j.most(m, c.texts[i], known, c.words[i])}
					truth[i], weight[i] = c.label[i] == 0, 1
				}
			}
		})
	}
	d.curve = fitLogistic(rows, truth, weight)
	for i, row := range rows {
		if truth[i] {
			d.found = append(d.found, d.curve.of(row))
		}
	}
	slices.Sort(d.found)
}

// most is the score of a text, whole and in windows.
func (j *judge) most(m *linear, t []entry, known []bool, words int) float64 {
	j.score = zeroed(j.score, 1)
	scale := m.add(j.score, t, known, 0, 1)
	most := float32(j.score[0]*scale) + m.bias[0]
	if words > knobs.window+knobs.step {
		j.slide(m, t, known, words)
		share := windowShare(words)
		most = float32((1-share)*most) + float32(share*j.best[0])
	}
	return float64(most)
}

// Score returns the probability, 0..1, that the answer is yes, for messages mixed as the examples are.
func (d *Detector) Score(text string) float64 {
	words := Words(Normalise(text))
	spots, _, _ := d.spell.mend(words, mayBeEnglish(d.langs.of(text)))
	return d.ScoreText(Text{words: len(spots), features: features(spots, make([]feature, 0, 32*len(spots)))})
}

// ScoreText is Score for a text that a Model has read.
func (d *Detector) ScoreText(t Text) float64 {
	desk := d.desks.Get().(*desk)
	defer d.desks.Put(desk)
	return d.curve.of([]float64{1, desk.judge.most(d.linear, desk.lay(d.vocab, t.features), nil, t.words)})
}

// Threshold returns the highest probability that still finds the wanted share (0..1) of the positive examples, each judged
// without its own voice. Share 1 finds them all.
func (d *Detector) Threshold(recall float64) float64 {
	miss := int(float64((1 - min(max(recall, 0), 1)) * float64(len(d.found))))
	return d.found[min(miss, len(d.found)-1)]
}
