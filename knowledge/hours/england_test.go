package hours

import (
	"testing"
	"time"
)

// england knows the bank holidays of 2026 to 2029.
type england struct{}

func (england) Holiday(year int, month time.Month, day int) bool {
	switch time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Format(time.DateOnly) {
	case "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28",
		"2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31", "2027-08-30", "2027-12-27", "2027-12-28",
		"2028-01-03", "2028-04-14", "2028-04-17", "2028-05-01", "2028-05-29", "2028-08-28", "2028-12-25", "2028-12-26",
		"2029-01-01", "2029-03-30", "2029-04-02", "2029-05-07", "2029-05-28", "2029-08-27", "2029-12-25", "2029-12-26":
		return true
	}
	return false
}

// at reads a moment by London's clocks.
func at(t testing.TB, clock string) time.Time {
	t.Helper()
	moment, err := time.ParseInLocation("2006-01-02 15:04", clock, London())
	if err != nil {
		t.Fatal(err)
	}
	return moment
}

func parse(t testing.TB, expr string) Schedule {
	t.Helper()
	s, err := Parse(expr)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
