package match

import "sync"

// linear is a row of weights by feature: score of label c = sum over features f of value(f) * weight[f*labels+c], and the bias.
type linear struct {
	labels int
	weight []float32
	bias   []float32
}

// learn fits afresh one squared-hinge separator a label (each against all the others) by dual coordinate descent. One goroutine
// serves each share of the labels; labels never meet, so the outcome does not depend on how they are shared out.
// label[i] is the label of texts[i]; skip[i] leaves text i out.
func (m *linear) learn(texts [][]entry, label []int, skip []bool, labels, features, rounds int) {
	m.labels = labels
	m.weight, m.bias = zeroed(m.weight, features*labels), zeroed(m.bias, labels)
	order := shuffled(len(texts), skip)
	const share = 16
	var wait sync.WaitGroup
	step := max(share, (labels/2+share-1)/share*share)
	for from := 0; from < labels; from += step {
		to := min(from+step, labels)
		wait.Go(func() { m.fit(texts, label, order, from, to, rounds) })
	}
	wait.Wait()
}

// fit learns the labels from..to-1.
func (m *linear) fit(texts [][]entry, label, order []int, from, to, rounds int) {
	width := to - from
	pull := make([]float32, len(texts)*width) // how hard each text pulls on each label
	score := make([]float32, width)
	soft := 1 / (2 * knobs.cost)
	bias := knobs.bias
	for range rounds {
		for _, i := range order {
			t := texts[i]
			clear(score)
			scale := m.add(score, t, nil, from, to)
			for c := range score {
				score[c] = float32(score[c]*scale) + m.bias[from+c]
			}
			own := pull[i*width : (i+1)*width]
			length := 1 + bias*bias + soft
			for c := range score {
				sign := float32(-1)
				if label[i] == from+c {
					sign = 1
				}
				slope := float32(sign*score[c]) - 1 + float32(soft*own[c])
				if own[c] == 0 && slope >= 0 {
					continue
				}
				next := max(0, own[c]-slope/length)
				change := float32(sign * (next - own[c]))
				if change == 0 {
					continue
				}
				own[c] = next
				m.move(t, from+c, float32(change*scale))
				m.bias[from+c] += float32(change * bias * bias)
			}
		}
	}
}

// add adds to score what the labels from..to-1 make of a text, and returns what to multiply it by so that the text counts
// as one of length one. Features that known says no to are passed over; a nil known says yes to all.
func (m *linear) add(score []float32, t []entry, known []bool, from, to int) float32 {
	var sum float32
	for _, e := range t {
		if e.again || known != nil && !known[e.n] {
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
func (m *linear) move(t []entry, c int, change float32) {
	for _, e := range t {
		if !e.again {
			m.weight[int(e.n)*m.labels+c] += float32(change * e.value)
		}
	}
}

// shuffled returns the numbers of the texts that are not skipped, in an order that is always the same and has no pattern.
func shuffled(n int, skip []bool) []int {
	var order []int
	for i := range n {
		if skip == nil || !skip[i] {
			order = append(order, i)
		}
	}
	seed := uint64(42)
	for i := len(order) - 1; i > 0; i-- {
		seed = seed*6364136223846793005 + 1442695040888963407
		j := int((seed >> 33) % uint64(i+1))
		order[i], order[j] = order[j], order[i]
	}
	return order
}
