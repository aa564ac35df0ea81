package terminal

import (
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/term"

	"waymark/bot"
)

// Terminal answers in a terminal.
type Terminal struct {
	Brain *bot.Brain
	Out   io.Writer
	Style Style
}

// Style says how screens are drawn. The zero value is right for a file or a pipe.
type Style struct {
	Colour bool // bold, red and green beside the words, never instead of them
	Plain  bool // no columns: one fact a line, for screen readers and scripts
	Width  int  // characters in a line; 0: 80
}

const (
	usualWidth  = 80
	widest      = 100 // longer lines are hard to read
	narrowest   = 40
	serviceEdge = "   "
)

// StyleFor gives the style that fits an output: colour only on a terminal, and never on a dumb one or where the
// environment asks for none (https://no-color.org). Lookup reads it, like os.LookupEnv.
func StyleFor(out io.Writer, lookup func(string) (string, bool)) Style {
	file, isFile := out.(*os.File)
	if !isFile || !term.IsTerminal(int(file.Fd())) {
		return Style{}
	}
	s := Style{Colour: true, Width: usualWidth}
	if name, _ := lookup("TERM"); name == "dumb" {
		s.Colour = false
	}
	if no, _ := lookup("NO_COLOR"); no != "" { //nolint:misspell // the name others gave it
		s.Colour = false
	}
	if width, _, err := term.GetSize(int(file.Fd())); err == nil && width > 0 {
		s.Width = min(max(width, narrowest), widest)
	}
	return s
}

// IsTerminal reports whether somebody can be asked for words here.
func IsTerminal(in io.Reader) bool {
	file, isFile := in.(*os.File)
	return isFile && term.IsTerminal(int(file.Fd()))
}

func (s Style) width() int {
	if s.Width == 0 {
		return usualWidth
	}
	return s.Width
}

// The looks a word can have, as SGR codes of ECMA-48.
const (
	bold  = "1"
	red   = "1;31"
	green = "32"
	faint = "2"
)

func (s Style) paint(look, words string) string {
	if !s.Colour || words == "" {
		return words
	}
	return "\x1b[" + look + "m" + words + "\x1b[0m"
}

// sides puts two texts at the two ends of a line, the second with its look; one below the other if they do not fit.
func (s Style) sides(left, right, look, edge string) string {
	gap := s.width() - runes(left) - runes(right)
	switch {
	case right == "":
		return left + "\n"
	case s.Plain || gap < 2:
		return left + "\n" + edge + s.paint(look, right) + "\n"
	}
	return left + strings.Repeat(" ", gap) + s.paint(look, right) + "\n"
}

// wrapped writes words in lines, each after the edge; the first line begins with its own, as long as the edge.
func (s Style) wrapped(first, edge, words string) string {
	if s.Plain {
		return first + strings.Join(strings.Fields(words), " ") + "\n"
	}
	var b strings.Builder
	line := first
	for _, word := range strings.Fields(words) {
		if runes(line)+runes(word)+1 > s.width() && strings.TrimSpace(line) != strings.TrimSpace(first) {
			b.WriteString(strings.TrimRight(line, " ") + "\n")
			line = edge
		}
		line += word + " "
	}
	b.WriteString(strings.TrimRight(line, " ") + "\n")
	return b.String()
}

var painted = regexp.MustCompile("\x1b\\[[0-9;]*m")

// runes counts the characters that are seen.
func runes(words string) int { return utf8.RuneCountInString(painted.ReplaceAllString(words, "")) }

// print writes a screen. An output that has gone cannot be told anything.
func (t *Terminal) print(words string) { _, _ = fmt.Fprint(t.Out, words) }
