package hours

import (
	"testing"
	"time"
)

// holdsUntilChange fails where a state differs before the change it announces,
// or does not differ at it.
func holdsUntilChange(t *testing.T, s Schedule, unix int64) {
	t.Helper()
	const from, days = 1767225600, 3 * 365 // from 1 January 2026, where bank holidays are known
	moment := time.Unix(from+(unix%(days*86400)+days*86400)%(days*86400), 0)
	for _, c := range []struct {
		name  string
		state func(time.Time, Holidays) State
		next  func(time.Time, Holidays) (time.Time, bool)
	}{{"At", s.At, s.NextChange}, {"Sure", s.Sure, s.SureNextChange}} {
		now := c.state(moment, england{})
		next, ok := c.next(moment, england{})
		if ok && (!next.After(moment) || c.state(next, england{}) == now) {
			t.Fatalf("%s of %q at %v: no change at %v", c.name, s, moment, next)
		}
		last := moment.Add(4 * 24 * time.Hour)
		if ok && next.Before(last) {
			last = next
		}
		for between := moment; between.Before(last); between = between.Add(17 * time.Minute) {
			if got := c.state(between, england{}); got != now {
				t.Fatalf("%s of %q: %v at %v, but %v at %v", c.name, s, now, moment, got, between)
			}
		}
		if before := last.Add(-time.Second); before.After(moment) && c.state(before, england{}) != now {
			t.Fatalf("%s of %q changes before %v", c.name, s, last)
		}
	}
	if s.Sure(moment, england{}) == Open && s.At(moment, england{}) != Open {
		t.Fatalf("%q at %v: Sure is open and At is not", s, moment)
	}
	gsm(t, s.Words())
	gsm(t, s.NowWords(moment, england{}))
}

// gsm fails on a character outside the part of ASCII that GSM-7 holds.
func gsm(t *testing.T, words string) {
	t.Helper()
	if words == "" {
		t.Fatal("no words")
	}
	for _, r := range words {
		if r < ' ' || r > '~' || r == '`' {
			t.Fatalf("%q holds %q", words, r)
		}
	}
}

func TestHoldsUntilChange(t *testing.T) {
	for _, r := range records {
		s := parse(t, r.expr)
		for unix := int64(0); unix < 3*365*86400; unix += 86400*11 + 3607 {
			holdsUntilChange(t, s, unix)
		}
	}
}

func TestAtAllocatesNothing(t *testing.T) {
	s, moment := parse(t, records[2].expr), at(t, "2026-07-15 10:00")
	if n := testing.AllocsPerRun(100, func() { s.Sure(moment, nil); s.At(moment, nil) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkAt(b *testing.B) {
	for _, expr := range []string{"24/7", "Mo-Fr 09:00-17:00; PH off", records[2].expr} {
		s, moment := parse(b, expr), at(b, "2026-07-15 10:00")
		b.Run(expr, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				s.At(moment, nil)
			}
		})
	}
}

func BenchmarkSure(b *testing.B) {
	s, moment := parse(b, "Mo-Fr 09:00-17:00; PH off"), at(b, "2026-07-15 10:00")
	b.ReportAllocs()
	for b.Loop() {
		s.Sure(moment, nil)
	}
}

func BenchmarkNextChange(b *testing.B) {
	for _, expr := range []string{"Mo-Fr 09:00-17:00; PH off", records[2].expr, "Feb 29 10:00-12:00", "PH off"} {
		s, moment := parse(b, expr), at(b, "2026-07-17 18:00")
		b.Run(expr, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				s.NextChange(moment, nil)
			}
		})
	}
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		parse(b, records[2].expr)
	}
}
