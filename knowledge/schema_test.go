package knowledge

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

var update = flag.Bool("update", false, "write the files of data/schema anew")

// TestEmbeddedBaseIsGood holds the records of the program itself to every check, at a fixed moment.
func TestEmbeddedBaseIsGood(t *testing.T) {
	base, problems := Load(Embedded())
	if base != nil {
		problems = append(problems, base.Check(on)...)
	}
	if problems.Err() != nil {
		t.Fatal(problems.Text())
	}
}

func TestSchemaFilesAreFresh(t *testing.T) {
	base, problems := Load(Embedded())
	if base == nil {
		t.Fatal(problems.Text())
	}
	for name, want := range Schemas(base) {
		file := filepath.Join("data", "schema", name)
		if *update {
			if err := os.WriteFile(file, want, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := os.ReadFile(file); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not what the records say (%v). Run: go test ./knowledge -run TestSchemaFiles -update", file, err)
		}
	}
}

// TestSchemasTakeTheBase asks a validator that nobody here wrote about every file of both bases.
func TestSchemasTakeTheBase(t *testing.T) {
	for name, fsys := range map[string]fs.FS{"embedded": Embedded(), "testdata": goodBase(t)} {
		t.Run(name, func(t *testing.T) {
			base, l := loadForTest(t, fsys)
			schemas := compileSchemas(t, base)
			for _, f := range l.files {
				if err := schemas[f.shelf.schemaName()].Validate(f.root.any()); err != nil {
					t.Errorf("%s: %v", f.src.name, err)
				}
			}
		})
	}
}

func TestSchemasRefuse(t *testing.T) {
	base, _ := loadForTest(t, goodBase(t))
	service := compileSchemas(t, base)["service.json"]
	for name, change := range map[string]func(map[string]any){
		"unknown key":   func(s map[string]any) { s["phnoe"] = "0800 1111" },
		"missing key":   func(s map[string]any) { delete(s, "checked") },
		"other status":  func(s map[string]any) { s["status"] = "opne" },
		"unknown topic": func(s map[string]any) { s["topics"] = []any{"forced-mariage"} },
		"loose phone":   func(s map[string]any) { s["contact"] = []any{map[string]any{"phone": 8009539777}} },
	} {
		record := base.Service("wm-hba-fm-helpline").origin.root.any().(map[string]any)
		change(record)
		if service.Validate(record) == nil {
			t.Errorf("%s passes", name)
		}
	}
}

func TestEveryFieldIsExplained(t *testing.T) {
	known, words := layouts{}, readSchemaWords()
	used := map[string]bool{}
	for _, s := range shelves() {
		known.add(s.record)
	}
	for owner, l := range known {
		for _, f := range l {
			name := lowerName(owner) + "." + f.key
			used[name] = true
			if _, told := words[name]; !told && owner != reflect.TypeFor[Phrase]() {
				t.Errorf("schema.txt says nothing of %s", name)
			}
			for _, word := range f.words {
				used[name+"="+word] = true
			}
		}
	}
	for name := range words {
		if !used[name] {
			t.Errorf("schema.txt explains %s, which does not exist", name)
		}
	}
}

func loadForTest(t *testing.T, fsys fs.FS) (*Base, *loader) {
	t.Helper()
	l := newLoader(fsys)
	l.decode()
	base := l.base()
	if l.problems.Err() != nil {
		t.Fatal(l.problems.Text())
	}
	return base, l
}

func compileSchemas(t *testing.T, base *Base) map[string]*jsonschema.Schema {
	t.Helper()
	compiled := map[string]*jsonschema.Schema{}
	for name, text := range Schemas(base) {
		document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		compiler := jsonschema.NewCompiler()
		if err := compiler.AddResource(name, document); err != nil {
			t.Fatal(err)
		}
		if compiled[name], err = compiler.Compile(name); err != nil {
			t.Fatal(err)
		}
	}
	return compiled
}

// any gives a node as a JSON reader would see it: numbers and truth values where YAML has them.
func (n *node) any() any {
	switch n.shape {
	case mapping:
		out := map[string]any{}
		for i, key := range n.keys {
			out[key.text] = n.values[i].any()
		}
		return out
	case list:
		out := make([]any, len(n.values))
		for i, value := range n.values {
			out[i] = value.any()
		}
		return out
	}
	if number, err := strconv.Atoi(n.text); err == nil && n.loose {
		return number
	}
	if n.loose && (n.text == "true" || n.text == "false") {
		return n.text == "true"
	}
	return n.text
}
