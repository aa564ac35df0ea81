package main

import (
	"fmt"
	"os"
	"strings"
)

// writeFigures keeps the figures of an evaluation, so that the next change shows in a diff.
func (p *program) writeFigures(name, figures string) error {
	if err := os.WriteFile(name, []byte(figures), 0o644); err != nil {
		return fmt.Errorf("keep the figures: %w", err)
	}
	say(p.out, "%s\n", name)
	return nil
}

// verifyFigures fails when the figures are not those that were kept, and says which.
func (p *program) verifyFigures(name, figures string) error {
	kept, err := os.ReadFile(name)
	if err != nil {
		return fmt.Errorf("the figures that were kept cannot be read: %w; to keep those of now, run: waymark eval --write %s", err, name)
	}
	if changed := changes(string(kept), figures); changed != "" {
		return fmt.Errorf("the figures are not those in %s (-), they are now (+):\n\n%s\nIf you meant this change, run: waymark eval --write %s",
			name, changed, name)
	}
	say(p.out, "The figures are those in %s.\n", name)
	return nil
}

// changes gives the lines that two texts do not share, each block under its first line, those of was after - and those
// of now after +; "" when there are none.
func changes(was, now string) string {
	old, fresh := strings.Split(was, "\n"), strings.Split(now, "\n")
	same := shared(old, fresh)
	var out strings.Builder
	block, starts := "", true
	change := func(mark, line string) {
		if block != "" {
			out.WriteString("  " + block + "\n")
			block = ""
		}
		out.WriteString(mark + line + "\n")
	}
	for i, j := 0, 0; i < len(old) || j < len(fresh); {
		switch {
		case i < len(old) && j < len(fresh) && old[i] == fresh[j]:
			if starts || old[i] == "" {
				block = old[i]
			}
			starts = old[i] == ""
			i, j = i+1, j+1
		case j == len(fresh) || i < len(old) && same[i+1][j] >= same[i][j+1]:
			change("- ", old[i])
			i++
		default:
			change("+ ", fresh[j])
			j++
		}
	}
	return out.String()
}

// shared gives, for each pair of ends of two lists of lines, the most lines that they share in their order.
func shared(a, b []string) [][]int {
	most := make([][]int, len(a)+1)
	for i := range most {
		most[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			most[i][j] = max(most[i+1][j], most[i][j+1])
			if a[i] == b[j] {
				most[i][j] = most[i+1][j+1] + 1
			}
		}
	}
	return most
}
