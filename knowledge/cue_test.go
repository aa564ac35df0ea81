package knowledge

import "testing"

func TestAges(t *testing.T) {
	tests := []struct {
		say          string
		child, older bool
	}{
		{"im 13 my mum hits me", true, false},
		{"I'm 13", true, false},
		{"i am 15 and they took my phone", true, false},
		{"she is 14", true, false},
		{"shes 14 and hes 30", true, false},
		{"13 yo girl", true, false},
		{"my sis 13yrs old", true, false},
		{"my daughter is 15yo", true, false},
		{"aged 15", true, false},
		{"girl in year 9 at our school", true, false},
		{"im in yr10", true, false},
		{"my 12 year old is being touched", true, false},
		{"my nan is 82 and her carer takes money", false, true},
		{"im 17 and pregnant", true, false},
		{"im 19", false, false},
		{"im 13 weeks pregnant", false, false},
		{"he hit me 13 years ago", false, false},
		{"married 15 years", false, false},
		{"when i was 12 my uncle", false, false},
		{"since i was 9", false, false},
		{"last year 3 men jumped me", false, false},
		{"b11 4ab", false, false},
		{"he took 70 quid", false, false},
		{"im 10 mins away", false, false},
		{"call me on 07700 900123", false, false},
		{"it is 2019", false, false},
		{"im 15 years into a sentence", false, false},
		{"a 14 year girl next door", true, false},
		{"my husband hits me and i have a 3 year old", false, false},
		{"i got a 2yo and nowhere to go", false, false},
		{"he hits me. its me and my 5 year old", false, false},
		{"we have a 6 yr old, he shouts all day", false, false},
		{"my mum hits me and im 13", true, false},
		{"me and shes 14", true, false},
		{"", false, false},
		{"year", false, false},
		{"12", false, false},
	}
	for _, test := range tests {
		cues := ageCues(split(test.say))
		if cues[CueUnder18] != test.child || cues[CueOlder] != test.older {
			t.Errorf("ageCues(%q) = %v, want under 18 %v, older %v", test.say, cues, test.child, test.older)
		}
	}
}

func TestWhoseAge(t *testing.T) {
	for say, want := range map[string]bool{
		"my 12 year old is being touched": true, "our 9yo wont go near him": true, "im 12 and my mum hits me": false, "she is 14": false,
	} {
		if cues := ageCues(split(say)); cues[CueSomebodyElse] != want || !cues[CueUnder18] {
			t.Errorf("ageCues(%q) = %v, want for somebody else %v", say, cues, want)
		}
	}
}

func TestCues(t *testing.T) {
	r := newCueReader([]CueWords{
		{Cue: CueGoingAbroad, Words: []string{"airport", "taking me to pakistan"}},
		{Cue: CueMan, Words: []string{"im a man", "my wife"}, NotThis: []string{"where is my wife"}},
	})
	tests := []struct {
		say  string
		want []Cue
	}{
		{"they are taking me to Pakistan tomorrow", []Cue{CueGoingAbroad}},
		{"my wife hits me", []Cue{CueMan}},
		{"where is my wife", nil},
		{"where is my wife, i am scared. i'm a man", []Cue{CueMan}},
		{"airports", nil},
		{"im 12 at the airport", []Cue{CueUnder18, CueGoingAbroad}},
	}
	for _, test := range tests {
		got := r.in(split(test.say))
		if len(got) != len(test.want) {
			t.Errorf("cues of %q: %v, want %v", test.say, got, test.want)
		}
		for _, c := range test.want {
			if !got[c] {
				t.Errorf("cues of %q: %v, want %q", test.say, got, c)
			}
		}
	}
}
