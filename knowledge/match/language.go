package match

import (
	"math"
	"slices"
	"strings"
	"unicode"
)

// Undetermined is the language of a text that cannot be told.
const Undetermined = "und"

// languages tells languages apart by the words and letters of the examples in each.
type languages struct {
	names  []string // sorted
	script string   // by language, the number of its script
	table  *table
	keys   []uint32
	weight string    // by feature and language: log probability above the language's floor, in sixteenths
	floor  []float64 // by language: log probability of a feature never seen
}

// scripts are the scripts that can be told by their letters, each with the language assumed where the examples have none.
var scripts = [...]struct {
	lang    string
	letters *unicode.RangeTable
}{
	{Undetermined, unicode.Latin}, {"ar", unicode.Arabic}, {"pa", unicode.Gurmukhi}, {"hi", unicode.Devanagari},
	{"bn", unicode.Bengali}, {"gu", unicode.Gujarati}, {"am", unicode.Ethiopic}, {"und-Cyrl", unicode.Cyrillic},
	{"zh", unicode.Han}, {"ja", unicode.Hiragana}, {"ko", unicode.Hangul}, {"el", unicode.Greek}, {"he", unicode.Hebrew},
	{"th", unicode.Thai}, {"ta", unicode.Tamil}, {"te", unicode.Telugu}, {"ml", unicode.Malayalam}, {"kn", unicode.Kannada},
	{"si", unicode.Sinhala}, {"hy", unicode.Armenian}, {"ka", unicode.Georgian}, {"my", unicode.Myanmar}, {"km", unicode.Khmer},
}

// scriptOf returns the number of the script that most letters of a text are in, or -1.
func scriptOf(text string) int {
	var count [len(scripts)]int
	for _, r := range text {
		if r < 0x80 {
			if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
				count[0]++
			}
			continue
		}
		for i := range scripts {
			if unicode.Is(scripts[i].letters, r) {
				count[i]++
				break
			}
		}
	}
	if best := most(count[:]); count[best] > 0 {
		return best
	}
	return -1
}

// learnLanguages takes what it can from the examples that say their language.
func learnLanguages(examples []Example) *languages {
	l := &languages{table: newTable(1 << 10)}
	for _, e := range examples {
		if e.Lang != "" && e.Lang != Undetermined && !slices.Contains(l.names, e.Lang) {
			l.names = append(l.names, e.Lang)
		}
	}
	slices.Sort(l.names)
	n := len(l.names)
	var count []float32 // by feature and language
	sum := make([]float64, n)
	votes := make([][len(scripts)]int, n)
	var keys []uint32
	for _, e := range examples {
		c, ok := slices.BinarySearch(l.names, e.Lang)
		if !ok {
			continue
		}
		if s := scriptOf(e.Text); s >= 0 {
			votes[c][s]++
		}
		keys = languageFeatures(e.Text, keys[:0])
		for _, key := range keys {
			f := l.table.find(key)
			if f < 0 {
				f = int32(len(l.keys))
				l.keys = append(l.keys, key)
				l.table = l.table.grow(l.keys)
				count = append(count, make([]float32, n)...)
			}
			count[int(f)*n+c]++
			sum[c]++
		}
	}
	l.weigh(count, sum)
	for c := range votes {
		l.script += string([]byte{uint8(most(votes[c][:]))})
	}
	return l
}

// most returns the place of the largest of xs, the first of equals.
func most(xs []int) (place int) {
	for i, x := range xs {
		if x > xs[place] {
			place = i
		}
	}
	return place
}

// weigh turns counts into log probabilities above each language's floor.
func (l *languages) weigh(count []float32, sum []float64) {
	n := len(l.names)
	l.floor = make([]float64, n)
	all := float64(len(l.keys) + 1)
	const few = 0.1
	for c := range n {
		l.floor[c] = logOf(few / (sum[c] + few*all))
	}
	weight := make([]byte, len(count))
	for i, x := range count {
		weight[i] = uint8(min(255, 16*logOf((float64(x)+few)/few)))
	}
	l.weight = string(weight)
}

// languageFeatures adds to keys a text's words and the runs of two to four characters in them, accents kept.
func languageFeatures(text string, keys []uint32) []uint32 {
	var room [4 * longestWord]feature
	for _, w := range Words(strings.ToLower(text)) {
		if isDigit(w[0]) {
			continue
		}
		keys = append(keys, fold(hashString(hashStart, w)*kindWord))
		for _, f := range pieces(room[:0], w, 0, 1) {
			keys = append(keys, f.key)
		}
	}
	return keys
}

// of returns the language of a text. Its script, where the letters show it, is certain; among the languages of that script
// the likeliest is taken.
func (l *languages) of(text string, d *desk) string {
	s := scriptOf(text)
	if s < 0 {
		return Undetermined
	}
	if len(l.names) == 0 {
		return scripts[s].lang
	}
	seen := l.count(shorten(text), d)
	if s == 0 && seen*3 < len(d.keys) {
		return scripts[s].lang
	}
	best, most := scripts[s].lang, math.Inf(-1)
	for c, name := range l.names {
		if int(l.script[c]) != s {
			continue
		}
		if score := float64(l.floor[c]*float64(len(d.keys))) + float64(d.above[c])/16; score > most {
			best, most = name, score
		}
	}
	return best
}

// count fills d.keys with the features of a text and d.above with how far each language is above its floor, in
// sixteenths. It returns how many features any language has.
func (l *languages) count(text string, d *desk) (seen int) {
	d.keys = languageFeatures(text, d.keys[:0])
	if len(d.above) != len(l.names) {
		d.above = make([]int32, len(l.names))
	}
	clear(d.above)
	for _, key := range d.keys {
		f := l.table.find(key)
		if f < 0 {
			continue
		}
		seen++
		row := l.weight[int(f)*len(l.names) : (int(f)+1)*len(l.names)]
		above := d.above[:len(row)]
		for c := range above {
			above[c] += int32(row[c])
		}
	}
	return seen
}

// mayBeEnglish says whether English spelling may be mended in a text of this language.
func mayBeEnglish(lang string) bool {
	return lang == Undetermined || lang == "en" || strings.HasPrefix(lang, "en-")
}
