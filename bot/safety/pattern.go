package safety

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// pattern is one reviewed rule, or one reason not to believe a rule. How it is written is told in doc.go.
type pattern struct {
	name   string
	strong bool // no unless cancels it
	places []place
	atHead bool  // ^
	atEnd  bool  // $
	rarest class // the place that the fewest words can fill: most patterns are put aside with one look at it
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
	if p.rarest = rarest(p.places, v); p.rarest == noClass {
		return pattern{}, fmt.Errorf("pattern %q needs at least one word that must be there", text)
	}
	return p, nil
}

// rarest returns the class of fewest words among the places that have to be filled.
func rarest(places []place, v *vocabulary) class {
	found, least := noClass, math.MaxInt
	for _, pl := range places {
		if pl.must() && v.sizes[pl.class] < least {
			found, least = pl.class, v.sizes[pl.class]
		}
	}
	return found
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
	c, err := sets.class(alternatives, exact, v)
	return place{class: c, optional: optional, orEnd: len(alternatives) < n}, err
}

// sets are the named words of one lexicon.
type sets map[string][]string

// class returns the class that these alternatives, words and names of sets, fill.
func (s sets) class(alternatives []string, exact bool, v *vocabulary) (class, error) {
	words, err := s.expand(alternatives, nil)
	if err != nil {
		return noClass, err
	}
	return v.class(words, exact)
}

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

// matches reports whether the pattern stands somewhere in the message: it follows, place by place, all the spots up to
// which the places before can have been filled.
func (p *pattern) matches(l *lattice) bool {
	if !l.has(p.rarest) {
		return false
	}
	var at spots
	at.put(0)
	if !p.atHead {
		for i := range l.words {
			at.put(uint16(i))
		}
	}
	end := uint16(l.words)
	for _, pl := range p.places {
		if at = pl.fill(at, l, end); at == (spots{}) {
			return false
		}
	}
	return !p.atEnd || at.has(end)
}

// fill returns the spots that can be reached by filling the place from one of the given spots.
func (pl place) fill(at spots, l *lattice, end uint16) spots {
	if pl.gap > 0 {
		for range pl.gap {
			at.orNext()
		}
		return at
	}
	var next spots
	if pl.optional {
		next = at
	}
	if pl.orEnd && at.has(end) {
		next.put(end)
	}
	for _, s := range l.spans[pl.class] {
		if at.has(s.from) {
			next.put(s.to)
		}
	}
	return next
}
