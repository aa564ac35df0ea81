package safety

import (
	"math"
	"slices"
)

// mostWords is how many words of a message are read.
const mostWords = 64*len(spots{}) - 1

// A class is one place of a pattern that words can fill: a set, or alternatives written in the pattern itself.
type class uint16

// noClass is filled by no words.
const noClass = class(math.MaxUint16)

// A span says that the words from one spot of a message up to another fill a class.
type span struct{ from, to uint16 }

// lattice holds what the words of a message can fill.
type lattice struct {
	words int
	spans [][]span // by class
	used  []class  // that have spans
}

// read lays the words of a message out over the vocabulary. Every word is looked up as it stands and, where that is
// safe, as the misspelling of a word of the patterns. Give it back with clear when it has been read.
func (v *vocabulary) read(words []string) *lattice {
	words = words[:min(len(words), mostWords)]
	l, ok := v.lattices.Get().(*lattice)
	if !ok {
		l = &lattice{spans: make([][]span, len(v.classes))}
	}
	l.words = len(words)
	lits := make([][]literal, len(words))
	for i, w := range words {
		lits[i] = v.literals(w)
	}
	for i := range words {
		for _, lit := range lits[i] {
			for _, c := range v.fills[lit] {
				l.add(c, i, i+1)
			}
			for _, p := range v.phrases[lit] {
				if p.startsAt(lits[i+1:]) {
					l.add(p.class, i, i+1+len(p.rest))
				}
			}
		}
	}
	return l
}

// clear forgets a message, so that another can be laid out in the same room.
func (v *vocabulary) clear(l *lattice) {
	for _, c := range l.used {
		l.spans[c] = l.spans[c][:0]
	}
	l.used = l.used[:0]
	v.lattices.Put(l)
}

func (l *lattice) add(c class, from, to int) {
	if len(l.spans[c]) == 0 {
		l.used = append(l.used, c)
	}
	l.spans[c] = append(l.spans[c], span{uint16(from), uint16(to)})
}

// has reports whether any words of the message fill c.
func (l *lattice) has(c class) bool { return c != noClass && len(l.spans[c]) > 0 }

// A phrase is an alternative of several words, written on_my_own; rest is what follows its first word.
type phrase struct {
	class class
	rest  []literal
}

func (p phrase) startsAt(lits [][]literal) bool {
	if len(lits) < len(p.rest) {
		return false
	}
	for i, want := range p.rest {
		if !slices.Contains(lits[i], want) {
			return false
		}
	}
	return true
}

// spots is a set of places between the words of a message: spot 0 stands before the first word.
type spots [7]uint64

func (s *spots) has(i uint16) bool { return s[i/64]&(1<<(i%64)) != 0 }
func (s *spots) put(i uint16)      { s[i/64] |= 1 << (i % 64) }

// orNext adds to each spot the one after it.
func (s *spots) orNext() {
	carry := uint64(0)
	for i, w := range s {
		s[i] = w | w<<1 | carry
		carry = w >> 63
	}
}
