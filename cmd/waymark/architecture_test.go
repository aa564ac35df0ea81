package main

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The structure of the house as a test: who may import whom. It speaks of direct imports outside tests; the standard
// library is free unless the table names it.

// room is what one package may and may not import. Paths of the module are written without "waymark/"; a trailing
// "/..." takes in what lies below.
type room struct {
	may   []string // packages of this module and of others
	never []string // of the standard library
}

var house = map[string]room{
	"knowledge": {
		may:   []string{"knowledge/...", "gopkg.in/yaml.v3", "github.com/sahilm/fuzzy"},
		never: []string{"net/http", "database/sql", "os"},
	},
	"knowledge/hours": {},
	"knowledge/match": {may: []string{"golang.org/x/text/unicode/norm"}},
	"bot": {
		may:   []string{"knowledge", "bot/gsm7", "bot/safety"},
		never: []string{"net/http", "database/sql", "os"},
	},
	"bot/safety":           {may: []string{"knowledge", "knowledge/match"}},
	"bot/gsm7":             {},
	"bot/store":            {may: []string{"bot", "modernc.org/sqlite/...", "github.com/jackc/pgx/v5/..."}, never: []string{"net/http"}},
	"bot/bottest":          {may: []string{"bot", "knowledge"}},
	"channels/channeltest": {may: []string{"bot", "knowledge"}},
	"channels/sms":         {may: []string{"bot", "bot/gsm7", "knowledge", "golang.org/x/time/rate", "github.com/twilio/twilio-go/...", "github.com/prometheus/client_golang/..."}, never: []string{"database/sql"}},
	"channels/slack":       {may: []string{"bot", "knowledge", "knowledge/hours", "golang.org/x/time/rate", "github.com/slack-go/slack/...", "github.com/prometheus/client_golang/..."}, never: []string{"database/sql"}},
	"channels/console":     {may: []string{"bot", "bot/gsm7", "knowledge", "knowledge/hours"}, never: []string{"database/sql"}},
	"channels/terminal":    {may: []string{"bot", "bot/gsm7", "knowledge", "knowledge/hours", "golang.org/x/term"}, never: []string{"database/sql"}},
	"cmd/waymark":          {may: []string{"..."}},
}

// onlyIn names the one room in which a library may be used.
var onlyIn = map[string]string{
	"github.com/twilio/twilio-go": "channels/sms",
	"github.com/slack-go/slack":   "channels/slack",
	"database/sql":                "bot/store",
	"gopkg.in/yaml.v3":            "knowledge",
}

type listed struct {
	ImportPath string
	Imports    []string
}

func TestImportsOnlyGoDown(t *testing.T) {
	for _, p := range packages(t) {
		name := strings.TrimPrefix(p.ImportPath, "waymark/")
		rule, known := house[name]
		if !known {
			t.Errorf("%s has no place in the house: give it one in the table above, or take it away", name)
			continue
		}
		for _, path := range p.Imports {
			short := strings.TrimPrefix(path, "waymark/")
			switch {
			case isStandard(path):
				if slices.Contains(rule.never, path) {
					t.Errorf("%s imports %s, which it must never do", name, path)
				}
			case !allowed(rule.may, short):
				t.Errorf("%s imports %s, which is not its business", name, short)
			}
		}
	}
}

func TestVendorsKeepToTheirRooms(t *testing.T) {
	for _, p := range packages(t) {
		name := strings.TrimPrefix(p.ImportPath, "waymark/")
		for _, path := range p.Imports {
			for library, home := range onlyIn {
				if (path == library || strings.HasPrefix(path, library+"/")) && name != home {
					t.Errorf("%s imports %s, which only %s may", name, path, home)
				}
			}
		}
	}
}

// Nothing is sent of our own accord (S16, S21, S43): nobody calls the function of Twilio's that makes a message.
func TestNothingCanStartAText(t *testing.T) {
	const call = "CreateMessage" // with or without metadata
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		code, err := os.ReadFile(path)
		if strings.Contains(string(code), "."+call) {
			t.Errorf("%s calls %s: a text that nobody asked for can be read by the wrong person", path, call)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func allowed(may []string, path string) bool {
	for _, m := range may {
		if prefix, below := strings.CutSuffix(m, "..."); below {
			if strings.HasPrefix(path+"/", prefix) {
				return true
			}
		} else if m == path {
			return true
		}
	}
	return false
}

func isStandard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".") && first != "waymark"
}

func packages(t *testing.T) []listed {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", "list", "-json=ImportPath,Imports", "waymark/...")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []listed
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatalf("go list printed something unexpected: %v", err)
		}
		all = append(all, p)
	}
}
