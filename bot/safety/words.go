package safety

import (
	"maps"
	"slices"
	"strings"

	"waymark/knowledge"
	"waymark/knowledge/match"
)

// wordsOf returns the normalised words of a text.
func wordsOf(text string) []string { return match.Words(match.Normalise(text)) }

// wordSet is a set of normalised words.
type wordSet map[string]bool

// MarshalBinary gives the words, one a line. It never fails.
func (s wordSet) MarshalBinary() ([]byte, error) {
	return []byte(strings.Join(slices.Sorted(maps.Keys(s)), "\n")), nil
}

// knownWords returns the words that at least two voices use in messages that are not about danger. They mean what they
// say and are never read as misspellings. They are those kept in the base, if they are of these very messages.
func knownWords(base *knowledge.Base) wordSet {
	known := wordSet{}
	from := ordinary(base)
	if kept, ok := base.Kept(keptWords, from); ok {
		for w := range strings.SplitSeq(kept, "\n") {
			known[w] = true
		}
		return known
	}
	first := map[string]string{} // the first voice that used a word
	for _, e := range from {
		for _, w := range wordsOf(e.Text) {
			if by, ok := first[w]; ok && by != e.Voice {
				known[w] = true
			}
			first[w] = e.Voice
		}
	}
	return known
}

// ordinary are the messages of the base that are not about danger.
func ordinary(base *knowledge.Base) []match.Example {
	all := examples(base.OutOfScope)
	for _, t := range base.Topics {
		all = append(all, examples(t.PeopleSay)...)
	}
	for _, l := range base.Lexicons {
		all = append(all, examples(l.Traps)...)
	}
	return all
}

func examples(phrases []knowledge.Phrase) []match.Example {
	out := make([]match.Example, len(phrases))
	for i, p := range phrases {
		out[i] = match.Example{Voice: p.Voice, Lang: p.Lang, Text: p.Say}
	}
	return out
}

const (
	partFrom = 7  // letters from which an unknown word may be several
	partTo   = 40 // and up to which
	longest  = 16 // letters of a part
)

// parter parts words that were written together.
type parter struct{ known wordSet }

// newParter knows the words that people use and those of the patterns, but for those of other languages, which are too
// many and too short.
func newParter(used wordSet, v *vocabulary) parter {
	known := maps.Clone(used)
	for w, lit := range v.words {
		if v.english[lit] {
			known[w] = true
		}
	}
	return parter{known}
}

// part returns words with those that are several parted.
func (p parter) part(words []string) []string {
	out := make([]string, 0, len(words))
	for _, w := range words {
		if len(w) < partFrom || len(w) > partTo || p.known[w] {
			out = append(out, w)
			continue
		}
		out = append(out, p.split(w)...)
	}
	return out
}

// split parts one word into the fewest known ones, long ones first; it stays whole if that cannot be done. One letter
// is a word only if it is i or a.
func (p parter) split(w string) []string {
	const no = -1 << 30
	worth := make([]int, len(w)+1)
	from := make([]int, len(w)+1)
	for end := 1; end <= len(w); end++ {
		worth[end] = no
		for start := max(0, end-longest); start < end; start++ {
			part := w[start:end]
			if worth[start] == no || !p.isPart(part) {
				continue
			}
			if v := worth[start] + len(part)*len(part); v > worth[end] {
				worth[end], from[end] = v, start
			}
		}
	}
	if 2*worth[len(w)] < 7*len(w) {
		return []string{w}
	}
	var parts []string
	for end := len(w); end > 0; end = from[end] {
		parts = append([]string{w[from[end]:end]}, parts...)
	}
	return parts
}

func (p parter) isPart(w string) bool {
	if len(w) == 1 {
		return strings.Contains("ia", w)
	}
	return p.known[w]
}
