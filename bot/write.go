package bot

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"unicode"

	"waymark/bot/gsm7"
)

// The room a reply has (S8), in parts as the network counts them.
const (
	mostParts       = 2   // in GSM-7
	mostPartsScript = 3   // in a script that GSM-7 lacks
	safetyWithin    = 160 // characters that must hold the danger line

	safetyWithinScript = 67 // the same in a script: the first part of several
)

// emergencyNumber stands in templates as it is dialled; every other number comes from a record.
const emergencyNumber = "999"

// write fills a reply in one place for all: in the language asked for, or in English when that language lacks the
// reply or the words for one of its fields. It leaves out spare clauses, the last one first, until the reply fits.
// Fits is false when it never does, or when something that must be said has no words.
func (b *Brain) write(situation string, f *filling) (text string, fits bool) {
	asked := f.lang
	for _, lang := range [...]string{asked, english} {
		t := b.replies[lang][situation]
		if t == nil {
			continue
		}
		if f.lang = lang; b.fit(t, f, &text) {
			return text, true
		}
	}
	return text, false
}

// fit fills one template and reports whether the text fits.
func (b *Brain) fit(t *template, f *filling, text *string) bool {
	for kept := t.spares(); kept >= 0; kept-- {
		f.named, f.tels = nil, nil
		filled, said := t.fill(f.opening, kept, func(x field) string { return b.value(f, x) })
		if !said {
			return false
		}
		*text = gsm7.Plain(filled)
		if f.lang != english {
			*text = whole(inOrder(*text, f.tels), f.tels)
		}
		if fitting(*text, f.tels) {
			return true
		}
	}
	return false
}

// fitting reports whether a text has few enough parts, no number cut in two and the danger line in the first part.
func fitting(text string, tels []string) bool {
	size := gsm7.Count(text)
	most := mostParts
	if size.Encoding == gsm7.UCS2 {
		most = mostPartsScript
	}
	if size.Parts > most || lateSafety(text, size.Encoding) {
		return false
	}
	return size.Parts == 1 || !slices.ContainsFunc(append(tels, emergencyNumber), func(tel string) bool { return gsm7.Splits(text, tel) })
}

// lateSafety reports whether the danger line comes after the first part could be over.
func lateSafety(text string, encoding gsm7.Encoding) bool {
	at := strings.Index(text, emergencyNumber)
	within := safetyWithin
	if encoding == gsm7.UCS2 {
		within = safetyWithinScript
	}
	return at >= 0 && len([]rune(text[:at]))+len(emergencyNumber) > within
}

// whole moves a number that the end of a part would cut into the next part, by spaces before it. English is written so
// that none is; where that end falls in other languages hangs too much on who is named.
func whole(text string, tels []string) string {
	for _, tel := range tels {
		for moved := 0; moved < len(tel) && gsm7.Splits(text, tel); moved++ {
			text = strings.Replace(text, tel, " "+tel, 1)
		}
	}
	return text
}

// inOrder keeps the groups of a number in their order inside a text that runs from right to left: without the mark
// before it, which nobody sees, "0800 953 9777" would be shown as 9777 953 0800.
func inOrder(text string, tels []string) string {
	const leftToRight = "\u200e"
	if !strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Arabic, r) }) {
		return text
	}
	for _, tel := range slices.Compact(slices.Sorted(slices.Values(tels))) {
		if strings.Contains(tel, " ") && !strings.ContainsFunc(tel, unicode.IsLetter) {
			text = strings.ReplaceAll(text, tel, leftToRight+tel)
		}
	}
	return text
}

// Fingerprint marks an English text, so that a translation says which wording it was made from (S38).
func Fingerprint(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:6])
}
