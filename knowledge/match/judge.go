package match

// judge scores a text against every label, whole and, when it is long, in windows, so that one sentence in the middle counts.
type judge struct {
	score   []float32 // by label, the outcome
	sum     []float32 // by word and label
	mass    []float32 // by word
	window  []float32 // by label, the sums of one window
	best    []float32 // by label, over windows
	nearest float64   // how like the text is to the likest example looked at, 0..1
	like    []int32   // by example, how like the text is to it; all zero between texts
}

// of fills j.score for a text of so many words.
func (j *judge) of(m *linear, t []entry, known []bool, words int) {
	j.score = zeroed(j.score, m.labels)
	scale := m.add(j.score, t, known)
	for c := range j.score {
		j.score[c] = float32(j.score[c]*scale) + m.bias[c]
	}
	if words <= knobs.window+knobs.step {
		return
	}
	j.slide(m, t, known, words)
	share := windowShare(words)
	for c := range j.score {
		j.score[c] = float32((1-share)*j.score[c]) + float32(share*j.best[c])
	}
}

// windowShare is how much the best window counts against the whole: nothing in a text hardly longer than a window, more and
// more as it grows.
func windowShare(words int) float32 {
	return knobs.windowShare * (1 - float32(knobs.window)/float32(words))
}

// slide fills j.best with each label's best window.
func (j *judge) slide(m *linear, t []entry, known []bool, words int) {
	j.sum = zeroed(j.sum, words*m.labels)
	j.mass = zeroed(j.mass, words)
	for _, e := range t {
		if known != nil && !known[e.n] {
			continue
		}
		at := int(e.at)
		j.mass[at] += float32(e.value * e.value)
		m.tally(j.sum[at*m.labels:(at+1)*m.labels], e)
	}
	j.best = zeroed(j.best, m.labels)
	for from := 0; ; from += knobs.step {
		from = min(from, words-knobs.window)
		j.window = zeroed(j.window, m.labels)
		var mass float32
		for at := from; at < from+knobs.window; at++ {
			mass += j.mass[at]
			for c, x := range j.sum[at*m.labels : (at+1)*m.labels] {
				j.window[c] += x
			}
		}
		scale := float32(0)
		if mass > 0 {
			scale = 1 / sqrt32(mass)
		}
		for c, x := range j.window {
			if x = float32(x*scale) + m.bias[c]; from == 0 || x > j.best[c] {
				j.best[c] = x
			}
		}
		if from == words-knobs.window {
			return
		}
	}
}

// zeroed returns a slice of n zeros, in the room of s if it is large enough.
func zeroed[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	s = s[:n]
	clear(s)
	return s
}
