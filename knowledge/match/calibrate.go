package match

import "slices"

// calibration says how sure a ranking is, learned from texts that the judging model had not seen.
type calibration struct {
	heat  float64  // scores times heat, through a softmax, are probabilities
	scope logistic // is the text about any label at all?
	sure  logistic // is it, and is the best label right?
	at95  float64  // the in-scope confidence that 95 % of unseen in-scope examples reach
}

// held is what cross-validation saw of one text.
type held struct {
	score   []float32
	unknown float64
	near    float64 // to the nearest example
	label   int
	outside bool // out of scope, or of a label that was left out
}

// calibrate judges every text by a model that has seen neither its fold nor a few whole labels: those stand for the
// messages nobody foresaw. m is only room to learn in. oos is the number of the out-of-scope label, or -1.
func calibrate(c *corpus, m *learner, labels, oos int) calibration {
	var seen []held
	for k := range c.folds {
		skip := make([]bool, len(c.texts))
		for i := range skip {
			skip[i] = c.fold[i] == k || c.leftOut(c.label[i], k, labels, oos)
		}
		judged := m.learn(c, skip, labels, knobs.foldRounds)
		seen = append(seen, c.judgeFold(judged, newNeighbours(c, skip, labels), k, oos, c.known(skip))...)
	}
	cal := calibration{heat: fitHeat(seen, oos)}
	cal.fit(seen, oos)
	return cal
}

// leftOut says whether a label is one that fold k pretends not to know.
func (c *corpus) leftOut(label, k, labels, oos int) bool {
	return labels > 6 && label != oos && label%(2*c.folds) == k
}

// judgeFold scores the texts of fold k.
func (c *corpus) judgeFold(m *linear, near *neighbours, k, oos int, known []bool) []held {
	labels := m.labels
	var in []int
	for i := range c.texts {
		if c.fold[i] == k {
			in = append(in, i)
		}
	}
	out := make([]held, len(in))
	inParallel(len(in), func(from, to int) {
		var j judge
		for n := from; n < to; n++ {
			i := in[n]
			j.of(m, c.texts[i], known, c.words[i])
			for l := range labels {
				if c.leftOut(l, k, labels, oos) {
					j.score[l] = -9
				}
			}
			j.lean(near, c.vocab, c.texts[i], known, oos)
			out[n] = held{
				score: slices.Clone(j.score), label: c.label[i], near: j.nearest,
				unknown: c.vocab.strangers(c.texts[i], known, c.words[i]),
				outside: c.label[i] == oos || c.leftOut(c.label[i], k, labels, oos),
			}
		}
	})
	return out
}

// fitHeat finds the heat under which the true labels of unseen texts are likeliest, by golden section.
func fitHeat(seen []held, oos int) float64 {
	stride := 1 + len(seen)/1000
	var p []float64
	loss := func(heat float64) (sum float64) {
		for i := 0; i < len(seen); i += stride {
			if h := seen[i]; !h.outside {
				p = softmax(p, h.score, oos, heat)
				sum -= logOf(max(1e-12, p[h.label]))
			}
		}
		return sum
	}
	low, high := 0.5, 30.0
	const golden = 0.6180339887
	a, b := high-golden*(high-low), low+golden*(high-low)
	lossA, lossB := loss(a), loss(b)
	for range 12 {
		if lossA < lossB {
			high, b, lossB = b, a, lossA
			a = high - golden*(high-low)
			lossA = loss(a)
		} else {
			low, a, lossA = a, b, lossB
			b = low + golden*(high-low)
			lossB = loss(b)
		}
	}
	return (low + high) / 2
}

// softmax makes scores probabilities that sum to one, in the room of p; label oos gets none.
func softmax(p []float64, score []float32, oos int, heat float64) []float64 {
	p = zeroed(p, len(score))
	best, _ := topTwo(score, oos)
	if best < 0 {
		return p
	}
	sum := 0.0
	for c, s := range score {
		if c != oos {
			p[c] = expOf(heat * float64(s-score[best]))
			sum += p[c]
		}
	}
	for c := range p {
		p[c] /= sum
	}
	return p
}

// topTwo returns the best label and the next one, -1 where there is none; label oos is passed over.
func topTwo(score []float32, oos int) (first, second int) {
	first, second = -1, -1
	for c, s := range score {
		switch {
		case c == oos:
		case first < 0 || s > score[first]:
			first, second = c, first
		case second < 0 || s > score[second]:
			second = c
		}
	}
	return first, second
}

// measures is the row from which scope and sureness are told; p are the probabilities that score makes.
func measures(score []float32, p []float64, oos int, unknown, near float64) []float64 {
	first, second := topTwo(score, oos)
	row := []float64{1, 0, 0, 0, unknown, 0, near}
	if first < 0 {
		return row
	}
	row[1] = float64(score[first])
	if second >= 0 {
		row[2] = float64(score[first] - score[second])
	}
	if oos >= 0 {
		row[3] = float64(score[oos])
	}
	row[5] = logOf(max(1e-9, p[first]))
	return row
}

// fit learns scope and sureness. What lies outside weighs a quarter of the whole, real out-of-scope examples half of that.
func (cal *calibration) fit(seen []held, oos int) {
	rows := make([][]float64, len(seen))
	inside, right := make([]bool, len(seen)), make([]bool, len(seen))
	weight := make([]float64, len(seen))
	var count [3]float64
	var p []float64
	for i, h := range seen {
		p = softmax(p, h.score, oos, cal.heat)
		rows[i] = measures(h.score, p, oos, h.unknown, h.near)
		first, _ := topTwo(h.score, oos)
		inside[i], right[i] = !h.outside, !h.outside && first == h.label
		count[h.kind(oos)]++
	}
	for i, h := range seen {
		switch k := h.kind(oos); {
		case k == 0:
			weight[i] = 1
		case count[1] == 0 || count[2] == 0:
			weight[i] = count[0] / 3 / count[k]
		default:
			weight[i] = count[0] / 6 / count[k]
		}
	}
	cal.scope = fitLogistic(rows, inside, weight)
	cal.sure = fitLogistic(rows, right, weight)
	var reach []float64
	for i := range rows {
		if inside[i] {
			reach = append(reach, cal.scope.of(rows[i]))
		}
	}
	slices.Sort(reach)
	if len(reach) > 0 {
		cal.at95 = reach[len(reach)/20]
	}
}

// kind is 0 for a text inside, 1 for a real out-of-scope example, 2 for one of a label left out.
func (h held) kind(oos int) int {
	switch {
	case !h.outside:
		return 0
	case h.label == oos:
		return 1
	}
	return 2
}
