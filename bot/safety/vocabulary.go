package safety

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// A literal is one word, or one beginning of words ("kick*"), that some pattern or set names.
type literal uint16

// vocabulary knows every word that patterns name, and which places of patterns each can fill.
type vocabulary struct {
	words    map[string]literal
	stems    map[string]literal   // "kick*" without its star
	near     map[string][]literal // words of the patterns with one letter left out
	english  []bool               // the words that are read in spite of misspellings
	known    wordSet              // words people write that must not be read as misspellings
	classes  map[string]class     // by the text of the alternatives, sorted
	sizes    []int                // of the classes, in alternatives
	fills    [][]class            // by literal
	phrases  [][]phrase           // by literal
	shortest int                  // of the stems
	lattices sync.Pool
}

// nearFrom is the number of letters from which one wrong letter is forgiven.
const nearFrom = 5

func newVocabulary(known wordSet) *vocabulary {
	return &vocabulary{
		words:   map[string]literal{},
		stems:   map[string]literal{},
		near:    map[string][]literal{},
		known:   known,
		classes: map[string]class{},
	}
}

// class returns the class that these alternatives fill, made at first sight.
func (v *vocabulary) class(alternatives []string, exact bool) (class, error) {
	alternatives = slices.Compact(slices.Sorted(slices.Values(alternatives)))
	key := strings.Join(alternatives, "|")
	if exact {
		key = "=" + key
	}
	if c, ok := v.classes[key]; ok {
		return c, nil
	}
	c := class(len(v.classes))
	v.classes[key] = c
	v.sizes = append(v.sizes, len(alternatives))
	for _, a := range alternatives {
		if err := v.learn(a, c, exact); err != nil {
			return 0, err
		}
	}
	return c, nil
}

// learn makes one alternative, a word or words joined by _, fill a class.
func (v *vocabulary) learn(alternative string, c class, exact bool) error {
	plain, isStem := strings.CutSuffix(alternative, "*")
	words := wordsOf(strings.ReplaceAll(plain, "_", " "))
	if len(words) == 0 {
		return fmt.Errorf("%q has no word; write one word, or words joined by _", alternative)
	}
	var lits []literal
	for i, w := range words {
		lits = append(lits, v.literal(w, isStem && i == len(words)-1, exact))
	}
	if len(lits) == 1 {
		v.fills[lits[0]] = append(v.fills[lits[0]], c)
		return nil
	}
	v.phrases[lits[0]] = append(v.phrases[lits[0]], phrase{c, lits[1:]})
	return nil
}

func (v *vocabulary) literal(w string, isStem, exact bool) literal {
	table := v.words
	if isStem {
		table = v.stems
	}
	lit, ok := table[w]
	if !ok {
		lit = literal(len(v.words) + len(v.stems))
		table[w] = lit
		v.english, v.fills, v.phrases = append(v.english, false), append(v.fills, nil), append(v.phrases, nil)
	}
	if isStem && (v.shortest == 0 || len(w) < v.shortest) {
		v.shortest = len(w)
	}
	if isStem || exact || v.english[lit] {
		return lit
	}
	v.english[lit] = true
	if utf8.RuneCountInString(w) >= nearFrom {
		for _, s := range shortened(w) {
			v.near[s] = append(v.near[s], lit)
		}
	}
	return lit
}

// literals returns what a word of a message can stand for.
func (v *vocabulary) literals(w string) []literal {
	var found []literal
	if lit, ok := v.words[w]; ok {
		found = append(found, lit)
	}
	if v.shortest > 0 {
		for n := v.shortest; n <= len(w); n++ {
			if lit, ok := v.stems[w[:n]]; ok {
				found = append(found, lit)
			}
		}
	}
	if len(found) > 0 || v.known[w] || len(w) < nearFrom-1 {
		return found
	}
	return v.misspelt(w)
}

// misspelt returns the words of the patterns that w is one letter away from: one more, one less, one other or two
// swapped. The first letter must be right.
func (v *vocabulary) misspelt(w string) []literal {
	var found []literal
	found = append(found, v.near[w]...)
	for _, s := range shortened(w) {
		if lit, ok := v.words[s]; ok && v.english[lit] && utf8.RuneCountInString(s) >= nearFrom {
			found = append(found, lit)
		}
		found = append(found, v.near[s]...)
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// shortened returns w with each letter but the first left out in turn.
func shortened(w string) []string {
	letters := []rune(w)
	out := make([]string, 0, len(letters))
	for i := 1; i < len(letters); i++ {
		out = append(out, string(letters[:i])+string(letters[i+1:]))
	}
	return out
}
