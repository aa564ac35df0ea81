package hours

import (
	"testing"
	"time"
)

func TestAt(t *testing.T) {
	const week = "Mo-Fr 09:00-17:00"
	const outOfHours = "Mo-Th 00:00-08:00,17:00-24:00; Fr 00:00-08:00,16:30-24:00; Sa-Su 00:00-24:00; PH 00:00-24:00"
	tests := []struct {
		name, expr, at string
		want, sure     State
	}{
		{"first minute", week, "2026-07-15 09:00", Open, Open},
		{"minute before", week, "2026-07-15 08:59", Closed, Closed},
		{"last minute", week, "2026-07-15 16:59", Open, Open},
		{"closing minute", week, "2026-07-15 17:00", Closed, Closed},
		{"Saturday", week, "2026-07-18 12:00", Closed, Closed},
		{"unnamed bank holiday", week, "2026-08-31 12:00", Open, Unknown},
		{"unnamed bank holiday at night", week, "2026-08-31 20:00", Closed, Unknown},
		{"named bank holiday off", week + "; PH off", "2026-08-31 12:00", Closed, Closed},
		{"named bank holiday hours", week + "; PH 10:00-14:00", "2026-08-31 13:59", Open, Open},
		{"after them", week + "; PH 10:00-14:00", "2026-08-31 14:00", Closed, Closed},
		{"bank holiday in the list of days", "Mo-Fr,PH 09:00-17:00", "2026-08-31 12:00", Open, Open},
		{"24/7 on Christmas Day", "24/7", "2026-12-25 03:00", Open, Open},
		{"every hour, holidays unnamed", "Mo-Su 00:00-24:00", "2026-12-25 03:00", Open, Unknown},
		{"Boxing Day on Saturday, off", "Mo-Su 09:00-17:00; PH off", "2026-12-26 12:00", Open, Unknown},
		{"its substitute", "Mo-Su 09:00-17:00; PH off", "2026-12-28 12:00", Closed, Closed},
		{"Boxing Day on Saturday, the same hours", "Mo-Su,PH 09:00-17:00", "2026-12-26 12:00", Open, Open},
		{"Boxing Day on Saturday, closed anyway", week + "; PH off", "2026-12-26 12:00", Closed, Closed},
		{"lines that take over at night", outOfHours, "2026-07-17 16:30", Open, Open},
		{"and rest by day", outOfHours, "2026-07-17 16:29", Closed, Closed},
		{"but not on a bank holiday", outOfHours, "2026-08-31 12:00", Open, Open},
		{"past midnight", "We 18:00-02:00", "2026-07-16 01:59", Open, Open},
		{"past midnight, over", "We 18:00-02:00", "2026-07-16 02:00", Closed, Closed},
		{"past midnight, not before", "We 18:00-02:00", "2026-07-15 01:00", Closed, Closed},
		{"26:00", "Mo-Fr 18:00-26:00", "2026-07-18 01:59", Open, Open},
		{"begun on an unnamed holiday", "Mo-Su 18:00-02:00", "2026-09-01 01:00", Open, Unknown},
		{"running into one", "Mo-Su 18:00-02:00", "2026-08-31 01:00", Open, Unknown},
		{"evening of a holiday", "Mo-Su 22:00-06:00; PH off", "2026-08-31 23:00", Closed, Closed},
		{"night after a holiday", "Mo-Su 22:00-06:00; PH off", "2026-09-01 03:00", Closed, Closed},
		{"night into a holiday", "Mo-Su 22:00-06:00; PH off", "2026-08-31 03:00", Closed, Closed},
		{"night into a day with its own hours", "Mo-Su 22:00-06:00; Dec 29 10:00-14:00", "2026-12-29 03:00", Closed, Closed},
		{"night into another weekday", "Mo-Th 18:00-02:00; Fr-Sa 18:00-04:00", "2026-07-17 01:00", Open, Open},
		{"second Wednesday", week + "; We[2] 13:00-17:00", "2026-07-08 10:00", Closed, Closed},
		{"third Wednesday", week + "; We[2] 13:00-17:00", "2026-07-15 10:00", Open, Open},
		{"last Friday", "Fr[-1] 09:00-11:00", "2026-07-31 10:00", Open, Open},
		{"no fifth Sunday", "Su[5] 12:00-15:00", "2026-07-26 13:00", Closed, Closed},
		{"over the year's end", "Mo-Su 09:00-21:00; Dec 24-Jan 02 off", "2027-01-02 12:00", Closed, Closed},
		{"leap day", "Feb 29 10:00-12:00", "2028-02-29 10:00", Open, Open},
		{"stretch of two years", "2026 Oct 01-2027 Mar 31 Mo-Fr 09:00-17:00", "2027-03-31 10:00", Open, Open},
		{"after the stretch", "2026 Oct 01-2027 Mar 31 Mo-Fr 09:00-17:00", "2027-04-01 10:00", Closed, Closed},
		{"comma adds", week + ", Tu 18:00-20:00", "2026-07-14 10:00", Open, Open},
		{"semicolon replaces", week + "; We 10:00-20:00", "2026-07-15 09:30", Closed, Closed},
		{"closed for lunch", week + "; Mo-Fr 12:00-13:00 off", "2026-07-15 12:30", Closed, Closed},
		{"open around lunch", week + "; Mo-Fr 12:00-13:00 off", "2026-07-15 13:00", Open, Open},
		{"a comment is no promise", week + ` "ring first"`, "2026-07-15 10:00", Unknown, Unknown},
		{"unless it says open", week + ` open "ring first"`, "2026-07-15 10:00", Open, Open},
		{"by appointment", week + `; Sa "by appointment"`, "2026-07-18 10:00", Unknown, Unknown},
		{"fallback", week + ` || "leave a message"`, "2026-07-18 10:00", Unknown, Unknown},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, moment := parse(t, tt.expr), at(t, tt.at)
			if got := s.At(moment, england{}); got != tt.want {
				t.Errorf("At is %v, want %v", got, tt.want)
			}
			if got := s.Sure(moment, england{}); got != tt.sure {
				t.Errorf("Sure is %v, want %v", got, tt.sure)
			}
			if s.Open(moment, england{}) != (tt.want == Open) {
				t.Error("Open and At differ")
			}
		})
	}
}

