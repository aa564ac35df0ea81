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
type phrases[T comparable] struct {
	byFirst map[string][]phrase[T]
}

type phrase[T comparable] struct {
	words []string
	means T
	not   bool // in these words, words of the same meaning mean something else
}

// hit is a phrase that was found.
type hit[T comparable] struct {
	span
	means T
}

func (p *phrases[T]) add(means T, not bool, texts ...string) {
	if p.byFirst == nil {
		p.byFirst = map[string][]phrase[T]{}
	}
	for _, text := range texts {
		words := split(text)
		if len(words) == 0 {
			continue
		}
		first := words[0]
		p.byFirst[first] = append(p.byFirst[first], phrase[T]{words: words, means: means, not: not})
	}
}

// in gives what the words hold, in the order of the words. A phrase inside another of the same meaning is told
// too; one that a "not this" phrase touches is not.
func (p *phrases[T]) in(words []string) []hit[T] {
	var found, vetoed []hit[T]
	for i, word := range words {
		for _, ph := range p.byFirst[word] {
			if !startsWith(words[i:], ph.words) {
				continue
			}
			h := hit[T]{span{i, i + len(ph.words)}, ph.means}
			if ph.not {
				vetoed = append(vetoed, h)
			} else {
				found = append(found, h)
			}
		}
	}
	return slices.DeleteFunc(found, func(h hit[T]) bool {
		return slices.ContainsFunc(vetoed, func(v hit[T]) bool { return v.means == h.means && v.overlaps(h.span) })
	})
}

func startsWith(words, start []string) bool {
	return len(words) >= len(start) && slices.Equal(words[:len(start)], start)
}
