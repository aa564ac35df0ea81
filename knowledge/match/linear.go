package match

// linear is a row of weights by feature: the score of label c is the sum over the features f of a text of
// value(f) * step[f] * weight[f*labels+c], and the bias.
type linear struct {
	labels int
	weight string    // each byte a whole number, -127 to 127
	step   []float32 // by feature, what its weights are whole multiples of
	bias   []float32 // by label
}

// row gives the weights of a feature.
func (m *linear) row(feature int32) string {
	return m.weight[int(feature)*m.labels : (int(feature)+1)*m.labels]
}

// add adds to score what the labels make of a text, and returns what to multiply it by so that the text counts as one of
// length one. Features that known says no to are passed over; a nil known says yes to all.
func (m *linear) add(score []float32, t []entry, known []bool) float32 {
	var sum float32
	for _, e := range t {
		if e.again || known != nil && !known[e.n] {
			continue
		}
		sum += float32(e.value * e.value)
		m.tally(score, e)
	}
	if sum == 0 {
		return 0
	}
	return 1 / sqrt32(sum)
}

// tally adds to score what the labels make of one feature.
func (m *linear) tally(score []float32, e entry) {
	row, x := m.row(e.n), float32(e.value*m.step[e.n])
	score = score[:len(row)]
	for c := range score {
		score[c] += float32(x * float32(int8(row[c])))
	}
}
