package knowledge

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// source is one file of the base as it was read.
type source struct {
	name  string // from the root of the base: "services/childline.yaml"
	text  string
	lines func() []string // split when the first problem needs them
}

func newSource(name, text string) *source {
	return &source{name: name, text: text, lines: sync.OnceValue(func() []string { return strings.Split(text, "\n") })}
}

// line gives line n, counted from 1, without its end; "" if there is no such line.
func (s *source) line(n int) string {
	lines := s.lines()
	if n < 1 || n > len(lines) {
		return ""
	}
	return strings.TrimSuffix(lines[n-1], "\r")
}

// shape is what a node holds.
type shape uint8

const (
	scalar shape = iota
	list
	mapping
)

// node is a part of a file as the editor typed it: nothing in it was guessed.
type node struct {
	shape  shape
	text   string // of a scalar, whatever YAML would make of it
	loose  bool   // a scalar that YAML would not read as text: 08001234567, 2019, true, nothing at all
	line   int
	column int     // in characters, from 1
	keys   []*node // of a mapping
	values []*node // of a mapping or a list
}

// empty reports whether nothing stands here.
func (n *node) empty() bool {
	return n.shape == scalar && strings.TrimSpace(n.text) == ""
}

// value gives what stands under a key, and the key; nil if it is not there.
func (n *node) value(key string) (value, at *node) {
	for i, k := range n.keys {
		if k.text == key {
			return n.values[i], k
		}
	}
	return nil, nil
}

// origin is where a record was read: for problems that only show once all of the base is known.
type origin struct {
	src  *source
	root *node
}

// at gives the node under keys (string) and places in lists (int, from 0), or the nearest one above it that exists.
func (o origin) at(path ...any) *node {
	found := o.root
	for _, step := range path {
		next := (*node)(nil)
		switch step := step.(type) {
		case string:
			next, _ = found.value(step)
		case int:
			if found.shape == list && step < len(found.values) {
				next = found.values[step]
			}
		}
		if next == nil {
			return found
		}
		found = next
	}
	return found
}

// key gives the node of a key of the record itself, or the record when it has none of that name.
func (o origin) key(name string) *node {
	if _, at := o.root.value(name); at != nil {
		return at
	}
	return o.root
}

// width says how many characters of its line a node takes, for the marks below it.
func (s *source) width(n *node) int {
	runes := []rune(s.line(n.line))
	if n.column > len(runes) {
		return 1
	}
	rest := string(runes[n.column-1:])
	if n.shape == mapping && len(n.keys) > 0 && !strings.HasPrefix(rest, "{") {
		return s.width(n.keys[0])
	}
	switch {
	case n.text != "" && strings.HasPrefix(rest, n.text):
		rest = n.text
	case rest[0] == '"' || rest[0] == '\'':
		if end := strings.LastIndexByte(rest, rest[0]); end > 0 {
			rest = rest[:end+1]
		}
	}
	return max(1, utf8.RuneCountInString(strings.TrimSpace(rest)))
}
