package main

import (
	"os"
	"strings"
	"testing"
)

// The table of settings and the settings cannot drift apart.
func TestReadmeNamesEverySetting(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for line := range strings.Lines(string(readme)) {
		if strings.HasPrefix(line, "| `") && strings.Contains(line, "`WAYMARK_") {
			rows++
		}
	}
	s := defaults()
	all := s.variables()
	if rows != len(all) {
		t.Errorf("the table has %d rows for %d settings", rows, len(all))
	}
	for _, v := range all {
		row := "| `" + v.key + "` | `" + v.name + "` | "
		if usual := v.value.String(); v.words == nil && usual != "" {
			row += "`" + usual + "` "
		}
		if !strings.Contains(string(readme), row) {
			t.Errorf("README.md lacks the row %s", row)
		}
	}
}

// .ci/run reads the test command out of the README.
func TestReadmeNamesTheTestCommand(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, command := range []string{"go test ./...", "go run ./cmd/waymark serve --demo        # then open http://localhost:8080",
		`go run ./cmd/waymark ask "forsed marrige dudley"`} {
		if !strings.Contains(string(readme), "\n    "+command+"\n") {
			t.Errorf("README.md lacks the line %q", command)
		}
	}
}
