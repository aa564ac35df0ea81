package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"waymark/knowledge"
)

func TestChanges(t *testing.T) {
	const was = "about\n\ntopics\n  recall 80\n  asked 9\n\nvoice\nfriend 90\nteacher 70\n"
	tests := []struct{ name, now, want string }{
		{"nothing", was, ""},
		{"one line", strings.Replace(was, "asked 9", "asked 8", 1), "  topics\n-   asked 9\n+   asked 8\n"},
		{"two blocks", strings.NewReplacer("recall 80", "recall 81", "teacher 70", "teacher 71").Replace(was),
			"  topics\n-   recall 80\n+   recall 81\n  voice\n- teacher 70\n+ teacher 71\n"},
		{"a voice more", strings.Replace(was, "friend 90\n", "friend 90\nnan 50\n", 1), "  voice\n+ nan 50\n"},
		{"a voice less", strings.Replace(was, "friend 90\n", "", 1), "  voice\n- friend 90\n"},
		{"the first line of a block", strings.Replace(was, "voice", "voices", 1), "- voice\n+ voices\n"},
	}
	for _, test := range tests {
		if got := changes(was, test.now); got != test.want {
			t.Errorf("%s:\n%swant\n%s", test.name, got, test.want)
		}
	}
}

func TestFiguresAreKept(t *testing.T) {
	var out bytes.Buffer
	p := &program{out: &out}
	name := filepath.Join(t.TempDir(), "eval.txt")
	if err := p.verifyFigures(name, "recall 80\n"); err == nil || !strings.Contains(err.Error(), "waymark eval --write "+name) {
		t.Errorf("nothing kept: error %v", err)
	}
	if err := p.writeFigures(name, "recall 80\n"); err != nil {
		t.Fatal(err)
	}
	if err := p.verifyFigures(name, "recall 80\n"); err != nil {
		t.Error(err)
	}
	err := p.verifyFigures(name, "recall 79\n")
	for _, want := range []string{"- recall 80\n+ recall 79\n", "waymark eval --write " + name} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("another figure: error %v, want %q in it", err, want)
		}
	}
}

// What is measured is the reader that answers people.
func TestUrgentBy(t *testing.T) {
	base, err := trained(usable(knowledge.Load(knowledge.Embedded())))
	if err != nil {
		t.Fatal(err)
	}
	urgent, err := urgentBy(base)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		say             string
		danger, suicide bool
	}{{"hes kicking the door in", true, false}, {"i want to die", false, true}, {"what are my rights", false, false}} {
		if danger, suicide := urgent(base.Hear(test.say)); danger != test.danger || suicide != test.suicide {
			t.Errorf("%q: danger %v, suicide %v", test.say, danger, suicide)
		}
	}
}
