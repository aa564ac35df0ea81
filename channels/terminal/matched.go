package terminal

import (
	"slices"
	"strings"
	"time"

	"waymark/knowledge"
)

const (
	mostWordsTried = 40   // a longer message is not taken apart
	tellingShare   = 0.15 // of what the most telling word adds to the score, for a word to be shown
	tellingLeast   = 0.01 // added to the score, for a word to be telling at all
	tellingAlone   = 0.5  // of the score, for a word that says it by itself
)

// matched gives the words an answer rests on: those without which the base would be less sure of the topic, and those
// that say it alone.
func (t *Terminal) matched(words string, f knowledge.Finding, at time.Time) []string {
	typed := strings.Fields(words)
	if len(f.Topics) == 0 || len(typed) < 2 || len(typed) > mostWordsTried {
		return nil
	}
	best := f.Topics[0]
	score := func(words string) float64 {
		return scoreOf(best.ID, t.Brain.Base().Find(knowledge.Question{Words: words, At: at}))
	}
	added := make([]float64, len(typed))
	for i := range typed {
		added[i] = best.Score - score(strings.Join(slices.Concat(typed[:i], typed[i+1:]), " "))
	}
	enough := max(tellingLeast, tellingShare*slices.Max(added))
	var telling []string
	for i, word := range typed {
		if added[i] >= enough || score(word) >= tellingAlone {
			telling = append(telling, word)
		}
	}
	return telling
}

func scoreOf(id knowledge.TopicID, f knowledge.Finding) float64 {
	for _, t := range f.Topics {
		if t.ID == id {
			return t.Score
		}
	}
	return 0
}
