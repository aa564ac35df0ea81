package knowledge

import (
	"bytes"
	"reflect"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"waymark/knowledge/hours"
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
	if _, ok := kept.Kept(topicsName, kept.examples()); !ok {
		t.Fatal("the kept topics were not found for the phrases they were made from")
	}
	if err := kept.Train(); err != nil {
		t.Fatal(err)
	}
	q := Question{Words: "my dad is making me marry my cousin", At: time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)}
	if diff := cmp.Diff(fresh.Find(q).Topics, kept.Find(q).Topics); diff != "" {
		t.Errorf("a kept model answers otherwise (-fresh +kept):\n%s", diff)
	}
	more := append(kept.examples(), match.Example{Label: "forced-marriage", Text: "one phrase more"})
	if _, ok := kept.Kept(topicsName, more); ok {
		t.Error("a model was used for phrases it was not made from")
	}
}

func filesWith(t *testing.T, kept map[string][]byte) fstest.MapFS {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, file := range goodBase(t) {
		fsys[name] = file
	}
	for name, content := range kept {
		fsys[name] = &fstest.MapFile{Data: content}
	}
	return fsys
}

func baseWith(t *testing.T, kept map[string][]byte) *Base {
	t.Helper()
	b, problems := Load(filesWith(t, kept))
	if b == nil {
		t.Fatal(problems.Text())
	}
	return b
}

// The records that are kept are those of the files, to the last field.
func TestKeptRecords(t *testing.T) {
	read, problems := Load(Embedded())
	if read == nil {
		t.Fatal(problems.Text())
	}
	again, _ := Open(Embedded())
	if again == nil || again.files != 0 {
		t.Fatalf("%s is of other files than the base has now; run: go run ./cmd/waymark train knowledge/data", recordsFile)
	}
	same := cmp.Options{cmpopts.EquateEmpty(), cmpopts.IgnoreTypes(origin{}), cmp.AllowUnexported(Calendar{}),
		cmpopts.IgnoreUnexported(Base{}), cmp.Comparer(func(a, b hours.Schedule) bool { return reflect.DeepEqual(a, b) }),
		cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".origin" }, cmp.Ignore())}
	if diff := cmp.Diff(read, again, same); diff != "" {
		t.Errorf("what is kept is not what the files say (-read +kept):\n%s", diff)
	}
}

// A number that was changed in what is kept, and not in the files, is noticed.
func TestChangedRecordsAreNotTheSame(t *testing.T) {
	base := baseWith(t, nil)
	one, err := base.keepRecords()
	if err != nil {
		t.Fatal(err)
	}
	base.Services[0].Contacts[0].Phone.Typed += "1"
	other, err := base.keepRecords()
	if err != nil {
		t.Fatal(err)
	}
	if !SameKept(recordsFile, one, one) || SameKept(recordsFile, one, other) || SameKept(recordsFile, nil, one) {
		t.Error("records with another number pass for the same, or the same for others")
	}
}

// Records of other files than a base has now are never used.
func TestOpenReadsWhatChanged(t *testing.T) {
	fresh := baseWith(t, nil)
	if err := fresh.Train(); err != nil {
		t.Fatal(err)
	}
	kept, err := fresh.Keeps()
	if err != nil {
		t.Fatal(err)
	}
	fsys := filesWith(t, kept)
	if b, _ := Open(fsys); b == nil || b.files != 0 {
		t.Error("the kept records were not used for the very files they were made from")
	}
	const name = "topics/forced-marriage.yaml"
	changed := bytes.Replace(fsys[name].Data, []byte("Forced marriage"), []byte("Marriage, forced"), 1)
	fsys[name] = &fstest.MapFile{Data: changed}
	if b, problems := Open(fsys); b == nil || b.Topic("forced-marriage").Name != "Marriage, forced" {
		t.Errorf("a change of a file was not read: %v", problems.Err())
	}
}

// The program's own base starts in a moment because its models were kept after the last change of its phrases.
func TestEmbeddedModelsAreFresh(t *testing.T) {
	b, problems := Open(Embedded())
	if b == nil {
		t.Fatal(problems.Text())
	}
	for name, examples := range map[string][]match.Example{
		topicsName: b.examples(), rightsName: b.rightExamples(), milestonesName: b.milestoneExamples(),
	} {
		if _, ok := b.Kept(name, examples); !ok {
			t.Errorf("%s is of other phrases than the base has now; run: go run ./cmd/waymark train knowledge/data", KeptFile(name))
		}
	}
}
