package main

import (
	"slices"
	"time"

	"waymark/knowledge/match"
)

// peer is one way of finding the label of a message.
type peer struct {
	name string
	most int // messages in scope it is asked; 0 means all
	// run learns from train and answers what is asked, one answer a message.
	run func(train, asked []match.Example) (outcome, error)
}

// answer is what a peer makes of one message.
type answer struct {
	labels []string // best first, never out of scope; three are enough
	score  float64  // how sure the peer is, by its own measure; of one message only the order against others counts
}

// outcome is what a peer did with one set.
type outcome struct {
	trained float64 // seconds
	answers []answer
	took    []float64 // by answer, microseconds
}

// learner makes of examples what answers a message.
type learner func(train []match.Example) (func(text string) (answer, error), error)

// timed runs a peer that lives in this program.
func timed(learn learner) func(train, asked []match.Example) (outcome, error) {
	return func(train, asked []match.Example) (outcome, error) {
		var o outcome
		start := time.Now()
		ask, err := learn(train)
		if err != nil {
			return o, err
		}
		o.trained = time.Since(start).Seconds()
		for _, e := range asked {
			start = time.Now()
			a, err := ask(e.Text)
			if err != nil {
				return o, err
			}
			o.took = append(o.took, float64(time.Since(start).Nanoseconds())/1000)
			o.answers = append(o.answers, a)
		}
		return o, nil
	}
}

// row is a line of the table. Shares are percents, 0 to 100.
type row struct {
	set, peer string
	asked     int
	accuracy  float64  // best label right, of the messages in scope
	third     float64  // right label among the first three, of the messages in scope
	auroc     *float64 // in scope against out of scope by the peer's own score; nil where nothing is out of scope
	p50       float64  // microseconds a message
	trained   float64  // seconds
}

// measure holds an outcome against what was asked.
func measure(asked []match.Example, o outcome) row {
	r := row{asked: len(asked), trained: o.trained}
	var inside, outside []float64
	first, third := 0, 0
	for i, e := range asked {
		a := o.answers[i]
		if e.Label == match.OutOfScope {
			outside = append(outside, a.score)
			continue
		}
		inside = append(inside, a.score)
		place := slices.Index(a.labels, e.Label)
		if place == 0 {
			first++
		}
		if place >= 0 && place < 3 {
			third++
		}
	}
	n := float64(max(1, len(inside)))
	r.accuracy, r.third = 100*float64(first)/n, 100*float64(third)/n
	if len(inside) > 0 && len(outside) > 0 {
		area := rocArea(inside, outside)
		r.auroc = &area
	}
	if len(o.took) > 0 {
		took := slices.Sorted(slices.Values(o.took))
		r.p50 = took[len(took)/2]
	}
	return r
}

// rocArea is the percentage of pairs of one message in scope and one out of scope that the scores put in the right order;
// ties count half.
func rocArea(inside, outside []float64) float64 {
	sum := 0.0
	for _, x := range inside {
		for _, y := range outside {
			switch {
			case x > y:
				sum++
			case x == y:
				sum += 0.5
			}
		}
	}
	return 100 * sum / float64(len(inside)) / float64(len(outside))
}
