package knowledge

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// This is the only file that knows yaml.v3. It turns the text of a file into nodes and refuses all of YAML that
// could hide something from the reader of a diff.

const largestFile = 1 << 20 // bytes

// parse reads the one document of a file. The node is nil when there is a problem.
func parse(src *source) (*node, Problems) {
	if problems := checkText(src); len(problems) > 0 {
		return nil, problems
	}
	documents := yaml.NewDecoder(strings.NewReader(src.text))
	var document yaml.Node
	switch err := documents.Decode(&document); {
	case errors.Is(err, io.EOF):
		return nil, src.emptyFile()
	case err != nil:
		return nil, Problems{src.rewordSyntax(err)}
	}
	p := &parser{src: src}
	root := p.node(document.Content[0])
	if root.loose && root.text == "" {
		return nil, src.emptyFile()
	}
	if err := documents.Decode(new(yaml.Node)); !errors.Is(err, io.EOF) {
		p.secondDocument(root)
	}
	if len(p.problems) > 0 {
		return nil, p.problems
	}
	return root, nil
}

// checkText finds what is wrong before YAML is read at all.
func checkText(src *source) Problems {
	start := &node{line: 1, column: 1}
	switch {
	case len(src.text) > largestFile:
		return Problems{src.problem(start, "K007", "This file is larger than 1 MiB.", "One record belongs in one file. Split it.")}
	case strings.TrimSpace(src.text) == "":
		return src.emptyFile()
	case !utf8.ValidString(src.text):
		line := 1 + strings.Count(validStart(src.text), "\n")
		return Problems{src.problem(&node{line: line, column: 1}, "K001",
			fmt.Sprintf("Line %d has a character that is not UTF-8.", line), "Save the file as UTF-8.")}
	}
	var problems Problems
	for i, line := range src.lines() {
		if before, _, found := strings.Cut(line, "\t"); found {
			at := &node{line: i + 1, column: utf8.RuneCountInString(before) + 1}
			problems = append(problems, src.problem(at, "K002", fmt.Sprintf("There is a tab on line %d.", i+1), "Use two spaces."))
		}
	}
	return problems
}

func (s *source) emptyFile() Problems {
	return Problems{s.problem(&node{line: 1, column: 1}, "K007", "There is nothing in this file.",
		"Write the record, or delete the file.")}
}

func validStart(text string) string {
	for i, r := range text {
		if _, size := utf8.DecodeRuneInString(text[i:]); r == utf8.RuneError && size == 1 {
			return text[:i]
		}
	}
	return text
}

// parser turns the nodes of yaml.v3 into ours.
type parser struct {
	src      *source
	problems Problems
}

func (p *parser) refuse(n *node, code, reason, mend string) {
	p.problems = append(p.problems, p.src.problem(n, code, reason, mend))
}

func (p *parser) node(y *yaml.Node) *node {
	n := &node{line: y.Line, column: y.Column}
	p.refuseTricks(y, n)
	switch y.Kind {
	case yaml.MappingNode:
		n.shape = mapping
		p.fillMapping(y, n)
	case yaml.SequenceNode:
		n.shape = list
		n.values = make([]*node, len(y.Content))
		for i, part := range y.Content {
			n.values[i] = p.node(part)
		}
	default:
		n.text = y.Value
		n.loose = y.ShortTag() != "!!str"
	}
	return n
}

// refuseTricks refuses what makes one place of a file change the meaning of another.
func (p *parser) refuseTricks(y *yaml.Node, n *node) {
	const mend = `Write the words out where they belong, or put them in quotes.`
	switch {
	case y.Kind == yaml.AliasNode || y.Anchor != "":
		p.refuse(n, "K006", `Words that begin with "&" or "*" are links inside a file, and are not used here.`, mend)
	case y.Kind == yaml.ScalarNode && y.ShortTag() == "!!merge":
		p.refuse(n, "K006", `"<<" joins two parts of a file, and is not used here.`, mend)
	case y.Style&yaml.TaggedStyle != 0:
		p.refuse(n, "K006", `Words that begin with "!" are types, and are not used here.`, mend)
	}
}

func (p *parser) fillMapping(y *yaml.Node, n *node) {
	pairs := len(y.Content) / 2
	n.keys, n.values = make([]*node, 0, pairs), make([]*node, 0, pairs)
	first := make(map[string]int, pairs)
	for i := 0; i+1 < len(y.Content); i += 2 {
		key, value := p.node(y.Content[i]), p.node(y.Content[i+1])
		line, twice := first[key.text]
		switch {
		case key.shape != scalar:
			p.refuse(key, "S017", "A list or a block cannot be the name of something.", `Write a word before the ":".`)
		case twice:
			p.refuse(key, "K003", fmt.Sprintf("%q appears twice, on lines %d and %d.", key.text, line, key.line), "Keep one.")
		}
		first[key.text] = key.line
		n.keys, n.values = append(n.keys, key), append(n.values, value)
	}
}

