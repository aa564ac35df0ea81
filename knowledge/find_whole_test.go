package knowledge

import (
	"strings"
	"testing"
)

// TestTheWholeBaseFinds asks the base of the program what people ask first.
func TestTheWholeBaseFinds(t *testing.T) {
	b := wholeBase(t)
	if err := b.Train(); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		say      string
		topic    TopicID
		services string // how the list begins
	}{
		{"forsed marrige dudley", "forced-marriage", "wm-hba-fm-helpline forced-marriage-unit"},
		{"my dad is making me marry my cousin in pakistan next month i dont want to", "forced-marriage", "wm-hba-fm-helpline"},
		{"fm walsall", "", "wm-hba-fm-helpline forced-marriage-unit"},
		{"hba", "honour-based-abuse", "wm-hba-fm-helpline forced-marriage-unit"},
		{"im 13 my mum hits me", "child-abuse", "childline"},
		{"my fella batters me nd wont let me out wot do i do", "domestic-abuse", "national-domestic-abuse-helpline"},
		{"i hit my partner and want to stop", "harmful-behaviour", "respect-phoneline"},
		{"what r my rights", "victims-rights", "victim-support"},
		{"karma nirvana number", "", "karma-nirvana"},
		{"they took me to pakistan and want me to marry my cousin", "forced-marriage", "forced-marriage-unit"},
		{"i am in pakistan, they are making me marry my cousin. my home is in dudley", "forced-marriage", "forced-marriage-unit"},
		{"my nan is 82 and her carer is taking her money", "adult-safeguarding", "hourglass"},
		{"le1", "", "victim-support"},
		{"", "", "victim-support"},
	}
	for _, test := range tests {
		f := b.Find(Question{Words: test.say, At: tuesdayNoon})
		if test.topic != "" && (len(f.Strong) == 0 || f.Strong[0] != test.topic) {
			t.Errorf("%q: %v, want %s", test.say, f.Topics, test.topic)
		}
		if got := named(f.Services); !strings.HasPrefix(got, test.services) {
			t.Errorf("%q: %s, want %s first", test.say, got, test.services)
		}
		if !oneOpen(f.Services) {
			t.Errorf("%q: nobody is open", test.say)
		}
	}
	if f := b.Find(Question{Words: "when did the helpline start", At: tuesdayNoon}); f.Milestone != "hba-fm-helpline-launch" {
		t.Errorf("the helpline started with %q", f.Milestone)
	}
}

// TestWhoIsHurtIsNotTakenForWhoHurts asks for the end of it in the words in which those who do it ask too (S35).
func TestWhoIsHurtIsNotTakenForWhoHurts(t *testing.T) {
	b := wholeBase(t)
	if err := b.Train(); err != nil {
		t.Fatal(err)
	}
	for _, say := range []string{
		"stop him hitting me", "make him stop hitting me", "i want him to stop hurting me", "please stop my husband hurting me",
		"help stop him beating my mum", "want my son to stop hitting me", "how do i get my boyfriend to stop hurting me",
		"he needs anger management he shouts at me every day", "i need help with anger my wife hits me", "get them to stop threatening us", "anger management he hits", "am i abusive he hits me",
	} {
		f := b.Find(Question{Words: say, At: tuesdayNoon})
		for _, o := range f.Services {
			if o.Service.forCausingHarm() {
				t.Errorf("%q is told of %s; the topics are %v", say, o.Service.ID, f.Topics)
			}
		}
	}
}

func BenchmarkFind(b *testing.B) {
	base := wholeBase(b)
	if err := base.Train(); err != nil {
		b.Fatal(err)
	}
	q := Question{Words: "my dad is making me marry my cousin in pakistan next month i dont want to im 15 in dudley", At: tuesdayNoon}
	for b.Loop() {
		base.Find(q)
	}
}

func BenchmarkRoute(b *testing.B) {
	base := wholeBase(b)
	topics, places := []TopicID{"domestic-abuse"}, []AreaID{"dudley"}
	for b.Loop() {
		base.Route(topics, nil, places, tuesdayNoon)
	}
}
