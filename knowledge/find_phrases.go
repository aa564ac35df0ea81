package knowledge

import (
	"slices"

	"waymark/knowledge/match"
)

// split gives the words of a text in the form in which records and messages are compared.
func split(text string) []string { return match.Words(match.Normalise(text)) }

// span is a run of words of a message: from is the first, to the one after the last.
type span struct{ from, to int }

func (s span) length() int               { return s.to - s.from }
func (s span) overlaps(o span) bool      { return s.from < o.to && o.from < s.to }
func (s span) overlapsAny(o []span) bool { return slices.ContainsFunc(o, s.overlaps) }

// phrases finds whole words and phrases of the records in the words of a message, each with what it stands for.
// It is a tree of words: the zero value is the root of an empty one.
type phrases[T comparable] struct {
	next map[string]*phrases[T]
	ends []meaning[T] // of phrases that end with the word that led here
}

// meaning is what a phrase stands for.
type meaning[T comparable] struct {
	of  T
	not bool // in this phrase, words of the same meaning mean something else
}

// hit is a phrase that was found.
type hit[T comparable] struct {
	span
	means T
}

func (p *phrases[T]) add(means T, not bool, texts ...string) {
	for _, text := range texts {
		at := p
		for _, word := range split(text) {
			if at.next == nil {
				at.next = map[string]*phrases[T]{}
			}
			if at.next[word] == nil {
				at.next[word] = &phrases[T]{}
			}
			at = at.next[word]
		}
		if at != p {
			at.ends = append(at.ends, meaning[T]{means, not})
		}
	}
}

// in gives what the words hold, in the order of the words. A phrase inside another of the same meaning is told
// too; one that a "not this" phrase touches is not.
func (p *phrases[T]) in(words []string) []hit[T] {
	var found, vetoed []hit[T]
	for from := range words {
		at := p
		for to := from; to < len(words) && at.next[words[to]] != nil; to++ {
			at = at.next[words[to]]
			for _, m := range at.ends {
				h := hit[T]{span{from, to + 1}, m.of}
				if m.not {
					vetoed = append(vetoed, h)
				} else {
					found = append(found, h)
				}
			}
		}
	}
	return slices.DeleteFunc(found, func(h hit[T]) bool {
		return slices.ContainsFunc(vetoed, func(v hit[T]) bool { return v.means == h.means && v.overlaps(h.span) })
	})
}