func (p *parser) secondDocument(root *node) {
	for i, line := range p.src.lines() {
		if at := i + 1; at > root.line && (strings.HasPrefix(line, "---") || strings.HasPrefix(line, "...")) {
			p.refuse(&node{line: at, column: 1}, "K004",
				fmt.Sprintf("Everything after %q on line %d would be ignored.", line[:3], at), "Put it in its own file.")
			return
		}
	}
	p.refuse(root, "K004", "There is more than one document in this file.", "Put each in its own file.")
}

var yamlError = regexp.MustCompile(`^yaml: (?:line \d+: )?(.*)$`)

// rewordSyntax says in our words what yaml.v3 could not read.
func (s *source) rewordSyntax(err error) Problem {
	found := yamlError.FindStringSubmatch(err.Error())
	if found == nil {
		found = []string{"", err.Error()}
	}
	number := s.firstBadLine()
	line := s.line(number)
	indent := len(line) - len(strings.TrimLeft(line, " "))
	at := &node{line: number, column: indent + 1}
	reason, mend := syntaxInWords(found[1], number)
	code := "K001"
	if strings.HasPrefix(found[1], "unknown anchor") {
		code = "K006"
	}
	return s.problem(at, code, reason, mend)
}

// firstBadLine gives the line after the longest beginning of the file that can be read. The line that yaml.v3 names
// is often that of the block around the fault.
func (s *source) firstBadLine() int {
	const effort = 4 << 20 // bytes to read again in all, before the place where yaml.v3 stopped has to do
	lines := strings.SplitAfter(s.text, "\n")
	reached := &lineReader{lines: lines}
	if yaml.NewDecoder(reached).Decode(new(yaml.Node)) == nil {
		return 1
	}
	read := 0
	for n := reached.next - 1; n > 0 && read < effort; n-- {
		beginning := strings.Join(lines[:n], "")
		err := yaml.NewDecoder(strings.NewReader(beginning)).Decode(new(yaml.Node))
		if err == nil || errors.Is(err, io.EOF) {
			return n + 1
		}
		read += len(beginning)
	}
	if read < effort {
		return 1
	}
	return reached.next
}

// lineReader hands out one line a call, and so knows how far somebody has read.
type lineReader struct {
	lines []string
	next  int
	rest  string // of the line before next
}

func (r *lineReader) Read(p []byte) (int, error) {
	if r.rest == "" {
		if r.next == len(r.lines) {
			return 0, io.EOF
		}
		r.rest = r.lines[r.next]
		r.next++
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// syntaxInWords knows the messages of yaml.v3 that editors meet.
func syntaxInWords(message string, line int) (reason, mend string) {
	has := func(part string) bool { return strings.Contains(message, part) }
	const quote = "Put the whole text in quotes."
	switch {
	case has("mapping values are not allowed"):
		return fmt.Sprintf(`Line %d has a ":" where no name can stand.`, line), quote + " Or put the line at the depth of the one above."
	case has("did not find expected key"), has("did not find expected '-' indicator"):
		return fmt.Sprintf("Line %d is indented further than line %d but does not belong to it.", line, max(line-1, 1)),
			"Put both at the same depth."
	case has("expected ',' or"):
		return fmt.Sprintf("A list or block that begins on line %d is not closed.", line), `Add the "]" or "}", or a "," between two words.`
	case has("could not find expected ':'"):
		return fmt.Sprintf(`Line %d should have a ":" after its first word.`, line), "Write it like name: words. Or put a long text in quotes."
	case has("unexpected end of stream"), has("unexpected document indicator"):
		return fmt.Sprintf("A quotation mark on line %d is never closed.", line), "Add the other one at the end of the text."
	case has("cannot start any token"):
		return fmt.Sprintf("Line %d has a text that begins with a sign YAML uses itself.", line), quote
	case has("unknown anchor"):
		return `Words that begin with "&" or "*" are links inside a file, and are not used here.`, quote
	case has("escape"):
		return fmt.Sprintf(`Line %d has a "\" in double quotes.`, line), "Use single quotes."
	case has("control characters"):
		return "This file has a character that cannot be seen and does not belong in a text.", "Type the line again."
	}
	return fmt.Sprintf("Line %d cannot be read as YAML: %s.", line, strings.TrimSuffix(message, ".")),
		"Compare its depth and its quotes with the lines around it."
}
