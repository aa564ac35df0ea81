package terminal

import (
	"strings"
	"time"

	"waymark/knowledge"
)

const (
	mostWordsTried = 40   // a longer message is not taken apart
	tellingShare   = 0.2  // of the most telling word's weight, for a word to be shown
	tellingLeast   = 0.01 // of the score, for a word to be telling at all
)

// matched gives the words an answer rests on: those without which the base would be less sure of the topic.
func (t *Terminal) matched(words string, f knowledge.Finding, at time.Time) []string {
	typed := strings.Fields(words)
	if len(f.Topics) == 0 || len(typed) < 2 || len(typed) > mostWordsTried {
		return nil
	}
	best := f.Topics[0]
	lost := make([]float64, len(typed))
	most := tellingLeast
	for i := range typed {
		without := strings.Join(append(append([]string{}, typed[:i]...), typed[i+1:]...), " ")
		lost[i] = best.Score - scoreOf(best.ID, t.Brain.Base().Find(knowledge.Question{Words: without, At: at}))
		most = max(most, lost[i])
	}
	var telling []string
	for i, word := range typed {
		if lost[i] >= most*tellingShare && lost[i] >= tellingLeast {
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