// The clocks went forward at 01:00 UTC on 29 March 2026 and back at 01:00 UTC on
// 25 October.
func TestClockChanges(t *testing.T) {
	tests := []struct {
		expr, utc string
		want      State
		next      string // UTC
	}{
		{"Mo-Su 01:30-05:30", "2026-03-29T01:29:00Z", Closed, "2026-03-29T01:30:00Z"},
		{"Mo-Su 01:30-05:30", "2026-03-29T01:30:00Z", Open, "2026-03-29T04:30:00Z"},
		{"Mo-Su 00:30-01:30", "2026-03-29T01:29:59Z", Open, "2026-03-29T01:30:00Z"},
		{"Mo-Su 20:00-01:30", "2026-03-29T01:29:59Z", Open, "2026-03-29T01:30:00Z"},
		{"Mo-Su 09:00-17:00", "2026-03-29T07:59:59Z", Closed, "2026-03-29T08:00:00Z"},
		{"Mo-Su 01:30-05:30", "2026-10-25T00:29:00Z", Closed, "2026-10-25T00:30:00Z"},
		{"Mo-Su 01:30-05:30", "2026-10-25T01:10:00Z", Open, "2026-10-25T05:30:00Z"},
		{"Mo-Su 00:30-01:30", "2026-10-25T00:29:00Z", Open, "2026-10-25T00:30:00Z"},
		{"Mo-Su 00:30-01:30", "2026-10-25T01:10:00Z", Closed, "2026-10-26T00:30:00Z"},
		{"Mo-Su 22:00-06:00", "2026-10-24T21:00:00Z", Open, "2026-10-25T06:00:00Z"},
	}
	for _, tt := range tests {
		t.Run(tt.expr+" "+tt.utc, func(t *testing.T) {
			moment, err := time.Parse(time.RFC3339, tt.utc)
			if err != nil {
				t.Fatal(err)
			}
			s := parse(t, tt.expr)
			if got := s.At(moment, nil); got != tt.want {
				t.Errorf("At is %v, want %v", got, tt.want)
			}
			next, ok := s.NextChange(moment, nil)
			if got := next.UTC().Format(time.RFC3339); !ok || got != tt.next {
				t.Errorf("NextChange is %s, want %s", got, tt.next)
			}
		})
	}
}

