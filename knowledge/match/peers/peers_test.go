package main

import (
	"flag"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"waymark/knowledge/match"
)

const tiny = `rent	my rent is too high
rent	i cannot pay the rent
rent	rent arrears
dog	my dog is lost
dog	the dog bit me
dog	lost puppy
bus	when is the next bus
bus	bus times
bus	the bus is late
oos	tell me a joke
`

// examples reads a small set.
func examples(t *testing.T, text string) []match.Example {
	t.Helper()
	es, err := match.ReadTSV(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return es
}

func TestEveryGoPeerFindsWhatItWasTaught(t *testing.T) {
	asked := examples(t, "rent\trent arrears\ndog\tlost puppy\nbus\tbus times\noos\tzzz qqq\n")
	for _, p := range goPeers() {
		o, err := p.run(examples(t, tiny), asked)
		if err != nil {
			t.Fatalf("%s: %v", p.name, err)
		}
		r := measure(asked, o)
		if r.accuracy != 100 || r.third != 100 {
			t.Errorf("%s: accuracy %v and recall at three %v, want 100", p.name, r.accuracy, r.third)
		}
		if r.auroc == nil || *r.auroc != 100 {
			t.Errorf("%s: AUROC %v, want 100", p.name, r.auroc)
		}
		for _, a := range o.answers {
			for _, label := range a.labels {
				if label == match.OutOfScope {
					t.Errorf("%s ranks out of scope among the labels", p.name)
				}
			}
		}
	}
}

func TestMeasure(t *testing.T) {
	asked := examples(t, "a\tone\nb\ttwo\nc\tthree\nd\tfour\noos\tfive\n")
	r := measure(asked, outcome{
		answers: []answer{
			{labels: []string{"a"}, score: 4},
			{labels: []string{"a", "x", "b"}, score: 3},
			{labels: []string{"a", "x", "y"}, score: 2},
			{score: 1},
			{labels: []string{"a"}, score: 2},
		},
		took: []float64{5, 1, 3, 2, 4},
	})
	if r.accuracy != 25 || r.third != 50 || r.p50 != 3 {
		t.Errorf("accuracy %v, recall at three %v, p50 %v, want 25, 50 and 3", r.accuracy, r.third, r.p50)
	}
	if r.auroc == nil || math.Abs(*r.auroc-62.5) > 1e-9 {
		t.Errorf("AUROC %v, want 62.5: two above, one level, one below", r.auroc)
	}
}

func TestSampleIsEvenAndKeepsWhatIsOutOfScope(t *testing.T) {
	var all []match.Example
	for i := range 10 {
		all = append(all, match.Example{Label: "a", Text: string(rune('0' + i))}, match.Example{Label: match.OutOfScope, Text: "x"})
	}
	inside, outside := "", 0
	for _, e := range sample(all, 5) {
		if e.Label == match.OutOfScope {
			outside++
		} else {
			inside += e.Text
		}
	}
	if inside != "13579" || outside != 10 {
		t.Errorf("kept %q and %d out of scope, want every second one and all 10", inside, outside)
	}
	if got := len(sample(all, 0)); got != len(all) {
		t.Errorf("no bound keeps %d of %d", got, len(all))
	}
}

func TestHoldOutTakesEveryFifth(t *testing.T) {
	train, asked := holdOut(examples(t, tiny))
	if len(train) != 8 || len(asked) != 2 || asked[1].Text != "lost puppy" {
		t.Errorf("%d learned, asked %v; want 8, and rows 1 and 6", len(train), asked)
	}
}

func TestFilesAreReadByFlag(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tiny.tsv")
	if err := writeTSV(path, examples(t, tiny)); err != nil {
		t.Fatal(err)
	}
	var f files
	flags := flag.NewFlagSet("", flag.ContinueOnError)
	f.flags(flags, "nowhere")
	var args []string
	flags.VisitAll(func(one *flag.Flag) { args = append(args, "-"+one.Name, path) })
	if err := flags.Parse(args[:len(args)-2]); err != nil {
		t.Fatal(err)
	}
	if _, err := f.read(); err == nil || !strings.Contains(err.Error(), "flag") {
		t.Errorf("a file that is not there gives %v, want what to do", err)
	}
	if err := flags.Parse(args); err != nil {
		t.Fatal(err)
	}
	sets, err := f.read()
	if err != nil || len(sets) != 3 || len(sets[0].train) != 10 || len(sets[1].asked) != 2 {
		t.Errorf("read %v, %v", sets, err)
	}
}

func TestJudgesAreFoundByWalkingUp(t *testing.T) {
	root := t.TempDir()
	below, want := filepath.Join(root, "main", "a", "b"), filepath.Join(root, "shared", "judges")
	for _, dir := range []string{below, want} {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if got := judges(below); got != want {
		t.Errorf("found %q, want %q", got, want)
	}
}

func TestReadOutcome(t *testing.T) {
	o, err := readOutcome(strings.NewReader("1.5\n20.5\t0.9\ta\tb\n30\t0\n"), 2)
	if err != nil || o.trained != 1.5 || o.took[1] != 30 || o.answers[0].labels[1] != "b" || len(o.answers[1].labels) != 0 {
		t.Errorf("read %+v, %v", o, err)
	}
	for _, bad := range []string{"", "soon\n", "1\n2\n3\n", "1\nx\ty\n2\t3\n", "1\n2\t3\n"} {
		if _, err := readOutcome(strings.NewReader(bad), 2); err == nil {
			t.Errorf("%q is taken for two answers", bad)
		}
	}
}

func TestNodeMissingSaysWhatToDo(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := prepareNode(t.Context(), "."); err == nil || !strings.Contains(err.Error(), "-node=false") {
		t.Errorf("without Node: %v, want what to do", err)
	}
}

func TestTable(t *testing.T) {
	var b strings.Builder
	area := 97.25
	rows := []row{{set: "S", peer: "P", asked: 9, accuracy: 90, third: 99.94, auroc: &area, p50: 41.4, trained: 2}, {set: "T", peer: "P", p50: 2500}}
	if err := writeTable(&b, time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), []string{"go9"}, rows); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"1 March 2026", "go9", "| S | P | 9 | 90.0 | 99.9 | 97.2 | 41 µs | 2.0 s |", "| T | P | 0 | 0.0 | 0.0 |  | 2.5 ms | 0.0 s |"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the table lacks %q:\n%s", want, b.String())
		}
	}
}
