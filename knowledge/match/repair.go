package match

import (
	"slices"
	"strings"
	"sync"
)

// speller knows the words of the examples and finds the one that a misspelt word was meant to be.
type speller struct {
	words []string
	count []uint32
	index map[string]int32
	once  sync.Once // fills near, when a word is first looked for
	near  []uint64  // key and word number, sorted; words reachable by leaving out one letter, and words that sound alike
}

// The salts that keep the two ways of finding candidates apart.
const (
	saltLeft  = 11
	saltSound = 13
)

// learnSpelling takes the words of all texts, each text a row of words.
func learnSpelling(texts [][]string) *speller {
	s := &speller{index: map[string]int32{}}
	for _, words := range texts {
		for _, w := range words {
			n, ok := s.index[w]
			if !ok {
				n = int32(len(s.words))
				s.index[w] = n
				s.words = append(s.words, w)
				s.count = append(s.count, 0)
			}
			s.count[n]++
		}
	}
	return s
}

// prepare fills near from words.
func (s *speller) prepare() {
	var keys []uint32
	for n, w := range s.words {
		if !spellable(w) {
			continue
		}
		keys = nearKeys(w, keys[:0])
		for _, k := range keys {
			s.near = append(s.near, uint64(k)<<32|uint64(n))
		}
	}
	slices.Sort(s.near)
}

// spellable says whether a word is one a speller may touch or offer: three letters or more, Latin, no figures.
func spellable(w string) bool {
	if len(w) < 3 || len(w) > 20 {
		return false
	}
	for i := range len(w) {
		if w[i] < 'a' || w[i] > 'z' {
			return false
		}
	}
	return true
}

// nearKeys lists the keys under which a word is found: itself, itself less any one letter, and its sound.
func nearKeys(w string, keys []uint32) []uint32 {
	keys = append(keys, fold(hashString(hashStart, w)*saltLeft))
	for i := range len(w) {
		if i > 0 && w[i] == w[i-1] {
			continue
		}
		h := hashString(hashString(hashStart, w[:i]), w[i+1:])
		keys = append(keys, fold(h*saltLeft))
	}
	return append(keys, fold(hashString(hashStart, sound(w))*saltSound))
}

var soundings = strings.NewReplacer("ph", "f", "th", "f", "wh", "w", "ck", "k", "gh", "", "kn", "n", "wr", "r",
	"ce", "s", "ci", "s", "cy", "s", "c", "k", "q", "k", "x", "ks", "z", "s", "v", "f", "b", "d", "h", "", "j", "g")

// sound returns a rough spelling by ear: consonants only, alike ones made one, no doubles; a first vowel is kept as "a".
func sound(w string) string {
	var b strings.Builder
	last := byte(0)
	for i, c := range []byte(soundings.Replace(w)) {
		if isVowel(c) {
			if i > 0 {
				continue
			}
			c = 'a'
		}
		if c != last {
			b.WriteByte(c)
		}
		last = c
	}
	return b.String()
}

func isVowel(c byte) bool { return strings.IndexByte("aeiouyw", c) >= 0 }

// nearest returns the known word that w was most likely meant to be, how far off it is, and how far the next best one is;
// "" when none is near enough.
func (s *speller) nearest(w string) (best string, cost, rival float64) {
	cost, rival = knobs.farthest(len(w)), knobs.farthest(len(w))
	if !spellable(w) {
		return "", cost, rival
	}
	s.once.Do(s.prepare)
	var room [24]uint32
	last := int32(-1)
	for _, key := range nearKeys(w, room[:0]) {
		i, _ := slices.BinarySearch(s.near, uint64(key)<<32)
		for ; i < len(s.near) && uint32(s.near[i]>>32) == key; i++ {
			n := int32(s.near[i])
			if n == last {
				continue
			}
			last = n
			far := distance(w, s.words[n])
			if far > knobs.farthest(len(w)) {
				continue
			}
			far -= knobs.common * logOf(float64(s.count[n]))
			switch {
			case s.words[n] == best:
			case far < cost || far == cost && s.words[n] < best:
				best, cost, rival = s.words[n], far, cost
			case far < rival:
				rival = far
			}
		}
	}
	return best, cost, rival
}

// farthest is how many edits a word of n letters may be off: one below five letters.
func (k settings) farthest(n int) float64 {
	if n < 5 {
		return 1
	}
	if n < 8 {
		return 1.5
	}
	return 2
}
