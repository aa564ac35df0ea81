package match

import "strings"

// mend reads words as the examples would write them: known ones stay; others may be textese, run together or misspelt.
func (s *speller) mend(words []string, spell bool) (spots []spot, reads []Repair, unknown float64) {
	spots = make([]spot, 0, len(words)+4)
	for _, w := range words {
		if _, ok := s.index[w]; ok || !spell {
			if !ok {
				unknown++
			}
			spots = append(spots, spot{word: w, weight: 1})
			continue
		}
		to, weight := s.meant(w)
		if to == "" {
			unknown++
			spots = append(spots, spot{word: w, weight: 1})
			continue
		}
		unknown += 1 - float64(weight)
		reads = append(reads, Repair{From: w, To: to})
		for part, rest, more := strings.Cut(to, " "); ; part, rest, more = strings.Cut(rest, " ") {
			spots = append(spots, spot{word: part, wrote: w, weight: weight})
			if !more {
				break
			}
		}
	}
	return spots, reads, unknown
}

// meant returns what an unknown word stands for (one word or several, parted by spaces), and how sure that is, 0..1.
func (s *speller) meant(w string) (string, float32) {
	if long, ok := textese[w]; ok && s.knowsAll(long) {
		return long, 1
	}
	word, cost, rival := s.nearest(w)
	if word != "" && cost <= 0.2 && rival-cost >= knobs.torn {
		return word, knobs.repaired
	}
	if parts := s.split(w); parts != "" {
		return parts, knobs.repaired
	}
	if word == "" {
		return "", 0
	}
	if rival-cost < knobs.torn {
		return word, knobs.repaired / 2 // two known words are as near: neither may decide alone
	}
	return word, knobs.repaired
}

func (s *speller) knowsAll(text string) bool {
	for _, w := range strings.Fields(text) {
		if _, ok := s.index[w]; !ok {
			return false
		}
	}
	return true
}

// split parts a word that was written without its spaces into two to four words the examples know well.
func (s *speller) split(w string) string {
	if len(w) < 5 || len(w) > 30 || !spellable(w[:min(len(w), 20)]) {
		return ""
	}
	var best [31]float64
	var from [31]int
	var parts [31]int
	for end := 1; end <= len(w); end++ {
		best[end] = -1
		for start := max(0, end-20); start < end; start++ {
			if start > 0 && best[start] < 0 || parts[start] > 3 {
				continue
			}
			n, ok := s.index[w[start:end]]
			if !ok || s.count[n] < 2 || end-start == 1 && w[start] != 'i' && w[start] != 'a' {
				continue
			}
			worth := best[start] + float64((end-start)*(end-start)) + logOf(float64(s.count[n]))
			if worth > best[end] {
				best[end], from[end], parts[end] = worth, start, parts[start]+1
			}
		}
	}
	if best[len(w)] < 0 || parts[len(w)] < 2 || 5*parts[len(w)] > 2*len(w) {
		return ""
	}
	var out []string
	for end := len(w); end > 0; end = from[end] {
		out = append([]string{w[from[end]:end]}, out...)
	}
	return strings.Join(out, " ")
}
