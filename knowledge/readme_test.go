package knowledge

import (
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

// What an editor copies has to load: every record that README.md shows, and every snippet once it is filled in.

var (
	shownBlock  = regexp.MustCompile("(?s)```yaml\n(# yaml-language-server.*?)```")
	schemaOf    = regexp.MustCompile(`schema/([a-z]+)\.json`)
	idOf        = regexp.MustCompile(`(?m)^id: (\S+)`)
	placeholder = regexp.MustCompile(`\$\{([0-9A-Z_]+)(?::([^}]*)|\|([^,|]*)[^}]*)?\}`)
)

func TestReadmeBlocksLoad(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	shown := shownBlock.FindAllStringSubmatch(string(readme), -1)
	if len(shown) < 5 {
		t.Fatalf("README.md shows %d whole records, want a service, a topic, a right, a milestone and a notice", len(shown))
	}
	for _, block := range shown {
		mustLoad(t, block[1])
	}
}

func TestSnippetsLoad(t *testing.T) {
	text, err := os.ReadFile("../.vscode/waymark.code-snippets")
	if err != nil {
		t.Fatal(err)
	}
	var snippets map[string]struct{ Body []string }
	if err := json.Unmarshal(text, &snippets); err != nil {
		t.Fatal(err)
	}
	for _, snippet := range snippets {
		mustLoad(t, fillIn(strings.Join(snippet.Body, "\n")+"\n"))
	}
}

// fillIn takes what a snippet offers, and types what an editor has to.
func fillIn(snippet string) string {
	typed := strings.NewReplacer("0121 496 0123", "0800 953 9777", "2019, 2019-10 or 2019-10-18", "2019-10")
	filled := placeholder.ReplaceAllStringFunc(snippet, func(found string) string {
		part := placeholder.FindStringSubmatch(found)
		if part[1] == "TM_FILENAME_BASE" {
			return "a-new-record"
		}
		return part[2] + part[3]
	})
	return strings.ReplaceAll(typed.Replace(filled), `\$`, "$")
}

// mustLoad puts a record into a copy of the base in place of the one with its id.
func mustLoad(t *testing.T, record string) {
	t.Helper()
	kind, id := schemaOf.FindStringSubmatch(record)[1], idOf.FindStringSubmatch(record)[1]
	name := path.Join(kind+"s", id+".yaml")
	files := fstest.MapFS{}
	err := fs.WalkDir(Embedded(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(Embedded(), name)
		files[name] = &fstest.MapFile{Data: content}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	files[name] = &fstest.MapFile{Data: []byte(record)}
	base, problems := Load(files)
	if base != nil {
		problems = append(problems, base.Check(on)...)
	}
	if problems.Err() != nil {
		t.Errorf("%s\n%s", name, problems.Text())
	}
}
