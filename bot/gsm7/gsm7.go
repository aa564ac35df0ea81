package gsm7

import (
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// Encoding is how a text is carried.
type Encoding int

// The two encodings.
const (
	GSM7 Encoding = iota
	UCS2
)

// String gives "GSM-7" or "UCS-2".
func (e Encoding) String() string { return [...]string{"GSM-7", "UCS-2"}[e] }

// Size is what a text costs.
type Size struct {
	Encoding Encoding
	Units    int // septets in GSM-7, UTF-16 units in UCS-2
	Parts    int // at least 1
}

// The alphabet of GSM-7: one septet each, and two for those that need an escape.
const (
	basic = "@\u00a3$\u00a5\u00e8\u00e9\u00f9\u00ec\u00f2\u00c7\n\u00d8\u00f8\r\u00c5\u00e5" +
		"\u0394_\u03a6\u0393\u039b\u03a9\u03a0\u03a8\u03a3\u0398\u039e\u00c6\u00e6\u00df\u00c9" +
		" !\"#\u00a4%&'()*+,-./0123456789:;<=>?" +
		"\u00a1ABCDEFGHIJKLMNOPQRSTUVWXYZ\u00c4\u00d6\u00d1\u00dc\u00a7" +
		"\u00bfabcdefghijklmnopqrstuvwxyz\u00e4\u00f6\u00f1\u00fc\u00e0"
	escaped = "\f^{}\\[~]|\u20ac"
)

// costs are the septets of the characters up to the last Greek capital; 0 is outside GSM-7.
var costs = func() (costs ['\u03a9' + 1]uint8) {
	for _, r := range basic {
		costs[r] = 1
	}
	for _, r := range escaped {
		if int(r) < len(costs) {
			costs[r] = 2
		}
	}
	return costs
}()

// septets gives the cost of a character in GSM-7, or 0 outside it.
func septets(r rune) int {
	const euro = '\u20ac'
	switch {
	case int(r) < len(costs):
		return int(costs[r])
	case r == euro:
		return 2
	}
	return 0
}

// limits of a lone part and of one among several, in units.
func (e Encoding) limits() (lone, several int) {
	if e == UCS2 {
		return 70, 67
	}
	return 160, 153
}

// Count says how a text is carried and in how many parts. An empty text is one
// part.
func Count(text string) Size {
	e := encodingOf(text)
	size := Size{Encoding: e, Parts: len(cuts(text, e)) + 1}
	for _, r := range text {
		size.Units += e.units(r)
	}
	return size
}

// Costly gives the first character that GSM-7 lacks and how many characters
// (runes) stand before it; ok is false when there is none.
func Costly(text string) (r rune, at int, ok bool) {
	for _, r := range text {
		if septets(r) == 0 {
			return r, at, true
		}
		at++
	}
	return 0, 0, false
}

// Parts cuts a text as the network does. Joined together they are the text.
func Parts(text string) []string {
	var parts []string
	from := 0
	for _, at := range cuts(text, encodingOf(text)) {
		parts = append(parts, text[from:at])
		from = at
	}
	return append(parts, text[from:])
}

// Splits tells whether any place where number stands in the text is cut by the
// end of a part.
func Splits(text, number string) bool {
	for _, cut := range cuts(text, encodingOf(text)) {
		from, to := max(cut-len(number)+1, 0), min(cut+len(number)-1, len(text))
		if len(number) > 1 && strings.Contains(text[from:to], number) {
			return true
		}
	}
	return false
}

func encodingOf(text string) Encoding {
	if _, _, ok := Costly(text); ok {
		return UCS2
	}
	return GSM7
}

// units gives the cost of a character; the text's encoding has room for it.
func (e Encoding) units(r rune) int {
	if e == UCS2 {
		return utf16.RuneLen(r)
	}
	return septets(r)
}

// cuts gives the byte offsets at which a new part begins.
func cuts(text string, e Encoding) []int {
	lone, several := e.limits()
	var found []int
	total, used := 0, 0
	for at := 0; at < len(text); {
		length, units := whole(text[at:], e)
		if used+units > several {
			found, used = append(found, at), 0
		}
		total, used, at = total+units, used+units, at+length
	}
	if total <= lone {
		return nil
	}
	return found
}

// whole measures what must stay together at the start of a text, in bytes and
// units: one character, or in UCS-2 a letter of one unit and a mark of one that
// joins it, unless more marks follow.
func whole(text string, e Encoding) (length, units int) {
	first, length := utf8.DecodeRuneInString(text)
	units = e.units(first)
	if e == GSM7 || units > 1 || length == len(text) {
		return length, units
	}
	mark, more := utf8.DecodeRuneInString(text[length:])
	if e.units(mark) > 1 || !joins(first, mark) {
		return length, units
	}
	if rest := text[length+more:]; rest != "" {
		if next, _ := utf8.DecodeRuneInString(rest); joins(mark, next) {
			return length, units
		}
	}
	return length + more, units + 1
}

// joins tells whether a mark belongs to the character before it.
func joins(before, mark rune) bool {
	const joiner, nonJoiner = '\u200d', '\u200c'
	return !unicode.IsControl(before) && (unicode.IsMark(mark) || mark == joiner || mark == nonJoiner)
}
