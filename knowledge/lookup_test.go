package knowledge

import (
	"testing"
	"time"

	"waymark/knowledge/hours"
)

func TestLookup(t *testing.T) {
	b := wholeBase(t)
	for _, test := range []struct {
		typed string
		want  ServiceID // the first; empty: nothing
	}{
		{"karma nirvana", "karma-nirvana"},
		{"Karma  Nirvana!", "karma-nirvana"},
		{"karma", "karma-nirvana"},
		{"nirvana", "karma-nirvana"},
		{"krma nirvana", "karma-nirvana"},
		{"victim support", "victim-support"},
		{"forced marriage unit", "forced-marriage-unit"},
		{"forced marriage line", "wm-hba-fm-helpline"},
		{"zzzzqq", ""},
		{"", ""},
		{"?!", ""},
	} {
		found := b.Lookup(test.typed, 3)
		switch {
		case len(found) > 3:
			t.Errorf("%q: %d services, want at most 3", test.typed, len(found))
		case test.want == "" && len(found) > 0:
			t.Errorf("%q: got %s, want nothing", test.typed, found[0].ID)
		case test.want != "" && (len(found) == 0 || found[0].ID != test.want):
			t.Errorf("%q: got %d services, want %s first", test.typed, len(found), test.want)
		}
	}
}

func TestOfferOfEveryService(t *testing.T) {
	b := wholeBase(t)
	at := time.Date(2026, time.December, 25, 3, 0, 0, 0, hours.London())
	for _, s := range b.Services {
		o := b.Offer(s, at)
		if o.Service != s || (o.Contact != nil) != s.reachable() {
			t.Errorf("%s: the offer is not of it, or has no contact", s.ID)
		}
		if o.State == hours.Open && !o.Contact.Hours.Known {
			t.Errorf("%s: open with hours that are not known", s.ID)
		}
	}
}
