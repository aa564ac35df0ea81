package match

import "slices"

// neighbours are the examples themselves, by words only: a message much like one of them is likely to mean the same.
// They are numbered label by label, and stand under each feature that they have.
type neighbours struct {
	first []int32 // by label, its first text; one more at the end
	start []int32 // by feature, its first place in text and value; one more at the end
	text  []int32 // sorted under each feature
	value string  // 255 times the value; a text's values have length one
}

// newNeighbours takes the texts that are not skipped, of each label at most knobs.nearTexts, evenly chosen.
func newNeighbours(c *corpus, skip []bool, labels int) *neighbours {
	of := make([][]int, labels)
	for i, l := range c.label {
		if skip == nil || !skip[i] {
			of[l] = append(of[l], i)
		}
	}
	n := &neighbours{first: []int32{0}}
	var texts [][]entry
	for _, all := range of {
		for k, i := range all {
			most := max(len(all), knobs.nearTexts)
			if (k+1)*knobs.nearTexts/most > k*knobs.nearTexts/most {
				texts = append(texts, c.texts[i])
			}
		}
		n.first = append(n.first, int32(len(texts)))
	}
	n.turn(c.vocab, texts)
	return n
}

// turn puts texts under their features.
func (n *neighbours) turn(v *vocabulary, texts [][]entry) {
	n.start = make([]int32, len(v.keys)+1)
	for _, t := range texts {
		for _, e := range t {
			if v.isWhole(e) {
				n.start[e.n+1]++
			}
		}
	}
	for f := range v.keys {
		n.start[f+1] += n.start[f]
	}
	n.text = make([]int32, n.start[len(v.keys)])
	value := make([]byte, len(n.text))
	next := slices.Clone(n.start)
	for i, t := range texts {
		scale := wordScale(v, t, nil)
		for _, e := range t {
			if v.isWhole(e) {
				n.text[next[e.n]], value[next[e.n]] = int32(i), uint8(float32(e.value*scale)*255+0.5)
				next[e.n]++
			}
		}
	}
	n.value = string(value)
}

// isWhole reports whether an entry is the first of a feature of whole words.
func (v *vocabulary) isWhole(e entry) bool { return !e.again && v.kinds[e.n] != uint8(kindPiece) }

// wordScale is what makes the words of a text have length one; zero when it has none that is known.
func wordScale(v *vocabulary, t []entry, known []bool) float32 {
	var sum float32
	for _, e := range t {
		if v.isWhole(e) && (known == nil || known[e.n]) {
			sum += float32(e.value * e.value)
		}
	}
	if sum == 0 {
		return 0
	}
	return 1 / sqrt32(sum)
}

// exact is what the value 1 of a text is as a whole number: whole numbers add up alike in any order.
const exact = 1 << 15

// lean raises the scores of the best few labels by how like the text is to their likest example, and sets j.nearest.
func (j *judge) lean(n *neighbours, v *vocabulary, t []entry, known []bool, oos int) {
	j.nearest = 0
	scale := wordScale(v, t, known)
	if scale == 0 {
		return
	}
	if texts := int(n.first[len(n.first)-1]); len(j.like) < texts {
		j.like = make([]int32, texts)
	}
	few := bestFew(j.score, oos)
	for _, e := range t {
		if v.isWhole(e) {
			n.compare(j.like, e.n, int32(float32(e.value*scale)*exact+0.5), few)
		}
	}
	for _, c := range few {
		if c < 0 {
			continue
		}
		texts := j.like[n.first[c]:n.first[c+1]]
		most := int32(0)
		for _, like := range texts {
			most = max(most, like)
		}
		clear(texts)
		like := float32(most) / (exact * 255)
		j.score[c] += float32(knobs.near * like)
		j.nearest = max(j.nearest, float64(like))
	}
}

// compare adds to like what one feature of a text has in common with the texts of a few labels.
func (n *neighbours) compare(like []int32, feature, value int32, few [3]int) {
	from, to := n.start[feature], n.start[feature+1]
	texts, values := n.text[from:to], n.value[from:to]
	for _, c := range few {
		if c < 0 {
			continue
		}
		end := n.first[c+1]
		i, _ := slices.BinarySearch(texts, n.first[c])
		for ; i < len(texts) && texts[i] < end; i++ {
			like[texts[i]] += value * int32(values[i])
		}
	}
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
