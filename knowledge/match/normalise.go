package match

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// longest is how many characters of a text are read; of a longer one, the first and the last halves of it.
const longest = 1600

// Normalise returns text as rules and lexicons should see it: NFKC, lower case, straight quotes, accents of Latin letters
// and vowel marks of Arabic ones taken off, zero-width characters removed, letters repeated three times or more made one,
// letters written as signs inside a word put back (r@ped, k1ll), emoji that mean something made words.
// It is idempotent for ordinary text, and any bytes are allowed.
func Normalise(text string) string {
	text = shorten(text)
	if isASCII(text) {
		text = strings.ToLower(text)
	} else {
		text = decompose(text)
	}
	words := strings.Fields(text)
	for i, w := range words {
		words[i] = unsign(squeeze(w))
	}
	return strings.Join(words, " ")
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// decompose brings letters and signs beyond ASCII into their normal form.
func decompose(text string) string {
	var b strings.Builder
	b.Grow(len(text) + 16)
	for _, r := range norm.NFD.String(norm.NFKC.String(text)) {
		writeRune(&b, r)
	}
	return norm.NFC.String(b.String())
}

// shorten cuts the middle out of a text that is too long to read whole.
func shorten(text string) string {
	if len(text) <= longest {
		return strings.ToValidUTF8(text, " ")
	}
	text = strings.ToValidUTF8(text[:min(len(text), utf8.UTFMax*longest)], " ") + " " +
		strings.ToValidUTF8(text[max(0, len(text)-utf8.UTFMax*longest):], " ")
	if utf8.RuneCountInString(text) <= longest {
		return text
	}
	runes := []rune(text)
	return string(runes[:longest/2]) + " " + string(runes[len(runes)-longest/2:])
}

// writeRune writes one decomposed rune in its normal form, which may be nothing or a whole word.
func writeRune(b *strings.Builder, r rune) {
	switch {
	case r < utf8.RuneSelf:
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		b.WriteByte(byte(r))
	case r == '‘' || r == '’' || r == '‛' || r == '′' || r == 'ʼ' || r == 'ʻ':
		b.WriteByte('\'')
	case r == '“' || r == '”' || r == '„' || r == '«' || r == '»':
		b.WriteByte('"')
	case r >= 0x300 && r <= 0x36f, r >= 0x64b && r <= 0x65f, r == 0x670, r == 0x640:
		// a Latin accent, an Arabic vowel mark or a stretched line: people leave them out, so do we
	case unicode.In(r, unicode.Cf, unicode.Variation_Selector, unicode.Co, unicode.Cs):
		// zero-width joiners, direction marks and the like
	default:
		if word, ok := emoji[r]; ok {
			b.WriteByte(' ')
			b.WriteString(word)
			b.WriteByte(' ')
			return
		}
		if same, ok := alike[r]; ok {
			r = same
		}
		b.WriteRune(unicode.ToLower(r))
	}
}

// squeeze makes a letter repeated three times or more one ("helppp", "pleeease"); a last l stays two ("killll").
func squeeze(word string) string {
	run, most := 0, 0
	var last rune
	for _, r := range word {
		if r != last {
			run = 0
		}
		run++
		last = r
		if run > most && unicode.IsLetter(r) {
			most = run
		}
	}
	if most < 3 {
		return word
	}
	runes := []rune(word)
	var out []rune
	for i := 0; i < len(runes); {
		j := i + 1
		for j < len(runes) && runes[j] == runes[i] {
			j++
		}
		keep := j - i
		if keep >= 3 && unicode.IsLetter(runes[i]) {
			keep = 1
			if runes[i] == 'l' && j == len(runes) {
				keep = 2
			}
		}
		out = append(out, runes[i:i+keep]...)
		i = j
	}
	return string(out)
}

// unsign puts letters back where signs or figures stand for them inside a word. Postcodes, addresses and times stay.
func unsign(word string) string {
	if !strings.ContainsAny(word, "@$!|*013457") || strings.Contains(word, "://") || isAddress(word) || isPostcode(word) {
		return word
	}
	b := []byte(word)
	for i := range b {
		letter, ok := signs[b[i]]
		if !ok || !between(b, i) {
			continue
		}
		b[i] = letter
	}
	if plain, ok := censored[string(b)]; ok {
		return plain
	}
	return string(b)
}

// between says whether the sign at i has letters on both sides, other signs not counted; @ and $ may also open a word.
func between(b []byte, i int) bool {
	left, right := i-1, i+1
	for left >= 0 && signs[b[left]] != 0 {
		left--
	}
	for right < len(b) && signs[b[right]] != 0 {
		right++
	}
	if right >= len(b) || !isLetterByte(b[right]) {
		return false
	}
	if left < 0 {
		return (b[i] == '@' || b[i] == '$') && i == 0 && len(b) > 3
	}
	return isLetterByte(b[left])
}

func isLetterByte(c byte) bool { return c >= 'a' && c <= 'z' || c >= utf8.RuneSelf }

// isAddress says whether a word looks like an e-mail or a web address.
func isAddress(word string) bool {
	at := strings.IndexByte(word, '@')
	return at > 0 && strings.IndexByte(word[at:], '.') > 0
}

// isPostcode says whether a word is shaped like a British postcode (outside inner London) written without its space.
func isPostcode(word string) bool {
	if len(word) < 5 || len(word) > 7 {
		return false
	}
	in := word[len(word)-3:]
	if !isDigit(in[0]) || !isLetterByte(in[1]) || !isLetterByte(in[2]) || !isLetterByte(word[0]) {
		return false
	}
	out := word[1 : len(word)-3]
	if isLetterByte(out[0]) {
		out = out[1:]
	}
	return out != "" && strings.Trim(out, "0123456789") == ""
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
