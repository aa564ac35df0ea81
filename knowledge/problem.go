package knowledge

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Severity says what a problem stops.
type Severity int

// The severities. A base with an error is not used; a warning is shown; a note is shown to who asks for more.
const (
	Error Severity = iota
	Warning
	Note
)

// String gives "error", "warning" or "note".
func (s Severity) String() string { return [...]string{"error", "warning", "note"}[s] }

// MarshalText gives the word of [Severity.String].
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Problem is one thing in the base that somebody should mend.
type Problem struct {
	File     string   `json:"file"` // from the root of the base, with slashes
	Line     int      `json:"line"` // from 1
	Column   int      `json:"column"`
	Code     string   `json:"code"` // one of [Codes]
	Severity Severity `json:"severity"`
	Reason   string   `json:"reason"`            // what is wrong, a whole sentence
	Mend     string   `json:"mend"`              // how to mend it
	Excerpt  string   `json:"excerpt,omitempty"` // the lines of the file, the place marked below

	files int // looked at when the problem was found, for the closing line
}

// problem describes what is wrong at a node.
func (s *source) problem(n *node, code, reason, mend string) Problem {
	return Problem{
		File: s.name, Line: n.line, Column: n.column,
		Code: code, Severity: severityOf(code), Reason: reason, Mend: mend, Excerpt: s.excerpt(n),
	}
}

// excerpt shows the line of a node with marks below it, and the line above when that one opens the block.
func (s *source) excerpt(n *node) string {
	line := s.line(n.line)
	if line == "" {
		return ""
	}
	var b strings.Builder
	if above := s.line(n.line - 1); n.line > 1 && strings.HasSuffix(above, ":") && !strings.HasPrefix(above, "#") {
		fmt.Fprintf(&b, "%5d | %s\n", n.line-1, clip(above))
	}
	fmt.Fprintf(&b, "%5d | %s\n", n.line, clip(line))
	marks := min(s.width(n), max(1, longestShown-n.column))
	fmt.Fprintf(&b, "      | %s%s", strings.Repeat(" ", n.column-1), strings.Repeat("^", marks))
	return b.String()
}

const longestShown = 110 // characters of a line

func clip(line string) string {
	if runes := []rune(line); len(runes) > longestShown {
		return string(runes[:longestShown]) + " …"
	}
	return line
}

// Problems is what was found in a base, in the order of files and lines.
type Problems []Problem

// Err gives one error for all problems of severity [Error], or nil when there is none.
func (p Problems) Err() error {
	errs := p.count(Error)
	if errs == 0 {
		return nil
	}
	first := p[slices.IndexFunc(p, func(q Problem) bool { return q.Severity == Error })]
	return fmt.Errorf("the knowledge base has %s, the first at %s:%d:%d: %w",
		plural(errs, "error"), first.File, first.Line, first.Column, errors.New(first.Reason+" "+first.Mend))
}

// Sort puts problems in the order of files, lines, columns and codes.
func (p Problems) Sort() {
	slices.SortStableFunc(p, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column), cmp.Compare(a.Code, b.Code))
	})
}

func (p Problems) count(s Severity) int {
	n := 0
	for _, problem := range p {
		if problem.Severity == s {
			n++
		}
	}
	return n
}

// Text prints the problems for a terminal, with a closing line; empty when there is none. Of many alike the first
// three are shown.
func (p Problems) Text() string {
	if len(p) == 0 {
		return ""
	}
	var b strings.Builder
	alike := map[string]int{}
	for _, q := range p {
		alike[q.Code]++
		if alike[q.Code] > shownAlike && q.Severity != Error {
			continue
		}
		fmt.Fprintf(&b, "%s:%d:%d  %s  %s\n", q.File, q.Line, q.Column, q.Code, q.Reason)
		if q.Excerpt != "" {
			fmt.Fprintln(&b, q.Excerpt)
		}
		fmt.Fprintf(&b, "   %s\n\n", q.Mend)
	}
	for _, code := range Codes() {
		if more := alike[code.Code] - shownAlike; more > 0 && code.Severity != Error {
			fmt.Fprintf(&b, "%d more %s (%s). See them all with --format json\n\n", more, code.Code, code.When)
		}
	}
	b.WriteString(p.closing())
	return b.String()
}

const shownAlike = 3

func (p Problems) closing() string {
	in, of := map[string]bool{}, 0
	for _, q := range p {
		in[q.File], of = true, max(of, q.files)
	}
	return fmt.Sprintf("%s and %s in %d of %s. Nothing was changed.\n"+
		"Next: fix the first one, it often explains others.  All codes: waymark help codes\n",
		plural(p.count(Error), "error"), plural(p.count(Warning), "warning"), len(in), plural(max(of, len(in)), "file"))
}

func plural(n int, word string) string {
	if n == 1 {
		return fmt.Sprintf("1 %s", word)
	}
	return fmt.Sprintf("%d %ss", n, word)
}

// JSON prints the problems as a JSON array, an empty one when there is none.
func (p Problems) JSON() []byte {
	out, err := json.MarshalIndent(append(Problems{}, p...), "", "  ")
	if err != nil {
		panic("knowledge: a problem holds only words and numbers: " + err.Error())
	}
	return append(out, '\n')
}

// GitHub prints one workflow command a problem, so that each shows on the line of the change. Files stand below
// root, the base's folder in the repository.
func (p Problems) GitHub(root string) string {
	words := map[Severity]string{Error: "error", Warning: "warning", Note: "notice"}
	value := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	text := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	var b strings.Builder
	for _, q := range p {
		file := strings.TrimPrefix(strings.TrimSuffix(root, "/")+"/"+q.File, "/")
		fmt.Fprintf(&b, "::%s file=%s,line=%d,col=%d,title=%s::%s\n",
			words[q.Severity], value.Replace(file), q.Line, q.Column, q.Code, text.Replace(q.Reason+" "+q.Mend))
	}
	return b.String()
}
