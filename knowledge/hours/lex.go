package hours

import (
	"fmt"
	"strings"
	"unicode"
)

// SyntaxError says why an expression was refused.
type SyntaxError struct {
	Expr   string // the expression as written
	Offset int    // how many characters (runes) stand before the fault
	Reason string // what is wrong, without a full stop
	Mend   string // how to write it, a whole sentence
}

// Error gives the reason, the place and the way to mend it.
func (e *SyntaxError) Error() string {
	return fmt.Sprintf("hours %q, character %d: %s. %s", e.Expr, e.Offset+1, e.Reason, e.Mend)
}

const (
	likeThis = `Write them like "Mo-Fr 09:00-17:00; PH off".`
	longest  = 500 // characters in an expression
)

type kind int

const (
	end kind = iota
	word
	number
	quoted
	mark // one character, or "||"
)

// token is a piece of an expression; at counts the runes before it.
type token struct {
	kind kind
	text string
	at   int
}

func (t token) is(text string) bool { return t.kind == mark && t.text == text }

// shown is how a token is spoken of in a reason.
func (t token) shown() string {
	if t.kind == end {
		return "the end"
	}
	return fmt.Sprintf("%q", t.text)
}

// lex splits an expression into tokens, the last of which is an end.
func lex(expr string) ([]token, error) {
	runes := []rune(expr)
	if len(runes) > longest {
		return nil, &SyntaxError{expr, longest, fmt.Sprintf("the hours are longer than %d characters", longest),
			"Say the usual hours only and put the rest in a notice."}
	}
	var tokens []token
	for at := 0; at < len(runes); {
		if unicode.IsSpace(runes[at]) {
			at++
			continue
		}
		t := token{at: at}
		t.kind, at = next(runes, at)
		if t.kind == quoted && at > len(runes) {
			return nil, &SyntaxError{expr, t.at, "the quotation mark is never closed", `Add another " after the comment.`}
		}
		t.text = string(runes[t.at:at])
		tokens = append(tokens, t)
	}
	return append(tokens, token{kind: end, at: len(runes)}), nil
}

// next gives the kind of the token that begins at a rune and where it ends; an
// open comment ends beyond the expression.
func next(runes []rune, at int) (kind, int) {
	first := runes[at]
	switch {
	case unicode.IsLetter(first):
		return word, run(runes, at, unicode.IsLetter)
	case isDigit(first):
		return number, run(runes, at, isDigit)
	case first == '"':
		return quoted, run(runes, at+1, func(r rune) bool { return r != '"' }) + 1
	case strings.HasPrefix(string(runes[at:min(at+2, len(runes))]), "||"):
		return mark, at + 2
	}
	return mark, at + 1
}

func run(runes []rune, at int, in func(rune) bool) int {
	for at < len(runes) && in(runes[at]) {
		at++
	}
	return at
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }
