package match

// vocabulary numbers the features worth keeping and says how telling each is.
type vocabulary struct {
	table  *table
	keys   []uint32
	kinds  string    // by feature, a byte each
	weight []float32 // by feature: rarity times the weight of its kind
}

// learnVocabulary takes the words of all texts, keeps the features that enough texts have and weighs them by rarity.
func learnVocabulary(texts [][]string) *vocabulary {
	type count struct {
		in, last int32
		kind     uint8
	}
	seen := newTable(1 << 12)
	var keys []uint32
	var counts []count
	var room []feature
	for i, words := range texts {
		room = features(plain(words), room[:0])
		for _, f := range room {
			n := seen.find(f.key)
			if n < 0 {
				n = int32(len(keys))
				keys = append(keys, f.key)
				counts = append(counts, count{last: -1, kind: f.kind})
				seen = seen.grow(keys)
			}
			if c := &counts[n]; c.last != int32(i) {
				c.last = int32(i)
				c.in++
			}
		}
	}
	v := &vocabulary{}
	var kinds []byte
	all := float64(len(texts) + 1)
	for n, c := range counts {
		if int(c.in) < knobs.leastIn[c.kind] {
			continue
		}
		v.keys = append(v.keys, keys[n])
		kinds = append(kinds, c.kind)
		v.weight = append(v.weight, float32(knobs.kind[c.kind]*pow(1+logOf(all/float64(c.in+1)), knobs.rarity)))
	}
	v.table, v.kinds = numbered(v.keys), string(kinds)
	return v
}

// grow returns the table, or one twice as large once it is half full.
func (t *table) grow(keys []uint32) *table {
	if 2*len(keys) < len(t.slots) {
		t.put(keys[len(keys)-1], int32(len(keys)-1))
		return t
	}
	larger := newTable(len(t.slots))
	for n, key := range keys {
		larger.put(key, int32(n))
	}
	return larger
}

// entry is one known feature of a text: its number, the word it is at, and its weight. again marks one seen before in the text.
type entry struct {
	n     int32
	at    uint16
	again bool
	value float32
}

// entries lists the known features of a text. stamp has a place for every feature, and each call needs a new tick.
func (v *vocabulary) entries(fs []feature, stamp []int32, tick int32, into []entry) []entry {
	into = into[:0]
	for _, f := range fs {
		n := v.table.find(f.key)
		if n < 0 {
			continue
		}
		into = append(into, entry{n, f.at, stamp[n] == tick, v.weight[n] * f.weight})
		stamp[n] = tick
	}
	v.even(into)
	return into
}

// even makes the pieces of a text weigh knobs.pieces times what its words and pairs of words weigh together.
func (v *vocabulary) even(es []entry) {
	var words, pieces float32
	for _, e := range es {
		switch {
		case e.again:
		case v.kinds[e.n] == uint8(kindPiece):
			pieces += float32(e.value * e.value)
		default:
			words += float32(e.value * e.value)
		}
	}
	if words == 0 || pieces == 0 {
		return
	}
	scale := knobs.pieces * sqrt32(words) / sqrt32(pieces)
	for i := range es {
		if v.kinds[es[i].n] == uint8(kindPiece) {
			es[i].value *= scale
		}
	}
}

func pow(x, y float64) float64 { return expOf(y * logOf(x)) }
