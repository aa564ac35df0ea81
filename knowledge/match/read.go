package match

// Repair is a word that was read as another, known one.
type Repair struct{ From, To string }

// feature is one thing seen in a text: what (key), of which kind, at which word, and how much it counts.
type feature struct {
	key    uint32
	kind   uint8
	at     uint16
	weight float32
}

// spot is one word of a text as it will be turned into features.
type spot struct {
	word   string  // as repaired
	wrote  string  // as written, when repaired
	weight float32 // of the word as repaired
}

// features adds everything seen in a row of words to out.
func features(spots []spot, out []feature) []feature {
	var room [64]uint64
	hashes := room[:0]
	for i, s := range spots {
		h := hashString(hashStart, shape(s.word))
		hashes = append(hashes, h)
		at := uint16(i)
		out = append(out, feature{fold(h * kindWord), uint8(kindWord), at, s.weight})
		if i == 0 {
			out = append(out, feature{fold(h * kindPair), uint8(kindPair), at, s.weight / 2})
		}
		for gap := 1; gap <= knobs.farthestPair && gap <= i; gap++ {
			kind := kindPair
			if gap > 1 {
				kind = kindSkip
			}
			apart := uint64(min(gap, 3)) // three words apart or more are alike
			key := fold((hashes[i-gap]*(30+apart) ^ h) * hashPrime * kind)
			out = append(out, feature{key, uint8(kind), at, s.weight * spots[i-gap].weight})
		}
		out = pieces(out, s.word, at, s.weight)
		if s.wrote != "" {
			out = pieces(out, s.wrote, at, knobs.wrote)
		}
	}
	return out
}

// pieces adds the runs of two to five characters of a word, its edges marked.
func pieces(out []feature, word string, at uint16, weight float32) []feature {
	var room [longestWord + 2]rune
	runes := append(room[:0], '<')
	for _, r := range word {
		if r >= '0' && r <= '9' {
			r = '0'
		}
		runes = append(runes, r)
	}
	runes = append(runes, '>')
	for i := range runes {
		h := uint64(hashStart)
		for n := 1; n <= knobs.longestPiece && i+n <= len(runes); n++ {
			h = hashRune(h, runes[i+n-1])
			if n < 2 {
				continue
			}
			out = append(out, feature{fold(h * kindPiece), uint8(kindPiece), at, weight})
		}
	}
	return out
}

// shape returns a number of three figures or more as its shape ("2500" and "9100" are alike); numbers people ring stay.
func shape(word string) string {
	if len(word) < 2 || word[0] > '9' || word == "999" || word == "101" || word == "112" || word == "111" {
		return word
	}
	for i := range len(word) {
		if !isDigit(word[i]) {
			return word
		}
	}
	return "0000000000"[:min(len(word), 10)]
}

// plain makes spots of words that need no repair.
func plain(words []string) []spot {
	spots := make([]spot, len(words))
	for i, w := range words {
		spots[i] = spot{word: w, weight: 1}
	}
	return spots
}
