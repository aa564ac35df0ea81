package match

import (
	"runtime"
	"slices"
	"sync"
)

// corpus is the examples, read and numbered, ready to be learned from.
type corpus struct {
	vocab *vocabulary
	spell *speller
	texts [][]entry
	words []int // by text, how many
	label []int // by text
	fold  []int // by text
	folds int
}

// newCorpus reads the examples; label says which number each has.
func newCorpus(examples []Example, label []int) *corpus {
	c := &corpus{label: label, words: make([]int, len(examples))}
	rows := make([][]string, len(examples))
	inParallel(len(examples), func(from, to int) {
		for i := from; i < to; i++ {
			rows[i] = Words(Normalise(examples[i].Text))
			c.words[i] = len(rows[i])
		}
	})
	c.spell = learnSpelling(rows)
	c.vocab = learnVocabulary(rows)
	c.texts = make([][]entry, len(examples))
	inParallel(len(examples), func(from, to int) {
		stamp := make([]int32, len(c.vocab.keys))
		var room []feature
		var es []entry
		for i := from; i < to; i++ {
			room = features(plain(rows[i]), room[:0])
			es = c.vocab.entries(room, stamp, int32(i-from+1), es)
			c.texts[i] = slices.Clone(es)
		}
	})
	c.fold, c.folds = folds(examples, label)
	return c
}

// inParallel calls work on as many parts of 0..n-1 as there are processors, at most four.
func inParallel(n int, work func(from, to int)) {
	parts := max(1, min(runtime.GOMAXPROCS(0), 4))
	var wait sync.WaitGroup
	for p := range parts {
		from, to := p*n/parts, (p+1)*n/parts
		wait.Go(func() { work(from, to) })
	}
	wait.Wait()
}

// folds gives each text a fold. Whole voices go together when there are voices enough; else the texts of a label take turns.
func folds(examples []Example, label []int) ([]int, int) {
	k := knobs.folds
	fold := make([]int, len(examples))
	voices := map[string]int{}
	var order []string
	for _, e := range examples {
		if voices[e.Voice] == 0 {
			order = append(order, e.Voice)
		}
		voices[e.Voice]++
	}
	if len(order) < 2*k {
		next := map[int]int{}
		for i, l := range label {
			fold[i] = next[l] % k
			next[l]++
		}
		return fold, k
	}
	size := make([]int, k)
	home := map[string]int{}
	for _, v := range order {
		least := 0
		for f, n := range size {
			if n < size[least] {
				least = f
			}
		}
		home[v] = least
		size[least] += voices[v]
	}
	for i, e := range examples {
		fold[i] = home[e.Voice]
	}
	return fold, k
}

// known says for each feature whether any text that is not skipped has it.
func (c *corpus) known(skip []bool) []bool {
	known := make([]bool, len(c.vocab.keys))
	for i, t := range c.texts {
		if skip[i] {
			continue
		}
		for _, e := range t {
			known[e.n] = true
		}
	}
	return known
}

// strangers is the share of a text's words that known says no to.
func (v *vocabulary) strangers(t []entry, known []bool, words int) float64 {
	if words == 0 {
		return 1
	}
	n := 0
	for _, e := range t {
		if v.kinds[e.n] == uint8(kindWord) && known[e.n] {
			n++
		}
	}
	return 1 - float64(n)/float64(words)
}
