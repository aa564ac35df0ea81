package match

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// OutOfScope is the label of examples that belong to no label at all.
const OutOfScope = "oos"

// Example is one phrase that a model learns from.
type Example struct {
	Label string // what it means; OutOfScope when it means nothing that the labels cover
	Voice string // who speaks, so that cross-validation can hold out whole voices; may be empty
	Lang  string // BCP 47: "en", "ur-Latn", "ur", "pl"; may be empty
	Text  string
}

// Options are what a caller may choose. The zero value is the one good setting, used everywhere.
type Options struct {
	// Like is a model whose calibration is taken over, so that there is no cross-validation and training takes half the
	// time: for examples that are nearly those it learned from, as when one voice of many is left out. nil: calibrate.
	Like *Model
}

// Score is how likely a message is to mean a label, given that it means one of them.
type Score struct {
	Label string
	P     float64 // 0..1; the scores of one ranking sum to one
}

// Ranking is what a model makes of a message.
type Ranking struct {
	Scores  []Score  // every label but OutOfScope, best first
	Sure    float64  // 0..1: the message is in scope and the best label is right
	InScope float64  // 0..1: the message means one of the labels
	Unknown float64  // 0..1: the share of the words that no example has, nor any like them
	Lang    string   // BCP 47; "und" when it cannot be told
	Reads   []Repair // words read as other words
}

// Model ranks labels for a message. It is safe for use by many goroutines at once.
type Model struct {
	labels []string // sorted
	oos    int      // number of OutOfScope, or -1
	spell  *speller
	vocab  *vocabulary
	linear *linear
	near   *neighbours
	cal    calibration
	langs  *languages
	desks  *sync.Pool
}

// desk is the room in which one goroutine judges one text at a time.
type desk struct {
	keys     []uint32 // of languages
	above    []int32  // by language
	features []feature
	stamp    []int32
	tick     int32
	entries  []entry
	judge    judge
	p        []float64 // by label
}

// Train learns labels from examples, in the same way on every machine. It fails when there are not at least two labels
// beside OutOfScope, or an example has no label.
func Train(examples []Example, o Options) (*Model, error) {
	m := &Model{oos: -1}
	for i, e := range examples {
		if e.Label == "" {
			return nil, fmt.Errorf("example %d of %d has no label: give it one, or %q", i+1, len(examples), OutOfScope)
		}
		if !slices.Contains(m.labels, e.Label) {
			m.labels = append(m.labels, e.Label)
		}
	}
	slices.Sort(m.labels)
	m.oos = slices.Index(m.labels, OutOfScope)
	if n := len(m.labels); n < 2 || n < 3 && m.oos >= 0 {
		return nil, errors.New("the examples have fewer than two labels: a choice needs at least two, each with examples")
	}
	label := make([]int, len(examples))
	for i, e := range examples {
		label[i], _ = slices.BinarySearch(m.labels, e.Label)
	}
	c := newCorpus(examples, label)
	m.vocab, m.spell = c.vocab, c.spell
	m.langs = learnLanguages(examples)
	var room learner
	if o.Like != nil {
		m.cal = o.Like.cal
	} else {
		m.cal = calibrate(c, &room, len(m.labels), m.oos)
	}
	m.linear = room.learn(c, nil, len(m.labels), knobs.rounds)
	m.near = newNeighbours(c, nil, len(m.labels))
	m.desks = newDesks(len(m.vocab.keys))
	return m, nil
}

func newDesks(features int) *sync.Pool {
	return &sync.Pool{New: func() any { return &desk{stamp: make([]int32, features)} }}
}

// lay puts a text's known features on the desk.
func (d *desk) lay(v *vocabulary, spots []spot) []entry {
	d.features = features(spots, d.features[:0])
	d.tick++
	if d.tick < 0 {
		clear(d.stamp)
		d.tick = 1
	}
	d.entries = v.entries(d.features, d.stamp, d.tick, d.entries)
	return d.entries
}

// Rank says what a message most likely means.
func (m *Model) Rank(text string) Ranking { return m.RankWords(text, Words(Normalise(text))) }

// RankWords is Rank for a text whose words are known already (see [Normalise] and [Words]). English spelling is mended only
// in messages that may be English.
func (m *Model) RankWords(text string, words []string) Ranking {
	d := m.desks.Get().(*desk)
	defer m.desks.Put(d)
	lang := m.langs.of(text, d)
	spots, reads, unknown := m.spell.mend(words, mayBeEnglish(lang))
	if len(words) > 0 {
		unknown /= float64(len(words))
	} else {
		unknown = 1
	}
	d.judge.of(m.linear, d.lay(m.vocab, spots), nil, len(spots))
	d.judge.lean(m.near, m.vocab, d.entries, nil, m.oos)
	score := d.judge.score
	d.p = softmax(d.p, score, m.oos, m.cal.heat)
	p := d.p
	row := measures(score, p, m.oos, unknown, d.judge.nearest)
	r := Ranking{Sure: m.cal.sure.of(row), InScope: m.cal.scope.of(row), Unknown: unknown, Lang: lang, Reads: reads}
	r.Scores = make([]Score, 0, len(p))
	for c, x := range p {
		if c != m.oos {
			r.Scores = append(r.Scores, Score{m.labels[c], x})
		}
	}
	slices.SortFunc(r.Scores, func(a, b Score) int {
		return cmp.Or(cmp.Compare(b.P, a.P), strings.Compare(a.Label, b.Label))
	})
	return r
}