// The law's last Sunday in March is what the time zone says too.
func TestSpringsAsTheZoneSays(t *testing.T) {
	d := date{2020, time.January, 1, time.Wednesday}
	for ; d.year < 2038; d = d.next() {
		midnight := time.Date(d.year, d.month, d.day, 0, 0, 0, 0, London())
		three := time.Date(d.year, d.month, d.day, 3, 0, 0, 0, London())
		if short := three.Sub(midnight) == 2*time.Hour; short != d.springs() {
			t.Errorf("%v: springs is %t", d, d.springs())
		}
		if midnight.Weekday() != d.weekday || d.next().prev() != d {
			t.Fatalf("%v is not the day the calendar says", d)
		}
	}
}

func TestNextChange(t *testing.T) {
	tests := []struct {
		name, expr, at, next, sure, open string
	}{
		{"weekend", "Mo-Fr 09:00-17:00", "2026-07-17 17:00", "2026-07-20 09:00", "2026-07-20 09:00", "2026-07-20 09:00"},
		{"unnamed holiday", "Mo-Fr 09:00-17:00", "2026-08-28 17:00", "2026-08-31 09:00", "2026-08-31 00:00", "2026-09-01 09:00"},
		{"into a holiday", "Mo-Su 00:00-24:00", "2026-08-30 12:00", "", "2026-08-31 00:00", "2026-09-01 00:00"},
		{"always", "24/7", "2026-08-30 12:00", "", "", ""},
		{"never", "off", "2026-08-30 12:00", "", "2026-08-31 00:00", ""},
		{"years over", "2026 Mo-Fr 09:00-17:00; PH off", "2026-12-31 17:00", "", "", ""},
		{"leap day", "Feb 29 10:00-12:00; PH off", "2026-01-02 12:00", "2028-02-29 10:00", "2028-02-29 10:00", "2028-02-29 10:00"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, moment := parse(t, tt.expr), at(t, tt.at)
			for _, c := range []struct {
				name, want string
				find       func(time.Time, Holidays) (time.Time, bool)
			}{{"NextChange", tt.next, s.NextChange}, {"SureNextChange", tt.sure, s.SureNextChange}, {"NextOpen", tt.open, s.NextOpen}} {
				got := ""
				if next, ok := c.find(moment, england{}); ok {
					got = next.Format("2006-01-02 15:04")
				}
				if got != c.want {
					t.Errorf("%s is %q, want %q", c.name, got, c.want)
				}
			}
		})
	}
}

func TestZeroScheduleIsUnknown(t *testing.T) {
	var s Schedule
	moment := at(t, "2026-07-15 10:00")
	if s.At(moment, nil) != Unknown || s.Sure(moment, england{}) != Unknown || s.Always() {
		t.Error("hours nobody knows should be unknown")
	}
	if _, ok := s.NextChange(moment, nil); ok {
		t.Error("hours nobody knows should never change")
	}
	if got := s.NowWords(moment, nil); got != "hours not known today" {
		t.Errorf("NowWords is %q", got)
	}
}

func TestAlways(t *testing.T) {
	for expr, want := range map[string]bool{
		"24/7": true, "Mo-Su,PH 00:00-24:00": true, "Mo-Fr 00:00-24:00; Sa-Su,PH 00:00-24:00": true,
		"Mo-Fr 17:00-09:00, Mo-Su,PH 08:00-17:00": false,
		"24/7; PH off": false, "Mo-Su 00:00-24:00": false, "Mo-Su,PH 00:00-23:59": false, "24/7; Dec 25 off": false,
		"24/7 unknown": false, "24/7; Mo[1] off": false, "2026 PH,Mo-Su 00:00-24:00": false,
	} {
		if got := parse(t, expr).Always(); got != want {
			t.Errorf("%q: Always is %t", expr, got)
		}
	}
}
