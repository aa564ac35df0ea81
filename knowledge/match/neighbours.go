package match

// neighbours are the examples themselves, by words only: a message much like one of them is likely to mean the same.
type neighbours struct {
	start []int32 // by text, its first place in at and value; one more at the end
	at    []int32
	value []uint8   // 255 times the value; a text's values have length one
	label []int32   // by text
	of    [][]int32 // by label, its texts
	size  int       // features
}

// newNeighbours takes the texts that are not skipped, of each label at most knobs.nearTexts, evenly chosen.
func newNeighbours(c *corpus, skip []bool, labels int) *neighbours {
	count := make([]int, labels)
	for i, l := range c.label {
		if skip == nil || !skip[i] {
			count[l]++
		}
	}
	n := &neighbours{of: make([][]int32, labels), size: len(c.vocab.keys), start: []int32{0}}
	seen := make([]int, labels)
	for i, l := range c.label {
		if skip != nil && skip[i] {
			continue
		}
		seen[l]++
		if seen[l]*knobs.nearTexts/max(count[l], knobs.nearTexts) == (seen[l]-1)*knobs.nearTexts/max(count[l], knobs.nearTexts) {
			continue
		}
		n.add(c.vocab, c.texts[i], l)
	}
	return n
}

func (n *neighbours) add(v *vocabulary, t []entry, label int) {
	scale := wordScale(v, t, nil)
	if scale == 0 {
		return
	}
	for _, e := range t {
		if !e.again && v.kinds[e.n] != uint8(kindPiece) {
			n.at, n.value = append(n.at, e.n), append(n.value, uint8(float32(e.value*scale)*255+0.5))
		}
	}
	n.of[label] = append(n.of[label], int32(len(n.start)-1))
	n.label = append(n.label, int32(label))
	n.start = append(n.start, int32(len(n.at)))
}

// dense is what the value 1 is in judge.dense: whole numbers add up faster.
const dense = 1 << 15

// wordScale is what makes the words of a text have length one; zero when it has none that is known.
func wordScale(v *vocabulary, t []entry, known []bool) float32 {
	var sum float32
	for _, e := range t {
		if !e.again && v.kinds[e.n] != uint8(kindPiece) && (known == nil || known[e.n]) {
			sum += float32(e.value * e.value)
		}
	}
	if sum == 0 {
		return 0
	}
	return 1 / sqrt32(sum)
}

// lean raises the scores of the best few labels by how like the text is to their likest example, and sets j.nearest.
func (j *judge) lean(n *neighbours, v *vocabulary, t []entry, known []bool, oos int) {
	j.nearest = 0
	scale := wordScale(v, t, known)
	if scale == 0 {
		return
	}
	if len(j.dense) < n.size {
		j.dense = make([]int32, n.size)
	}
	for _, e := range t {
		if !e.again && v.kinds[e.n] != uint8(kindPiece) {
			j.dense[e.n] = int32(float32(e.value*scale)*dense + 0.5)
		}
	}
	for _, c := range bestFew(j.score, oos) {
		if c < 0 {
			continue
		}
		like := n.likest(j.dense, n.of[c])
		j.score[c] += float32(knobs.near * like)
		j.nearest = max(j.nearest, float64(like))
	}
	for _, e := range t {
		j.dense[e.n] = 0
	}
}

// likest is the greatest likeness of a text to any of the texts named.
func (n *neighbours) likest(text []int32, texts []int32) float32 {
	most := int32(0)
	for _, i := range texts {
		from, to := n.start[i], n.start[i+1]
		value := n.value[from:to]
		sum := int32(0) // at most dense times 255, both texts having length one
		for k, f := range n.at[from:to] {
			sum += text[f] * int32(value[k])
		}
		most = max(most, sum)
	}
	return float32(most) / (dense * 255)
}

// bestFew returns the best three labels, -1 where there are fewer; label oos is passed over.
func bestFew(score []float32, oos int) [3]int {
	few := [3]int{-1, -1, -1}
	for c, s := range score {
		if c == oos {
			continue
		}
		for k := range few {
			if few[k] < 0 || s > score[few[k]] {
				copy(few[k+1:], few[k:])
				few[k] = c
				break
			}
		}
	}
	return few
}
