package knowledge

import (
	"slices"
	"testing"
)

func testPlaces() places {
	return newPlaces(&Base{
		Areas: []Area{{"birmingham", "Birmingham"}, {"dudley", "Dudley"}, {"wolverhampton", "Wolverhampton"},
			{"sandwell", "Sandwell"}, {"coventry", "Coventry"}},
		Districts: []District{
			{Code: "B4", Areas: []AreaID{"birmingham"}}, {Code: "B11", Areas: []AreaID{"birmingham"}},
			{Code: "B64", Areas: []AreaID{"sandwell", "dudley"}}, {Code: "WV10", Areas: []AreaID{"wolverhampton"}},
			{Code: "B46", Edge: []AreaID{"birmingham"}}, {Code: "CV9"},
		},
		Towns: []Town{
			{Names: []string{"Brum", "Aston", "Sutton Coldfield", "Smethwick"}, Areas: []AreaID{"birmingham"}},
			{Names: []string{"Cov"}, Areas: []AreaID{"coventry"}},
			{Names: []string{"Lye", "Cradley"}, Areas: []AreaID{"dudley"}},
			{Names: []string{"Cradley Heath"}, Areas: []AreaID{"sandwell"}},
			{Names: []string{"Wolves"}, Areas: []AreaID{"wolverhampton"}},
			{Names: []string{"Merry Hill"}, Areas: []AreaID{"dudley", "wolverhampton"}},
		},
	})
}

func TestPlaces(t *testing.T) {
	const outside = "outside"
	tests := []struct {
		say  string
		want string // councils joined, "outside" or nothing
	}{
		{"forsed marrige dudley", "dudley"},
		{"b11", "birmingham"},
		{"B11 4AB", "birmingham"},
		{"i live at b114ab help", "birmingham"},
		{"wv10", "wolverhampton"},
		{"wv 10", "wolverhampton"},
		{"refuge near B64", "sandwell dudley"},
		{"b46", "birmingham"},
		{"cv9", outside},
		{"le1", outside},
		{"le1 5hh", outside},
		{"im in m14 and scared", outside},
		{"crash on the m6", ""},
		{"he hit me b4", ""},
		{"b4", "birmingham"},
		{"hba in cov", "coventry"},
		{"cov", "coventry"},
		{"wolves", "wolverhampton"},
		{"brum refuge", "birmingham"},
		{"he is telling a lye to them", ""},
		{"i live in lye", "dudley"},
		{"aston took my phone", "birmingham"}, // at an end of the message: an order of services is all it costs
		{"my mate aston took my phone", ""},
		{"cradley heath", "sandwell"},
		{"near merry hill", "dudley wolverhampton"},
		{"wolverhamton", "wolverhampton"},
		{"birmigham", "birmingham"},
		{"sutton coldfield", "birmingham"},
		{"dudleyish", ""},
		{"covid", ""},
		{"smethwik", "birmingham"},
		{"dudley or b11", "dudley birmingham"},
		{"x1 9zz", ""},
		{"", ""},
	}
	p := testPlaces()
	for _, test := range tests {
		got := ""
		if read := p.in(split(test.say)); len(read) > 0 {
			areas, out := together(read)
			for _, a := range areas {
				got += " " + string(a)
			}
			if out {
				got += " " + outside
			}
		}
		if want := test.want; want != "" && got != " "+want || want == "" && got != "" {
			t.Errorf("places of %q:%s, want %q", test.say, got, want)
		}
	}
}

func TestOneSlip(t *testing.T) {
	for _, typed := range []string{"walsall", "walsal", "walssall", "walsell", "wlasall", "walsallx"} {
		if !oneSlip(typed, "walsall") {
			t.Errorf("%q is not taken for walsall", typed)
		}
	}
	for _, typed := range []string{"", "w", "balsall", "walsxxl", "walsallxx", "wal", "wallsal l"} {
		if oneSlip(typed, "walsall") {
			t.Errorf("%q is taken for walsall", typed)
		}
	}
}

func TestPostcodeAreas(t *testing.T) {
	if len(postcodeAreas) != 124 || !slices.IsSorted(postcodeAreas) {
		t.Errorf("%d postcode areas, want 124 in order", len(postcodeAreas))
	}
}
