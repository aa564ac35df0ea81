package safety

import "slices"

// A class is one place of a pattern that words can fill: a set, or alternatives written in the pattern itself.
type class uint16

// A span says that the words from some position, length of them, fill a class.
type span struct {
	class  class
	length int
}

// lattice holds, for each word of a message, what the words from there can fill.
type lattice struct {
	at    [][]span
	seen  []bool           // by class
	names map[string]class // of sets
}

// hasSet reports whether any words of the message are of the set with this name.
func (l *lattice) hasSet(name string) bool {
	c, ok := l.names[name]
	return ok && l.seen[c]
}

// has reports whether any words of the message fill c.
func (l *lattice) has(c class) bool { return l.seen[c] }

// add notes a span once.
func (l *lattice) add(i int, s span) {
	if slices.Contains(l.at[i], s) {
		return
	}
	l.at[i] = append(l.at[i], s)
	l.seen[s.class] = true
}

// read lays the words of a message out over the vocabulary. Every word is looked up as it stands and, where that is
// safe, as the misspelling of a word of the patterns.
func (v *vocabulary) read(words []string) *lattice {
	l := &lattice{at: make([][]span, len(words)), seen: make([]bool, len(v.classes)), names: v.names}
	lits := make([][]literal, len(words))
	for i, w := range words {
		lits[i] = v.literals(w)
	}
	for i := range words {
		for _, lit := range lits[i] {
			for _, c := range v.fills[lit] {
				l.add(i, span{c, 1})
			}
			for _, p := range v.phrases[lit] {
				if p.startsAt(lits[i+1:]) {
					l.add(i, span{p.class, 1 + len(p.rest)})
				}
			}
		}
	}
	return l
}

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
