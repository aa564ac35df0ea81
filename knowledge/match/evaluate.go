package match

import (
	"runtime"
	"slices"
	"time"
)

// Report is how well a model trained on one set of examples does on another. Shares are percents, 0 to 100; a null means that
// there was no out-of-scope example to measure by.
type Report struct {
	Accuracy  float64  `json:"accuracy"`    // best label right, no threshold, of the messages in scope
	RecallAt3 float64  `json:"recall_at_3"` // right label among the first three, of the messages in scope
	AUROC     *float64 `json:"auroc"`       // in scope against out of scope, by Ranking.InScope
	At95      *At95    `json:"at_95"`
	CPU       CPU      `json:"cpu_us"`
	TrainS    float64  `json:"train_s"`    // seconds, calibration included
	MemoryMiB float64  `json:"memory_mib"` // what the program has taken from the system at its largest, mebibytes
}

// At95 is what happens at the threshold that answers 95 % of the validation messages in scope.
type At95 struct {
	Accuracy  float64 `json:"accuracy"`   // answered, and rightly, of the messages in scope
	OOSRecall float64 `json:"oos_recall"` // refused, of the messages out of scope
}

// CPU is the time of one Rank on one goroutine, microseconds.
type CPU struct {
	P50 float64 `json:"p50"`
	P99 float64 `json:"p99"`
}

// Evaluate trains on train and measures on test. Without val the threshold comes from the model's own cross-validation.
// Nothing else is chosen here: it is the engine that answers people. It fails where Train does.
func Evaluate(train, test, val []Example) (Report, error) {
	var r Report
	start := time.Now()
	m, err := Train(train, Options{})
	if err != nil {
		return r, err
	}
	r.TrainS = time.Since(start).Seconds()
	tally := measure(m, test)
	threshold := m.cal.at95
	if inside := measure(m, val).inside; len(inside) > 0 {
		threshold = lowest(inside, 0.05)
	}
	r.fill(tally, threshold)
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	r.MemoryMiB = float64(memory.Sys) / (1 << 20)
	return r, nil
}

// tally is what a model made of some messages.
type tally struct {
	inside, outside []float64 // confidence, by message
	right           []bool    // by message in scope
	first, third    int
	took            []float64 // microseconds
}

func measure(m *Model, messages []Example) tally {
	var t tally
	for _, e := range messages {
		start := time.Now()
		ranking := m.Rank(e.Text)
		t.took = append(t.took, float64(time.Since(start).Nanoseconds())/1000)
		if e.Label == OutOfScope {
			t.outside = append(t.outside, ranking.InScope)
			continue
		}
		place := slices.IndexFunc(ranking.Scores, func(s Score) bool { return s.Label == e.Label })
		t.inside, t.right = append(t.inside, ranking.InScope), append(t.right, place == 0)
		if place == 0 {
			t.first++
		}
		if place >= 0 && place < 3 {
			t.third++
		}
	}
	return t
}

// fill works out the shares.
func (r *Report) fill(t tally, threshold float64) {
	n := max(1, len(t.inside))
	r.Accuracy, r.RecallAt3 = percent(t.first, n), percent(t.third, n)
	if len(t.took) > 0 {
		r.CPU = CPU{P50: lowest(t.took, 0.5), P99: lowest(t.took, 0.99)}
	}
	if len(t.outside) == 0 || len(t.inside) == 0 {
		return
	}
	area := rocArea(t.inside, t.outside)
	r.AUROC = &area
	answered, refused := 0, 0
	for i, x := range t.inside {
		if t.right[i] && x >= threshold {
			answered++
		}
	}
	for _, x := range t.outside {
		if x < threshold {
			refused++
		}
	}
	r.At95 = &At95{percent(answered, n), percent(refused, len(t.outside))}
}

func percent(part, all int) float64 { return 100 * float64(part) / float64(all) }

// lowest returns the value below which the given share of xs lies.
func lowest(xs []float64, share float64) float64 {
	xs = slices.Clone(xs)
	slices.Sort(xs)
	return xs[min(int(share*float64(len(xs))), len(xs)-1)]
}

// rocArea is the percentage of pairs of one message in scope and one out of scope that confidence puts in the right order;
// ties count half.
func rocArea(inside, outside []float64) float64 {
	outside = slices.Clone(outside)
	slices.Sort(outside)
	sum := 0.0
	for _, x := range inside {
		below, _ := slices.BinarySearch(outside, x)
		upTo := below
		for upTo < len(outside) && outside[upTo] == x {
			upTo++
		}
		sum += float64(below) + float64(upTo-below)/2
	}
	return 100 * sum / float64(len(inside)) / float64(len(outside))
}
