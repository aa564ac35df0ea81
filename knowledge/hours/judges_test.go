//go:build judges

package hours

import (
	"encoding/json"
	"os"
	"path/filepath"
	"sort"
	"testing"
	"time"
)

// vector is what another program says of an expression at a moment by London's
// clocks.
type vector struct {
	Expr           string          `json:"expr"`
	At             string          `json:"at"`
	Open           *bool           `json:"open"`
	NextChange     *string         `json:"next_change"`
	Error          bool            `json:"error"`
	Warnings       json.RawMessage `json:"warnings"`
	WeekendHoliday json.RawMessage `json:"weekend_holiday"`
}

func (v vector) state() State {
	switch {
	case v.Open == nil:
		return Unknown
	case *v.Open:
		return Open
	}
	return Closed
}

func (v vector) moment(t *testing.T, clock string) time.Time {
	t.Helper()
	at, err := time.Parse("2006-01-02T15:04", clock)
	if err != nil {
		t.Fatal(err)
	}
	return date{year: at.Year(), month: at.Month(), day: at.Day()}.instant(at.Hour()*60 + at.Minute())
}

func judge(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return filepath.Join(dir, "..", "shared", "judges", "opening-hours", "vectors.json")
		}
	}
	t.Fatal("no go.mod above the package")
	return ""
}

func TestJudges(t *testing.T) {
	text, err := os.ReadFile(judge(t))
	if err != nil {
		t.Fatal(err)
	}
	var vectors []vector
	if err := json.Unmarshal(text, &vectors); err != nil {
		t.Fatal(err)
	}
	agreed, aside, refused := 0, 0, map[string]int{}
	for _, v := range vectors {
		s, err := Parse(v.Expr)
		switch {
		case err != nil && v.Error:
			agreed++
			continue
		case err != nil:
			refused[v.Expr]++
			continue
		case v.Error:
			t.Errorf("%q was read, and is an error", v.Expr)
			continue
		}
		at := v.moment(t, v.At)
		if sure := s.Sure(at, england{}); sure == Open && v.state() != Open {
			t.Errorf("%q at %s: Sure says open, the judge %v", v.Expr, v.At, v.state())
		}
		same := s.At(at, england{}) == v.state() && sameChange(t, s, v, at)
		switch {
		case same:
			agreed++
		case v.Warnings != nil || v.WeekendHoliday != nil:
			aside++
			t.Logf("left aside: %q at %s: ours %v", v.Expr, v.At, s.At(at, england{}))
		default:
			next, ok := s.NextChange(at, england{})
			t.Errorf("%q at %s: %v until %v %t, the judge %v until %s",
				v.Expr, v.At, s.At(at, england{}), next, ok, v.state(), orNever(v.NextChange))
		}
	}
	report(t, refused)
	t.Logf("of %d rows %d agreed, %d were left aside, %d are of %d refused expressions",
		len(vectors), agreed, aside, len(vectors)-agreed-aside, len(refused))
}

func sameChange(t *testing.T, s Schedule, v vector, at time.Time) bool {
	t.Helper()
	next, ok := s.NextChange(at, england{})
	if v.NextChange == nil {
		return !ok
	}
	return ok && next.Equal(v.moment(t, *v.NextChange))
}

func orNever(s *string) string {
	if s == nil {
		return "never"
	}
	return *s
}

func report(t *testing.T, refused map[string]int) {
	t.Helper()
	var lines []string
	for expr := range refused {
		_, err := Parse(expr)
		lines = append(lines, err.Error())
	}
	sort.Strings(lines)
	for _, line := range lines {
		t.Log("refused: " + line)
	}
}
