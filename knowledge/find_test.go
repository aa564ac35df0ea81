package knowledge

import (
	"slices"
	"strings"
	"testing"
	"time"

	"waymark/knowledge/hours"
)

// trainedBase is the small base with some phrases to learn from.
func trainedBase(t testing.TB) *Base {
	t.Helper()
	b := smallBase()
	say := map[TopicID]string{
		"emergency":         "someone is breaking in now|he has a knife|call the police now|he is kicking the door in",
		"forced-marriage":   "my dad is making me marry my cousin|i am being forced to marry|they want me to get married in pakistan|i dont want to marry him|my sister will be made to marry",
		"domestic-abuse":    "my husband hits me|my partner controls me|he hits me at home|my ex hurts me|my girlfriend hits me|he controls my money",
		"child-abuse":       "my mum hits me|my stepdad hurts me|a child next door is being hurt|my teacher touched me",
		"harmful-behaviour": "i hit my partner and want to stop|i control my wife|i lose my temper and hurt her|i want to stop hurting my family",
		"victims-rights":    "what are my rights|what rights do i have|victims code|how do i complain about the police",
		"general-support":   "i need someone to talk to|something bad happened to me|who can help me after a crime|i need support",
	}
	for _, topic := range b.Topics {
		for i, p := range strings.Split(say[topic.ID], "|") {
			topic.PeopleSay = append(topic.PeopleSay, Phrase{Voice: []string{"friend", "teenager"}[i%2], Lang: "en", Say: p})
		}
	}
	fm := b.Topic("forced-marriage")
	fm.Words, fm.NotThis = []string{"fm", "forced marriage", "shaadi"}, []string{"shaadi com"}
	b.Topic("victims-rights").Words = []string{"my rights", "what are my rights", "rights"}
	b.index.services["nirvana"].Name, b.index.services["nirvana"].AlsoCalled = "Karma Nirvana Abuse Helpline (national)", []string{"KN"}
	for i, p := range strings.Split("how do i pay my council tax|two pizzas please|my bin was not collected|renew my passport|what time does the library open|wrong number mate|book a driving test|when is the football on", "|") {
		b.OutOfScope = append(b.OutOfScope, Phrase{Voice: []string{"friend", "teenager"}[i%2], Lang: "en", Say: p})
	}
	b.Rights = []*Right{{ID: "compensation-information", Right: 5, PeopleSay: []Phrase{{Voice: "friend", Lang: "en", Say: "do i have a right to compensation"}}},
		{ID: "complain", Right: 12, PeopleSay: []Phrase{{Voice: "friend", Lang: "en", Say: "i have a right to complain"}}}}
	b.Milestones = []*Milestone{
		{ID: "launch", Date: Date{Year: 2019, Month: 10}, Title: "Regional helpline launched", PeopleSay: []Phrase{
			{Voice: "friend", Lang: "en", Say: "when did the helpline start"}, {Voice: "teenager", Lang: "en", Say: "when was the helpline launched"}}},
		{ID: "code", Date: Date{Year: 2021}, Title: "Victims' Code in force", PeopleSay: []Phrase{
			{Voice: "friend", Lang: "en", Say: "when did the victims code begin"}, {Voice: "teenager", Lang: "en", Say: "what happened in 2021"}}},
	}
	if err := b.Train(); err != nil {
		t.Fatal(err)
	}
	return b
}

func TestFind(t *testing.T) {
	tests := []struct {
		say       string
		topic     TopicID
		services  string // how the list begins
		right     int
		milestone MilestoneID
		place     AreaID
		outside   bool
	}{
		{say: "fm", topic: "forced-marriage", services: "helpline unit"},
		{say: "fm dudley", topic: "forced-marriage", services: "helpline unit", place: "dudley"},
		{say: "my dad is making me marry my cousin", topic: "forced-marriage", services: "helpline unit"},
		{say: "im 14 and my dad is making me marry my cousin", topic: "forced-marriage", services: "childline helpline unit"},
		{say: "my husband hits me. dudley", topic: "domestic-abuse", services: "women dudley-da", place: "dudley"},
		{say: "right 5", topic: "victims-rights", right: 5, services: "vs"},
		{say: "what are my rights", topic: "victims-rights", services: "vs"},
		{say: "karma nirvana number", topic: "forced-marriage", services: "nirvana helpline unit"},
		{say: "karma nirvna abuse", topic: "forced-marriage", services: "nirvana helpline unit"},
		{say: "when did the helpline start", milestone: "launch", services: "vs"},
		{say: "what happened in 2021", milestone: "code", services: "vs"},
		{say: "le1", outside: true, services: "vs"},
		{say: "", services: "vs"},
	}
	b := trainedBase(t)
	for _, test := range tests {
		f := b.Find(Question{Words: test.say, At: tuesdayNoon})
		if test.topic != "" && (len(f.Topics) == 0 || f.Topics[0].ID != test.topic || f.Confidence == None) {
			t.Errorf("%q: topics %v, confidence %d, want %s", test.say, f.Topics, f.Confidence, test.topic)
		}
		if got := named(f.Services); !strings.HasPrefix(got, test.services) {
			t.Errorf("%q: services %s, want %s first", test.say, got, test.services)
		}
		if f.Right != test.right || f.Milestone != test.milestone || f.OutsideArea != test.outside {
			t.Errorf("%q: right %d, milestone %q, outside %v", test.say, f.Right, f.Milestone, f.OutsideArea)
		}
		if test.place != "" && !slices.Equal(f.Places, []AreaID{test.place}) {
			t.Errorf("%q: places %v, want %s", test.say, f.Places, test.place)
		}
	}
}

func TestNotThisVetoesAWord(t *testing.T) {
	b := trainedBase(t)
	spots := func(say string) []hit[TopicID] { return b.reader.words.in(split(say)) }
	if got := spots("shaadi com password"); len(got) > 0 {
		t.Errorf("a web site was taken for %v", got)
	}
	if got := spots("shaadi in june"); len(got) != 1 {
		t.Errorf("a wedding was taken for %v", got)
	}
}

func TestPlacesOfBefore(t *testing.T) {
	b := trainedBase(t)
	before := []AreaID{"coventry"}
	if f := b.Find(Question{Words: "my husband hits me", Places: before}); !slices.Equal(f.Places, before) {
		t.Errorf("the place told before is lost: %v", f.Places)
	}
	if f := b.Find(Question{Words: "dudley", Places: before}); !slices.Equal(f.Places, []AreaID{"dudley"}) {
		t.Errorf("a place in the words must win: %v", f.Places)
	}
}

func FuzzFind(f *testing.F) {
	b := trainedBase(f)
	for _, seed := range []string{"", "fm", "im 13", "B11 4AB", "right 5", "2019", "\xff\xfe", "year 9", "شادی", "karma nirvana"} {
		f.Add(seed, int64(0))
	}
	f.Fuzz(func(t *testing.T, words string, minutes int64) {
		at := tuesdayNoon.Add(time.Duration(minutes%525600) * time.Minute)
		found := b.Find(Question{Words: words, At: at})
		if !slices.ContainsFunc(found.Services, func(o Offer) bool { return o.State == hours.Open }) {
			t.Errorf("nobody answers: %s", named(found.Services))
		}
		if len(found.Services) > atMost || len(found.Topics) > mostTopics {
			t.Errorf("%d services, %d topics", len(found.Services), len(found.Topics))
		}
		for _, o := range found.Services {
			if o.Contact == nil || !o.Contact.dialled() {
				t.Errorf("%s has no number", o.Service.ID)
			}
		}
	})
}
