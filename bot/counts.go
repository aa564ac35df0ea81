package bot

import (
	"time"

	"waymark/knowledge"
)

// Count is how many answers of one kind there were in a day or a month (UTC). Channel and outcome are counted by
// day, topics and areas by month, and never together: nobody can be found in a count.
type Count struct {
	Period  string // 2026-11-25, or 2026-11
	Channel Channel
	Outcome Outcome
	Topic   knowledge.TopicID
	Area    knowledge.AreaID
	N       int64
}

// Counts gives what one event adds to: a count for its day, and one for its month for each of topic and area that is
// known. Every N is 1.
func (e Event) Counts() []Count {
	at := e.At.UTC()
	month := at.Format("2006-01")
	counts := []Count{{Period: at.Format(time.DateOnly), Channel: e.Channel, Outcome: e.Outcome, N: 1}}
	if e.Topic != "" {
		counts = append(counts, Count{Period: month, Topic: e.Topic, N: 1})
	}
	if e.Area != "" {
		counts = append(counts, Count{Period: month, Area: e.Area, N: 1})
	}
	return counts
}
