package knowledge

import (
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"waymark/knowledge/match"
)

// A kept model answers exactly as the one it was made from, and a model of other phrases is never used.
func TestKeptModels(t *testing.T) {
	fresh := baseWith(t, nil)
	if err := fresh.Train(); err != nil {
		t.Fatal(err)
	}
	files, err := fresh.Keeps()
	if err != nil {
		t.Fatal(err)
	}
	kept := baseWith(t, files)
	if _, ok := kept.Kept(topicsName, kept.examples(nil)); !ok {
		t.Fatal("the kept topics were not found for the phrases they were made from")
	}
	if err := kept.Train(); err != nil {
		t.Fatal(err)
	}
	q := Question{Words: "my dad is making me marry my cousin", At: time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)}
	if diff := cmp.Diff(fresh.Find(q).Topics, kept.Find(q).Topics); diff != "" {
		t.Errorf("a kept model answers otherwise (-fresh +kept):\n%s", diff)
	}
	more := append(kept.examples(nil), match.Example{Label: "forced-marriage", Text: "one phrase more"})
	if _, ok := kept.Kept(topicsName, more); ok {
		t.Error("a model was used for phrases it was not made from")
	}
}

func baseWith(t *testing.T, kept map[string][]byte) *Base {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, file := range goodBase(t) {
		fsys[name] = file
	}
	for name, content := range kept {
		fsys[name] = &fstest.MapFile{Data: content}
	}
	b, problems := Load(fsys)
	if b == nil {
		t.Fatal(problems.Text())
	}
	return b
}

// The program's own base starts in a moment because its models were kept after the last change of its phrases.
func TestEmbeddedModelsAreFresh(t *testing.T) {
	b, problems := Load(Embedded())
	if b == nil {
		t.Fatal(problems.Text())
	}
	for name, examples := range map[string][]match.Example{
		topicsName: b.examples(nil), rightsName: b.rightExamples(), milestonesName: b.milestoneExamples(),
	} {
		if _, ok := b.Kept(name, examples); !ok {
			t.Errorf("%s is of other phrases than the base has now; run: go run ./cmd/waymark train knowledge/data", KeptFile(name))
		}
	}
}
