package knowledge

import (
	"slices"

	"waymark/knowledge/match"
)

// The twelve rights of the Victims' Code are asked for by number ("right 5") or by what they are about.
const lastRight = 12

// rightSurely is the probability from which words are taken to ask for one of the twelve rights.
const rightSurely = 0.5

// A message asks for a milestone when that is the likeliest meaning, with at least milestoneFrom; with a year in
// the words milestoneWithYear is enough.
const (
	milestoneFrom     = 0.5
	milestoneWithYear = 0.2
)

// rightNumber reads "right 5", "right no 5", "right number 5" and "rights 5".
func rightNumber(words []string) int {
	for i, word := range words {
		if word != "right" && word != "rights" {
			continue
		}
		next := wordAt(words, i+1)
		if next == "no" || next == "number" || next == "num" {
			next = wordAt(words, i+2)
		}
		if n := number(next); n >= 1 && n <= lastRight {
			return n
		}
	}
	return 0
}

// right gives which of the twelve rights a question about rights asks for; 0: none in particular.
func (b *Base) right(text string) int {
	if b.reader.rights == nil {
		return 0
	}
	best, ok := first(b.reader.rights.Rank(text))
	if !ok || best.P < rightSurely {
		return 0
	}
	for _, r := range b.Rights {
		if r.ID == RightID(best.Label) {
			return r.Right
		}
	}
	return 0
}

// asksMilestone reports whether a ranking reads the words as a question about what happened.
func asksMilestone(r match.Ranking, words []string) bool {
	for i, s := range r.Scores {
		if s.Label == labelMilestone {
			return i == 0 && s.P >= milestoneFrom || yearIn(words) > 0 && s.P >= milestoneWithYear
		}
	}
	return false
}

// milestone gives the milestone that a question about what happened asks for. A year in the words decides between
// milestones that fit; of several in that year the best fitting.
func (b *Base) milestone(text string, words []string) MilestoneID {
	if b.reader.milestones == nil {
		return ""
	}
	scores := b.reader.milestones.Rank(text).Scores
	if year := yearIn(words); year > 0 {
		if in := b.milestonesOf(year); len(in) > 0 {
			for _, s := range scores {
				if slices.Contains(in, MilestoneID(s.Label)) {
					return MilestoneID(s.Label)
				}
			}
			return in[0]
		}
	}
	if len(scores) == 0 || scores[0].Label == match.OutOfScope {
		return ""
	}
	return MilestoneID(scores[0].Label)
}

func (b *Base) milestonesOf(year int) []MilestoneID {
	var in []MilestoneID
	for _, m := range b.Milestones {
		if m.Date.Year == year {
			in = append(in, m.ID)
		}
	}
	return in
}

// yearIn reads a year of our time from the words; 0: none.
func yearIn(words []string) int {
	for _, word := range words {
		if n := number(word); n >= 1980 && n < 2100 {
			return n
		}
	}
	return 0
}

func first(r match.Ranking) (match.Score, bool) {
	if len(r.Scores) == 0 {
		return match.Score{}, false
	}
	return r.Scores[0], true
}
