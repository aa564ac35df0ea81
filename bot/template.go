package bot

import (
	"errors"
	"fmt"
	"strings"
)

// template is one reply as an editor wrote it, ready to be filled. How it is written is told in README.md:
//
//	{first.phone}      a field, filled from a record
//	[No answer? ...]   left out when a field in it has nothing to say
//	[first: ...]       said only in the first reply of a session
//	[later: ...]       said only in the replies after it
//	[spare: ...]       as [...], and left out, the last one first, when the reply would not fit
type template struct {
	situation string
	clauses   []clause
}

// clause is a stretch of a template that is said or left out as a whole.
type clause struct {
	when   condition
	pieces []piece
}

type condition int

const (
	always condition = iota
	ifFilled
	ifFirst
	ifLater
	ifRoom
)

// marks are the words that stand before the colon in a bracket.
var marks = map[string]condition{"first": ifFirst, "later": ifLater, "spare": ifRoom}

// piece is words, or a field when the field is not zero.
type piece struct {
	words string
	field field
}

// field names what is filled in: {first.phone} is the phone of the service named first, {menu} the open menu.
type field struct{ of, what string }

func (f field) String() string {
	if f.of == "" {
		return "{" + f.what + "}"
	}
	return "{" + f.of + "." + f.what + "}"
}

// parseTemplate reads a reply as an editor wrote it.
func parseTemplate(situation, text string) (*template, error) {
	t := &template{situation: situation}
	for text != "" {
		open := strings.IndexByte(text, '[')
		if open < 0 {
			open = len(text)
		}
		if err := t.add(always, text[:open]); err != nil {
			return nil, err
		}
		if open == len(text) {
			break
		}
		inside, rest, closed := strings.Cut(text[open+1:], "]")
		if !closed {
			return nil, errors.New(`a "[" is never closed; add "]" where the words that may be left out end`)
		}
		when := ifFilled
		if mark, words, marked := strings.Cut(inside, ":"); marked && marks[mark] != always {
			when, inside = marks[mark], words
		}
		if err := t.add(when, inside); err != nil {
			return nil, err
		}
		text = rest
	}
	return t, nil
}

// add reads the pieces of one clause.
func (t *template) add(when condition, text string) error {
	if strings.ContainsAny(text, "[]") {
		return errors.New("a bracket stands inside another, or is closed twice; write them one after the other")
	}
	c := clause{when: when}
	for text != "" {
		words, rest, found := strings.Cut(text, "{")
		if words != "" {
			c.pieces = append(c.pieces, piece{words: words})
		}
		if !found {
			break
		}
		name, after, closed := strings.Cut(rest, "}")
		if !closed {
			return fmt.Errorf(`the field "{%s" is never closed; add "}"`, rest)
		}
		c.pieces = append(c.pieces, piece{field: parseField(name)})
		text = after
	}
	if len(c.pieces) > 0 {
		t.clauses = append(t.clauses, c)
	}
	return nil
}

func parseField(name string) field {
	if of, what, dotted := strings.Cut(name, "."); dotted {
		return field{of: of, what: what}
	}
	return field{what: name}
}

// fields lists the fields of a template in the order in which they stand.
func (t *template) fields() []field {
	var all []field
	for _, c := range t.clauses {
		for _, p := range c.pieces {
			if p.field != (field{}) {
				all = append(all, p.field)
			}
		}
	}
	return all
}

// spares counts the clauses that can be left out to make a reply fit.
func (t *template) spares() int {
	n := 0
	for _, c := range t.clauses {
		if c.when == ifRoom {
			n++
		}
	}
	return n
}

// usualLength is room for most replies, in bytes.
const usualLength = 320

// fill puts words for the fields. Spare clauses beyond the number kept are left out. Said is false when a field
// that cannot be left out has nothing to say.
func (t *template) fill(first bool, kept int, value func(field) string) (filled string, said bool) {
	text := make([]byte, 0, usualLength)
	for _, c := range t.clauses {
		if c.when == ifFirst && !first || c.when == ifLater && first || c.when == ifRoom && kept <= 0 {
			continue
		}
		if c.when == ifRoom {
			kept--
		}
		with, filled := c.fill(text, value)
		switch {
		case filled:
			text = with
		case c.when != ifFilled && c.when != ifRoom:
			return "", false
		}
	}
	return tidy(string(text)), true
}

// fill adds the words of a clause to a text, unless a field has nothing to say.
func (c *clause) fill(text []byte, value func(field) string) (with []byte, filled bool) {
	for _, p := range c.pieces {
		words := p.words
		if p.field != (field{}) {
			if words = value(p.field); words == "" {
				return nil, false
			}
		}
		text = append(text, words...)
	}
	return text, true
}

// tidy makes runs of spaces one space, so that a clause left out leaves no gap.
func tidy(text string) string {
	if !strings.Contains(text, "  ") && !strings.Contains(text, " \n") && !strings.Contains(text, "\n ") {
		return strings.TrimSpace(text)
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = strings.Join(strings.Fields(line), " ")
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}
