package hours

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestParseRefuses(t *testing.T) {
	tests := []struct {
		expr   string
		offset int
		reason string // part of it
	}{
		{"", 0, "missing"}, {"   ", 3, "missing"},
		{"9-5 weekdays", 0, "two digits"},
		{"foo", 0, `"foo"`},
		{"tomorrow", 0, `"tomorrow"`},
		{"Mo-Fr", 5, "times are missing"},
		{"Mo-Fr; Sa 10:00-12:00", 5, "times are missing"},
		{"PH", 2, "times are missing"},
		{"2026", 4, "times are missing"},
		{"Mo-Fr 9:00-17:00", 6, "two digits"},
		{"Mo-Fr 9am-5pm", 6, "two digits"},
		{"Mo-Fr 0900-1700", 6, "two digits"},
		{"Mo-Fr 09:00", 11, "closes"},
		{"Mo-Fr 09:00-", 12, "two digits"},
		{"Mo-Fr 09:00+", 11, "without an end"},
		{"Mo-Fr 09:00-17:00+", 17, "cannot follow"},
		{"Mo-Fr 09:60-17:00", 6, "09:60"},
		{"Mo-Fr 24:00-25:00", 6, "before 24:00"},
		{"Mo-Fr 09:00-34:00", 6, "longer than a day"},
		{"Mo-Fr 09:00-49:00", 12, "49:00"},
		{"Mo-Fr sunrise-17:00", 6, "sun"},
		{"Mo-Fr 09:00-sunset", 12, "sun"},
		{"Mo-Fr: 09:00-17:00", 5, `":"`},
		{"mo-fr 09:00-17:00", 0, `"mo"`},
		{"Mo-Xx 09:00-17:00", 3, `"Xx"`},
		{"Mo--Fr 09:00-17:00", 3, `"-"`},
		{"Mo,Xx 09:00-17:00", 3, `"Xx"`},
		{"Mo[0] 10:00-12:00", 3, "1 to 5"},
		{"Mo[6] 10:00-12:00", 3, "1 to 5"},
		{"Mo[1 10:00-12:00", 5, "]"},
		{"Mo[2-1] 10:00-12:00", 6, "backwards"},
		{"Mo-Fr[1] 10:00-12:00", 5, "range"},
		{"Mo[1] +1 day 10:00-12:00", 6, "counted"},
		{"PH -1 day 09:00-12:00", 3, "counted"},
		{"PH Mo 09:00-12:00", 3, "comma"},
		{"SH 09:00-12:00", 0, "school"},
		{"easter off", 0, "easter"},
		{"Mo-Fr 09:00-17:00; easter off", 19, "easter"},
		{"week 01-26 Mo 09:00-17:00", 0, "week"},
		{"Feb 30 09:00-12:00", 4, "no day 30"},
		{"Dec 25-24 off", 7, "backwards"},
		{"Dec 25-Jan off", 7, "kind"},
		{"2027-2026 Mo 09:00-17:00", 0, "backwards"},
		{"2026 Dec 24-Jan 02 off", 5, "next year"},
		{"Dec 24-2027 Jan 02 off", 7, "year"},
		{"Mo-Fr 09:00-17:00;", 18, "missing"},
		{"Mo-Fr 09:00-17:00; off", 19, "no days"},
		{"Mo-Fr 09:00-17:00, off", 19, "no days"},
		{"24/8", 0, "two digits"},
		{"Mo-Fr 24/7", 6, "two digits"},
		{`Mo-Fr 09:00-17:00 "ring`, 18, "never closed"},
		{`Mo-Fr 09:00-17:00 ""`, 18, "empty"},
		{"Mo\u2013Fr 09:00-17:00", 2, "\u2013"},
		{strings.Repeat("Mo,", 200), 500, "longer"},
	}
	for _, tt := range tests {
		t.Run(tt.expr, func(t *testing.T) {
			_, err := Parse(tt.expr)
			var syntax *SyntaxError
			if !errors.As(err, &syntax) {
				t.Fatalf("got %v, want a *SyntaxError", err)
			}
			if syntax.Offset != tt.offset || !strings.Contains(syntax.Reason, tt.reason) {
				t.Errorf("offset %d, reason %q", syntax.Offset, syntax.Reason)
			}
			if syntax.Expr != tt.expr || !strings.HasSuffix(syntax.Mend, ".") {
				t.Errorf("incomplete: %#v", syntax)
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"24/7; PH off", "Mo-Fr 09:00-17:00; We[2,-1] 13:00-26:00, PH off", `Sa "by appointment" || unknown`,
		"Mo-Su 22:00-06:00; Dec 24-Jan 02 01:30-01:45", "2026 Oct 01-2027 Mar 31 Mo 00:00-00:00", "2026,2028+ Jan-Mar,Dec 25-26 open",
	} {
		f.Add(seed, int64(1774746000))
	}
	f.Fuzz(func(t *testing.T, expr string, unix int64) {
		s, err := Parse(expr)
		if err != nil {
			var syntax *SyntaxError
			if !errors.As(err, &syntax) || syntax.Offset < 0 || syntax.Offset > utf8.RuneCountInString(expr) {
				t.Fatalf("a poor error: %#v", err)
			}
			return
		}
		if _, err := Parse(s.String()); err != nil || s.String() != expr {
			t.Fatalf("%q does not read back: %v", s, err)
		}
		holdsUntilChange(t, s, unix)
	})
}
