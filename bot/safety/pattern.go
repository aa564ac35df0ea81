package safety

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// pattern is one reviewed rule, or one reason not to believe a rule. How it is written is told in doc.go.
type pattern struct {
	name   string
	strong bool // no unless cancels it
	places []place
	atHead bool // ^
	atEnd  bool // $
	rarest class
}

// place is one step of a pattern: a class to fill, or a gap of any words.
type place struct {
	class    class
	optional bool
	orEnd    bool // the end of the message will do too: a|b|$
	gap      int  // > 0: a gap of at most so many words, and no class
}

const usualGap = 3

// must reports whether words of the message have to fill the place.
func (pl place) must() bool { return pl.gap == 0 && !pl.optional && !pl.orEnd }

// parsePattern reads "name > places" and teaches the vocabulary its words.
func parsePattern(text string, sets sets, v *vocabulary) (pattern, error) {
	name, rest, ok := strings.Cut(text, " > ")
	if !ok {
		return pattern{}, fmt.Errorf("pattern %q has no name; write it as: name > words", text)
	}
	p := pattern{}
	p.name, p.strong = strings.CutSuffix(strings.TrimSpace(name), "!")
	exact := strings.Contains(p.name, ":")
	fields := strings.Fields(rest)
	if len(fields) > 0 && fields[0] == "^" {
		p.atHead, fields = true, fields[1:]
	}
	if n := len(fields); n > 0 && fields[n-1] == "$" {
		p.atEnd, fields = true, fields[:n-1]
	}
	for _, f := range fields {
		pl, err := parsePlace(f, sets, v, exact)
		if err != nil {
			return pattern{}, fmt.Errorf("pattern %q: %w", text, err)
		}
		p.places = append(p.places, pl)
	}
	if !slices.ContainsFunc(p.places, place.must) {
		return pattern{}, fmt.Errorf("pattern %q needs at least one word that must be there", text)
	}
	return p, nil
}

func parsePlace(field string, sets sets, v *vocabulary, exact bool) (place, error) {
	if most, ok := strings.CutPrefix(field, ".."); ok {
		if most == "" {
			return place{gap: usualGap}, nil
		}
		n, err := strconv.Atoi(most)
		if err != nil || n < 1 || n > 20 {
			return place{}, fmt.Errorf("gap %q must be .. or ..1 to ..20", field)
		}
		return place{gap: n}, nil
	}
	field, optional := strings.CutSuffix(field, "?")
	alternatives := strings.Split(field, "|")
	n := len(alternatives)
	alternatives = slices.DeleteFunc(alternatives, func(a string) bool { return a == "$" })
	words, err := sets.expand(alternatives, nil)
	if err != nil {
		return place{}, err
	}
	c, err := v.class(words, exact)
	if err == nil && strings.HasPrefix(field, "@") && !strings.Contains(field, "|") {
		v.names[field[1:]] = c
	}
	return place{class: c, optional: optional, orEnd: len(alternatives) < n}, err
}

// sets are the named words of one lexicon.
type sets map[string][]string

// expand replaces every @name by the words of that set; within says which sets are being opened.
func (s sets) expand(alternatives, within []string) ([]string, error) {
	var out []string
	for _, a := range alternatives {
		name, isSet := strings.CutPrefix(a, "@")
		if !isSet {
			out = append(out, strings.ReplaceAll(strings.TrimSpace(a), " ", "_"))
			continue
		}
		words, ok := s[name]
		if !ok {
			return nil, fmt.Errorf("there is no set %q; define it under sets", name)
		}
		if slices.Contains(within, name) {
			return nil, fmt.Errorf("set %q contains itself; take it out", name)
		}
		more, err := s.expand(words, append(within, name))
		if err != nil {
			return nil, err
		}
		out = append(out, more...)
	}
	return out, nil
}

// matches reports whether the pattern stands somewhere in the message.
func (p *pattern) matches(l *lattice) bool {
	if !l.has(p.rarest) {
		return false
	}
	last := len(l.at)
	if p.atHead {
		last = 1
	}
	for i := range last {
		if p.from(l, i, p.places) {
			return true
		}
	}
	return false
}

// from reports whether the places can be filled from word i on.
func (p *pattern) from(l *lattice, i int, places []place) bool {
	if len(places) == 0 {
		return !p.atEnd || i == len(l.at)
	}
	first, rest := places[0], places[1:]
	if first.gap > 0 {
		for skip := 0; skip <= first.gap && i+skip <= len(l.at); skip++ {
			if p.from(l, i+skip, rest) {
				return true
			}
		}
		return false
	}
	if i < len(l.at) {
		for _, s := range l.at[i] {
			if s.class == first.class && p.from(l, i+s.length, rest) {
				return true
			}
		}
	}
	return (first.optional || first.orEnd && i == len(l.at)) && p.from(l, i, rest)
}
