package safety

import (
	"fmt"
	"slices"
	"strings"

	"waymark/knowledge"
)

// rules are the reviewed patterns of one lexicon, ready to be read against messages.
type rules struct {
	patterns []pattern
	unless   []pattern
	// The sets that tell who speaks of whom; noClass where a lexicon has none.
	i, other class
}

// compile reads the patterns and unless of a lexicon and teaches the vocabulary their words.
func compile(lex *knowledge.Lexicon, v *vocabulary) (*rules, error) {
	r := &rules{i: noClass, other: noClass}
	var err error
	if r.patterns, err = parse(lex, lex.Patterns, v); err != nil {
		return nil, err
	}
	if r.unless, err = parse(lex, lex.Unless, v); err != nil {
		return nil, err
	}
	if lex.Sets["i"] != nil && lex.Sets["other"] != nil {
		r.i, err = sets(lex.Sets).class([]string{"@i"}, false, v)
		if err == nil {
			r.other, err = sets(lex.Sets).class([]string{"@other"}, false, v)
		}
	}
	return r, err
}

func parse(lex *knowledge.Lexicon, texts []string, v *vocabulary) ([]pattern, error) {
	out := make([]pattern, len(texts))
	for i, text := range texts {
		var err error
		if out[i], err = parsePattern(text, lex.Sets, v); err != nil {
			return nil, fmt.Errorf("safety lexicon %q: %w", lex.ID, err)
		}
	}
	return out, nil
}

// finding is what the rules say of one message.
type finding struct {
	rule  string // the first rule that fires; empty: none
	calm  bool   // an unless stands in the message that undoes more than one rule
	other bool   // the message is about somebody else
}

// read lays the patterns over a message.
func (r *rules) read(l *lattice) finding {
	calm, undone, surely := r.reasons(l)
	f := finding{calm: calm, other: l.has(r.other) && !l.has(r.i)}
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
		if names, _, scoped := strings.Cut(p.name, "/"); scoped {
			undone = append(undone, strings.Split(names, ",")...)
			continue
		}
		calm = true
		surely = surely || p.strong
	}
	return calm, undone, surely
}
