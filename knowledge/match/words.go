package match

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mostWords is how many words of a message are read.
const mostWords = 400

// longestWord is how many bytes of one word are read; what follows becomes another word.
const longestWord = 40

// Words returns the words of a normalised text (see Normalise): runs of letters, marks and figures. An apostrophe inside a
// word is dropped ("don't" and "dont" are one word); each Han, Kana or Thai character is a word by itself.
func Words(text string) []string {
	r := wordReader{text: text, words: make([]string, 0, 1+strings.Count(text, " ")), from: -1}
	for i, c := range text {
		if len(r.words) >= mostWords {
			return r.words
		}
		switch {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9': // most of what is read
			r.grow(i, 1)
		case c == ' ':
			r.end(i)
		case c == '\'' && r.from >= 0 && letterAfter(text[i+1:]):
			r.drop(i)
		case c == '£' || c == '$' || c == '€' || unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai):
			r.end(i)
			r.words = append(r.words, string(c))
		case unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c):
			r.grow(i, utf8.UTFMax)
		default:
			r.end(i)
		}
	}
	r.end(len(text))
	return r.words
}

// wordReader takes words out of a text, without a copy where it can.
type wordReader struct {
	text  string
	words []string
	from  int    // where the word at hand begins, or goes on after what was dropped; -1: there is none
	head  string // what stood before that
}

// grow takes the character at i into the word at hand. Size is the most bytes that it may have.
func (r *wordReader) grow(i, size int) {
	if r.from >= 0 && len(r.head)+i-r.from+size > longestWord {
		r.end(i)
	}
	if r.from < 0 {
		r.from = i
	}
}

// drop leaves the one byte at i out of the word at hand.
func (r *wordReader) drop(i int) {
	r.head += r.text[r.from:i]
	r.from = i + 1
}

// end ends the word at hand before i.
func (r *wordReader) end(i int) {
	if r.from >= 0 {
		r.words = append(r.words, r.head+r.text[r.from:i])
	}
	r.from, r.head = -1, ""
}

func letterAfter(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r)
}
