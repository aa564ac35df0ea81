package match

// The kinds of feature. Each kind hashes into its own part of the key space.
const (
	kindWord  uint64 = iota + 1 // one word
	kindPair                    // two words side by side
	kindSkip                    // two words with one between
	kindPiece                   // two to five characters inside one word and its edges
)

const (
	hashStart = 14695981039346656037
	hashPrime = 1099511628211
)

// hashRune stirs one character into a running hash (FNV-1a over whole runes).
func hashRune(h uint64, r rune) uint64 { return (h ^ uint64(r)) * hashPrime }

// hashString stirs a string into a running hash.
func hashString(h uint64, s string) uint64 {
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * hashPrime
	}
	return h
}

// fold makes a running hash into a key. Two features in four thousand million share one, which costs nothing.
func fold(h uint64) uint32 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	return uint32(h)
}

// table finds the number of a key: open addressing, twice as many slots as keys, no order that matters. A slot holds
// both, so that looking is one step in memory.
type table struct {
	slots []uint64 // the key, then its number+1; 0 = empty
	mask  uint32
}

func newTable(size int) *table {
	n := 16
	for n < 2*size {
		n *= 2
	}
	return &table{slots: make([]uint64, n), mask: uint32(n - 1)}
}

// find returns the number of key, or -1.
func (t *table) find(key uint32) int32 {
	for i := key & t.mask; ; i = (i + 1) & t.mask {
		switch slot := t.slots[i]; {
		case slot == 0:
			return -1
		case uint32(slot>>32) == key:
			return int32(uint32(slot)) - 1
		}
	}
}

// put gives key the number n. The key must not be there yet, and the table not full.
func (t *table) put(key uint32, n int32) {
	i := key & t.mask
	for t.slots[i] != 0 {
		i = (i + 1) & t.mask
	}
	t.slots[i] = uint64(key)<<32 | uint64(uint32(n+1))
}
