package match

import "strings"

// distance counts the edits between two words of small Latin letters, each as heavy as it is unlikely: a doubled letter, a
// vowel for a vowel, keys side by side, letters that look or sound alike (b and d, f and th) and swapped letters are light.
func distance(a, b string) float64 {
	if a == b {
		return 0
	}
	var rows [3][22]float64
	two, one, now := &rows[0], &rows[1], &rows[2]
	for j := 1; j <= len(b); j++ {
		one[j] = one[j-1] + gap(b, j-1)
	}
	for i := 1; i <= len(a); i++ {
		now[0] = one[0] + gap(a, i-1)
		for j := 1; j <= len(b); j++ {
			d := min(one[j-1]+swap(a[i-1], b[j-1]), one[j]+gap(a, i-1), now[j-1]+gap(b, j-1))
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, two[j-2]+0.6)
			}
			if i > 1 && a[i-2:i] == "th" && (b[j-1] == 'f' || b[j-1] == 'v') {
				d = min(d, two[j-1]+0.5)
			}
			if j > 1 && b[j-2:j] == "th" && (a[i-1] == 'f' || a[i-1] == 'v') {
				d = min(d, one[j-2]+0.5)
			}
			now[j] = d
		}
		two, one, now = one, now, two
	}
	d := one[len(b)]
	if a[0] != b[0] {
		d += 0.3
	}
	return d
}

// gap is what it costs to leave out letter i of a word.
func gap(w string, i int) float64 {
	switch {
	case i > 0 && w[i] == w[i-1]:
		return 0.4
	case i > 0 && strings.IndexByte("aeiou", w[i]) >= 0, i > 0 && w[i] == 'h':
		return 0.7
	}
	return 1
}

// alien is what it costs to write a letter for one that is neither beside it nor like it: "vaping" is no slip for a worse word.
const alien = 1.6

// swap is what it costs to write x for y.
func swap(x, y byte) float64 {
	switch {
	case x == y:
		return 0
	case strings.IndexByte("aeiouy", x) >= 0 && strings.IndexByte("aeiouy", y) >= 0:
		return 0.6
	case strings.IndexByte(lookalike[x-'a'], y) >= 0:
		return 0.6
	case strings.IndexByte(beside[x-'a'], y) >= 0:
		return 0.7
	}
	return alien
}

// lookalike lists for each letter, a first, those that look or sound like it.
var lookalike = [26]string{"", "dp", "ksq", "bt", "", "v", "jq", "", "", "g", "cq", "", "n", "mu", "", "bq", "kpg", "", "cz", "d", "n", "fw", "v", "", "", "s"}

// beside lists for each letter, a first, those next to it on the keyboard.
var beside = [26]string{"qwsz", "vghn", "xdfv", "serfcx", "wsdr", "drtgvc", "ftyhbv", "gyujnb", "ujko", "huikmn", "jiolm", "kop", "njk",
	"bhjm", "iklp", "ol", "wa", "edft", "awedxz", "rfgy", "yhji", "cfgb", "qase", "zsdc", "tghu", "asx"}
