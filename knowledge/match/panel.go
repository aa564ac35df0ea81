package match

import (
	"fmt"
	"slices"
	"sync"
)

// Panel answers several yes-or-no questions about a message from one reading of it, such as whether it tells of danger
// and whether it tells of suicide. It is safe for use by many goroutines at once.
type Panel struct {
	spell  *speller
	vocab  *vocabulary
	langs  *languages
	linear *linear // one label a question: positive weights speak for yes
	curves []logistic
	desks  *sync.Pool
}

// TrainPanel learns one question a label: its examples are those to answer yes. The examples of the other labels, and
// those labelled [OutOfScope], are answered no. The questions are answered in the order of labels. It fails when a label
// has no example, or no example is left that its question should answer no.
func TrainPanel(labels []string, examples []Example) (*Panel, error) {
	label := make([]int, len(examples))
	count := make([]int, len(labels)+1)
	for i, e := range examples {
		if label[i] = slices.Index(labels, e.Label); label[i] < 0 {
			label[i] = len(labels)
		}
		count[label[i]]++
	}
	for l := range labels {
		if count[l] == 0 || count[l] == len(examples) {
			return nil, fmt.Errorf("the question %q needs examples to answer yes and no: give it at least one of each", labels[l])
		}
	}
	c := newCorpus(examples, label)
	p := &Panel{spell: c.spell, vocab: c.vocab, langs: learnLanguages(examples), linear: &linear{}}
	p.calibrate(c, len(labels))
	p.linear.learn(c.texts, c.label, nil, len(labels), len(c.vocab.keys), knobs.rounds)
	p.linear.round()
	p.desks = newDesks(len(c.vocab.keys))
	return p, nil
}

// calibrate fits the curves from score to probability on texts whose voices, or folds, the judging model had not seen.
func (p *Panel) calibrate(c *corpus, labels int) {
	scores := make([][]float32, len(c.texts))
	m := &linear{}
	for k := range c.folds {
		skip := make([]bool, len(c.texts))
		for i := range skip {
			skip[i] = c.fold[i] == k
		}
		m.learn(c.texts, c.label, skip, labels, len(c.vocab.keys), knobs.foldRounds)
		known := c.known(skip)
		inParallel(len(c.texts), func(from, to int) {
			var j judge
			for i := from; i < to; i++ {
				if skip[i] {
					j.of(m, c.texts[i], known, c.words[i])
					scores[i] = slices.Clone(j.score)
				}
			}
		})
	}
	for l := range labels {
		p.curves = append(p.curves, fitCurve(scores, c.label, l))
	}
}

// fitCurve fits the curve of one label, every text counting alike.
func fitCurve(scores [][]float32, label []int, l int) logistic {
	rows := make([][]float64, len(scores))
	truth := make([]bool, len(scores))
	weight := make([]float64, len(scores))
	for i, s := range scores {
		rows[i], truth[i], weight[i] = []float64{1, float64(s[l])}, label[i] == l, 1
	}
	return fitLogistic(rows, truth, weight)
}

// Score returns for each question the probability, 0..1, that its answer is yes, for messages mixed as the examples are.
func (p *Panel) Score(text string) []float64 {
	text = Normalise(text)
	return p.ScoreWords(text, Words(text))
}

// ScoreWords is Score for a text that is normalised already and parted into its words (see [Normalise] and [Words]).
func (p *Panel) ScoreWords(text string, words []string) []float64 {
	spots, _, _ := p.spell.mend(words, mayBeEnglish(p.langs.of(text)))
	d := p.desks.Get().(*desk)
	defer p.desks.Put(d)
	d.judge.of(p.linear, d.lay(p.vocab, features(spots, make([]feature, 0, 32*len(spots)))), nil, len(spots))
	answers := make([]float64, len(p.curves))
	for l, curve := range p.curves {
		answers[l] = curve.of([]float64{1, float64(d.judge.score[l])})
	}
	return answers
}
