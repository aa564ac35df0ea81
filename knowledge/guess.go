package knowledge

import (
	"fmt"
	"strings"
)

// nearest gives the known word most like what was typed, or "" if none is near.
func nearest(typed string, known []string) string {
	best, distance := "", max(2, len(typed)/3)+1
	for _, word := range known {
		if d := typingErrors(strings.ToLower(typed), strings.ToLower(word)); d < distance {
			best, distance = word, d
		}
	}
	return best
}

// didYouMean is the mend for a word that is not among those known.
func didYouMean(typed string, known []string) string {
	if word := nearest(typed, known); word != "" {
		return fmt.Sprintf("Did you mean %q?", word)
	}
	return "Known here: " + strings.Join(known, ", ") + "."
}

// typingErrors counts letters left out, added, changed or swapped with their neighbour.
func typingErrors(a, b string) int {
	from, to := []rune(a), []rune(b)
	before, last, row := make([]int, len(to)+1), make([]int, len(to)+1), make([]int, len(to)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(from); i++ {
		row[0] = i
		for j := 1; j <= len(to); j++ {
			changed := last[j-1]
			if from[i-1] != to[j-1] {
				changed++
			}
			row[j] = min(last[j]+1, row[j-1]+1, changed)
			if i > 1 && j > 1 && from[i-1] == to[j-2] && from[i-2] == to[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(to)]
}
