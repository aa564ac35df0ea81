package match

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// ReadTSV reads examples, one a line: label TAB text; further columns are ignored, empty lines skipped.
// An error names the line and says how to mend it.
func ReadTSV(r io.Reader) ([]Example, error) {
	var examples []Example
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSuffix(lines.Text(), "\r")
		if n == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		if strings.TrimSpace(line) == "" {
			continue
		}
		columns := strings.Split(line, "\t")
		if len(columns) < 2 {
			return nil, fmt.Errorf("line %d has no tab: write label, a tab, then the text", n)
		}
		label, text := strings.TrimSpace(columns[0]), strings.TrimSpace(columns[1])
		if label == "" || text == "" {
			return nil, fmt.Errorf("line %d has no label or no text: write label, a tab, then the text", n)
		}
		examples = append(examples, Example{Label: label, Text: text})
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("the lines after %d examples cannot be read (a line may be at most a mebibyte long): %w", len(examples), err)
	}
	return examples, nil
}
