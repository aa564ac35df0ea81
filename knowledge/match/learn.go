package match

import (
	"math"
	"slices"
	"strings"
	"sync"
)

// learner is the weights while they are being learned, and the room for them.
type learner struct {
	labels  int
	weight  []float32 // by feature and label
	bias    []float32 // by label
	lessons []*lesson // one for each half of the labels
}

// learn fits afresh one squared-hinge separator a label (each against all the others) by dual coordinate descent. One
// goroutine serves each half of the labels; labels never meet, so the outcome does not depend on how they are shared out.
// skip[i] leaves text i out.
func (m *learner) learn(c *corpus, skip []bool, labels, rounds int) *linear {
	m.labels = labels
	texts, features := c.texts, len(c.vocab.keys)
	m.weight, m.bias = zeroed(m.weight, features*labels), zeroed(m.bias, labels)
	var order []int
	for i := range texts {
		if skip == nil || !skip[i] {
			order = append(order, i)
		}
	}
	var wait sync.WaitGroup
	step := max(16, (labels+1)/2) // fewer labels are not worth a goroutine
	for from := 0; from < labels; from += step {
		if from/step == len(m.lessons) {
			m.lessons = append(m.lessons, &lesson{})
		}
		l := m.lessons[from/step]
		*l = lesson{m, texts, c.label, slices.Clone(order), from, min(from+step, labels), l.pull, l.score, l.open}
		wait.Go(func() { l.learn(rounds) })
	}
	wait.Wait()
	return m.rounded()
}

// rounded gives the weights as whole multiples of a step of each feature's, so that a byte holds each.
func (m *learner) rounded() *linear {
	l := &linear{labels: m.labels, bias: slices.Clone(m.bias), step: make([]float32, len(m.weight)/m.labels)}
	var whole strings.Builder
	whole.Grow(len(m.weight))
	for f := range l.step {
		row := m.weight[f*m.labels : (f+1)*m.labels]
		for _, w := range row {
			l.step[f] = max(l.step[f], w/127, -w/127)
		}
		for _, w := range row {
			if l.step[f] > 0 {
				w = float32(math.Round(float64(w / l.step[f])))
			}
			whole.WriteByte(uint8(int8(w)))
		}
	}
	l.weight = whole.String()
	return l
}

// lesson learns the labels from..to-1.
type lesson struct {
	m        *learner
	texts    [][]entry
	label    []int
	order    []int // of the texts, shuffled anew each round
	from, to int
	pull     []float32  // by text and label: how hard the text pulls on the label
	score    []float32  // by label, of the text at hand
	open     [][]uint16 // by text: the labels it may still pull on
}

// learn goes over the texts so many rounds. The first two rounds look at every label; later ones only at those that a text
// still pulls on or nearly does, and that is most of the speed.
func (l *lesson) learn(rounds int) {
	width := l.to - l.from
	l.pull, l.score = zeroed(l.pull, len(l.texts)*width), zeroed(l.score, width)
	if l.open == nil {
		l.open = make([][]uint16, len(l.texts))
	}
	all := make([]uint16, width)
	for c := range all {
		all[c] = uint16(c)
	}
	room := make([]uint16, 0, width)
	seed := uint64(42)
	for round := range rounds {
		seed = shuffle(l.order, seed)
		for _, i := range l.order {
			open := all
			if round >= knobs.wideRounds {
				open = l.open[i]
			}
			room = l.study(i, open, room[:0])
			if round >= knobs.wideRounds-1 {
				l.open[i] = append(l.open[i][:0], room...)
			}
		}
	}
}

// study moves the open labels by what text i says of them, and returns in left those that it may move again.
func (l *lesson) study(i int, open, left []uint16) []uint16 {
	t, width := l.texts[i], l.to-l.from
	clear(l.score)
	var scale float32
	if 3*len(open) > width {
		scale = l.m.add(l.score, t, l.from, l.to)
	} else {
		scale = l.m.addSome(l.score, t, open, l.from)
	}
	own := l.pull[i*width : (i+1)*width]
	soft, bias := 1/(2*knobs.cost), knobs.bias*knobs.bias
	for _, c := range open {
		sign := float32(-1)
		soft := soft
		if l.label[i] == l.from+int(c) {
			sign = 1
			soft /= knobs.own
		}
		score := float32(l.score[c]*scale) + l.m.bias[l.from+int(c)]
		slope := float32(sign*score) - 1 + float32(soft*own[c])
		if own[c] > 0 || slope < knobs.nearly {
			left = append(left, c)
		}
		next := max(0, own[c]-slope/(1+bias+soft))
		change := float32(sign * (next - own[c]))
		if change == 0 {
			continue
		}
		own[c] = next
		l.m.move(t, l.from+int(c), float32(change*scale))
		l.m.bias[l.from+int(c)] += float32(change * bias)
	}
	return left
}

// add adds to score what the labels from..to-1 make of a text, and returns what to multiply it by so that the text counts
// as one of length one.
func (m *learner) add(score []float32, t []entry, from, to int) float32 {
	var sum float32
	for _, e := range t {
		if e.again {
			continue
		}
		sum += float32(e.value * e.value)
		axpy(score, m.weight[int(e.n)*m.labels+from:int(e.n)*m.labels+to], e.value)
	}
	if sum == 0 {
		return 0
	}
	return 1 / sqrt32(sum)
}

// addSome is add for some labels only, counted from label from.
func (m *learner) addSome(score []float32, t []entry, some []uint16, from int) float32 {
	var sum float32
	for _, e := range t {
		if e.again {
			continue
		}
		sum += float32(e.value * e.value)
		row := m.weight[int(e.n)*m.labels+from : (int(e.n)+1)*m.labels]
		for _, c := range some {
			score[c] += float32(e.value * row[c])
		}
	}
	if sum == 0 {
		return 0
	}
	return 1 / sqrt32(sum)
}

// axpy adds x times row to score.
func axpy(score, row []float32, x float32) {
	row = row[:len(score)]
	i := 0
	for ; i+4 <= len(score); i += 4 {
		s, r := score[i:i+4:i+4], row[i:i+4:i+4]
		s[0] += float32(x * r[0])
		s[1] += float32(x * r[1])
		s[2] += float32(x * r[2])
		s[3] += float32(x * r[3])
	}
	for ; i < len(score); i++ {
		score[i] += float32(x * row[i])
	}
}

// move shifts label c's weights along a text.
func (m *learner) move(t []entry, c int, change float32) {
	for _, e := range t {
		if !e.again {
			m.weight[int(e.n)*m.labels+c] += float32(change * e.value)
		}
	}
}

// shuffle puts order into another order, always the same for the same seed, and returns the next seed.
func shuffle(order []int, seed uint64) uint64 {
	for i := len(order) - 1; i > 0; i-- {
		seed = seed*6364136223846793005 + 1442695040888963407
		j := int((seed >> 33) % uint64(i+1))
		order[i], order[j] = order[j], order[i]
	}
	return seed
}
