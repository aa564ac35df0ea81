package safety

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"waymark/knowledge"
)

// rules are the reviewed patterns of one lexicon, ready to be read against messages.
type rules struct {
	vocabulary *vocabulary
	patterns   []pattern
	unless     []pattern
}

// compile reads the sets, patterns and unless of a lexicon. Words that are known are never read as misspellings.
func compile(lex *knowledge.Lexicon, known wordSet) (*rules, error) {
	r := &rules{vocabulary: newVocabulary(known)}
	var err error
	if r.patterns, err = r.parse(lex, lex.Patterns); err != nil {
		return nil, err
	}
	r.unless, err = r.parse(lex, lex.Unless)
	return r, err
}

func (r *rules) parse(lex *knowledge.Lexicon, texts []string) ([]pattern, error) {
	var out []pattern
	for _, text := range texts {
		p, err := parsePattern(text, lex.Sets, r.vocabulary)
		if err != nil {
			return nil, fmt.Errorf("safety lexicon %q: %w", lex.ID, err)
		}
		out = append(out, p)
	}
	r.findRarest(out)
	return out, nil
}

// findRarest notes for each pattern the place that the fewest words can fill, so that most patterns are put aside
// with one look.
func (r *rules) findRarest(patterns []pattern) {
	size := map[class]int{}
	for text, c := range r.vocabulary.classes {
		size[c] = len(text)
	}
	for i := range patterns {
		least := math.MaxInt
		for _, pl := range patterns[i].places {
			if pl.must() && size[pl.class] < least {
				least, patterns[i].rarest = size[pl.class], pl.class
			}
		}
	}
}

// finding is what the rules say of one message.
type finding struct {
	rule  string // the first rule that fires; empty: none
	calm  bool   // an unless stands in the message that undoes more than one rule
	other bool   // the message is about somebody else
}

// read lays the patterns over a message.
func (r *rules) read(words []string) finding {
	l := r.vocabulary.read(words)
	calm, undone, surely := r.reasons(l)
	f := finding{calm: calm, other: l.hasSet("other") && !l.hasSet("i")}
	for i := range r.patterns {
		p := &r.patterns[i]
		if surely || calm && !p.strong || slices.Contains(undone, p.name) || !p.matches(l) {
			continue
		}
		if f.rule == "" {
			f.rule = p.name
		}
		if strings.HasPrefix(p.name, "other-") {
			f.other = true
			break
		}
	}
	return f
}

// reasons reads the unless of a message: whether it undoes weak rules, which rules by name, and whether all of them.
func (r *rules) reasons(l *lattice) (calm bool, undone []string, surely bool) {
	for i := range r.unless {
		p := &r.unless[i]
		if !p.matches(l) {
			continue
		}
		if rule, _, scoped := strings.Cut(p.name, "/"); scoped {
			undone = append(undone, rule)
			continue
		}
		calm = true
		surely = surely || p.strong
	}
	return calm, undone, surely
}
