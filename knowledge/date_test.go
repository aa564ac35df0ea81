package knowledge

import "testing"

func TestParseDate(t *testing.T) {
	for written, words := range map[string]string{
		"2019": "2019", "2019-10": "October 2019", "2019-10-18": "18 October 2019", "2028-02-29": "29 February 2028",
	} {
		date, err := ParseDate(written)
		if err != nil || date.String() != written || date.Words() != words {
			t.Errorf("%q: %q %q %v", written, date, date.Words(), err)
		}
	}
	for _, written := range []string{"", "19", "2019-1", "2019-13", "2019-00", "2019-02-30", "2019-10-18-01", "2019/10", "Octber 2019", "0000"} {
		if date, err := ParseDate(written); err == nil {
			t.Errorf("%q: read as %q", written, date)
		}
	}
}

func TestDateEnds(t *testing.T) {
	for written, want := range map[string]string{"2019": "2020-01-01", "2019-12": "2020-01-01", "2019-10-31": "2019-11-01"} {
		date, err := ParseDate(written)
		if err != nil || DateOf(date.End()).String() != want {
			t.Errorf("%q ends before %s, want %s (%v)", written, DateOf(date.End()), want, err)
		}
	}
}
