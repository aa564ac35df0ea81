package match

import (
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
	var words []string
	b := make([]byte, 0, longestWord)
	flush := func() {
		if len(b) > 0 {
			words = append(words, string(b))
			b = b[:0]
		}
	}
	for i, r := range text {
		if len(words) >= mostWords {
			return words
		}
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9': // most of what is read
			if len(b)+1 > longestWord {
				flush()
			}
			b = append(b, byte(r))
		case r == ' ':
			flush()
		case r == '\'' && len(b) > 0 && letterAfter(text[i+1:]):
		case r == '£' || r == '$' || r == '€':
			flush()
			words = append(words, string(r))
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai):
			flush()
			words = append(words, string(r))
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if len(b)+utf8.UTFMax > longestWord {
				flush()
			}
			b = utf8.AppendRune(b, r)
		default:
			flush()
		}
	}
	flush()
	return words
}

func letterAfter(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r)
}
