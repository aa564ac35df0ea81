package knowledge

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"
)

// deaf hears neither danger nor suicide.
func deaf(*Base) (Urgent, error) {
	return func(Heard) (danger, suicide bool) { return false, false }, nil
}

func TestEvaluate(t *testing.T) {
	b := trainedBase(t)
	e, err := b.Evaluate(deaf)
	if err != nil {
		t.Fatal(err)
	}
	phrases := 0
	for _, topic := range b.Topics {
		phrases += len(topic.PeopleSay)
	}
	if e.Voices != 2 || e.Phrases != phrases || e.Outside != len(b.OutOfScope) {
		t.Errorf("%d voices, %d phrases, %d outside", e.Voices, e.Phrases, e.Outside)
	}
	if e.RecallAt1.Of != phrases || e.RecallAt3.Hits < e.RecallAt1.Hits || e.Refused.Of != e.Outside {
		t.Errorf("recall@1 %v, recall@3 %v, refused %v", e.RecallAt1, e.RecallAt3, e.Refused)
	}
	if got := e.Answered.Hits + e.Asked.Hits + e.Unmet.Hits; got != phrases {
		t.Errorf("%d answered, asked or neither, want %d", got, phrases)
	}
	again, err := b.Evaluate(deaf)
	if err != nil || again.String() != e.String() {
		t.Errorf("measured twice, the figures differ (%v):\n%s\n%s", err, e, again)
	}
	for _, want := range []string{"recall@1 ", "danger heard", "Missed, weighed by harm", "\nforced-marriage "} {
		if !strings.Contains(e.String(), want) {
			t.Errorf("the table says nothing of %q:\n%s", want, e)
		}
	}
}

// A voice that is left out has taught nothing, on no shelf, and what it says nobody else says word for word.
func TestVoiceIsLeftOut(t *testing.T) {
	b := trainedBase(t)
	own := func(say string) Phrase { return Phrase{Voice: "left out", Lang: "en", Say: say} }
	said := []Phrase{own("one"), own("two"), own("three"), own("four"), own("five"), own("six")}
	b.Topics[0].PeopleSay = append(b.Topics[0].PeopleSay, said[0])
	b.Rights[0].PeopleSay = append(b.Rights[0].PeopleSay, said[1])
	b.Milestones[0].PeopleSay = append(b.Milestones[0].PeopleSay, said[2])
	b.OutOfScope = append(b.OutOfScope, said[3], Phrase{Voice: "friend", Lang: "en", Say: "FIVE"}, Phrase{Voice: "friend", Lang: "en", Say: "seven"})
	b.Lexicons = []*Lexicon{{ID: labelDanger, MustFire: said[4:5], Traps: said[5:]}, {ID: "thanks", MustFire: []Phrase{own("eight")}}}
	before := len(b.examples())
	for _, v := range b.voices() {
		if v.name != "left out" {
			continue
		}
		if len(v.says) != 4 { // rights, milestones and other lexicons are not measured
			t.Errorf("%d messages to measure: %+v", len(v.says), v.says)
		}
		left := b.without([]*voice{&v}).examples()
		for _, e := range left {
			if e.Voice == "left out" || e.Text == "FIVE" {
				t.Errorf("%q of %q is still learned", e.Text, e.Voice)
			}
		}
		if len(left) != before-8 || len(b.examples()) != before {
			t.Errorf("%d examples are left of %d", len(left), before)
		}
	}
}

// Voices that say little are left out together, but never two that speak other languages than English.
func TestAbsences(t *testing.T) {
	speaker := func(name string, says int, lang string) voice {
		return voice{name: name, says: slices.Repeat([]reading{{Phrase: Phrase{Lang: lang}}}, says)}
	}
	voices := []voice{speaker("a", 3, "en"), speaker("b", 3, "pl"), speaker("c", 2, "pl"), speaker("d", 1, "en"), speaker("e", 7, "en"),
		speaker("f", 1, "uk"), speaker("g", 223, "en")} // one in forty of 240: six messages
	var got []string
	for _, a := range absences(voices) {
		names := ""
		for _, v := range a.voices {
			names += v.name
		}
		got = append(got, names)
	}
	if want := "ab cd e f g"; strings.Join(got, " ") != want {
		t.Errorf("left out %v, want %s", got, want)
	}
}

// What hears danger is made of the base without the voice, and hears every message of the voice once.
func TestEvaluateUrgency(t *testing.T) {
	b := trainedBase(t)
	say := func(says ...string) (all []Phrase) {
		for i, s := range says {
			all = append(all, Phrase{Voice: []string{"friend", "teenager"}[i%2], Lang: []string{"en", "pl"}[i%2], Say: s})
		}
		return all
	}
	b.Lexicons = []*Lexicon{
		{ID: labelDanger, Harm: 10, MustFire: say("red one", "pale two", "red three", "red four"), Traps: say("calm five", "red six", "blue seven")},
		{ID: labelSuicide, Harm: 10, MustFire: say("blue seven", "blue eight"), Traps: say("calm nine")},
	}
	b.OutOfScope = append(b.OutOfScope, say("red and outside")...)
	b.Topic("domestic-abuse").PeopleSay = append(b.Topic("domestic-abuse").PeopleSay, say("red at home", "blue at home")...)
	b.Topic("emergency").PeopleSay = append(b.Topic("emergency").PeopleSay, say("red now")...)
	outside, topics, emergencies := len(b.OutOfScope), b.phrases(), len(b.Topic("emergency").PeopleSay)
	if err := b.Train(); err != nil {
		t.Fatal(err)
	}
	e, err := b.Evaluate(func(less *Base) (Urgent, error) {
		if n := less.phrases(); n >= topics {
			t.Errorf("all %d messages are known to what hears danger", n)
		}
		return func(h Heard) (danger, suicide bool) {
			return strings.HasPrefix(h.Text(), "red"), strings.HasPrefix(h.Text(), "blue")
		}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct{ got, want Share }{
		"danger":                 {e.Danger, Share{3, 4}},
		"danger, false alarms":   {e.DangerFalseAlarm, Share{2, outside + 4}},
		"danger in topics":       {e.DangerInTopics, Share{1, topics - emergencies}},
		"suicide":                {e.Suicide, Share{2, 2}},
		"suicide, false alarms":  {e.SuicideFalseAlarm, Share{0, outside + 3}}, // "blue seven" must fire
		"suicide in topics":      {e.SuicideInTopics, Share{1, topics}},
		"alarms, out of scope":   {e.OutsideAlarm, Share{1, outside}},
		"danger, not English":    {e.OtherLanguages.Danger, Share{1, 2}},
		"suicide, not English":   {e.OtherLanguages.Suicide, Share{1, 1}},
		"alarms, not English":    {e.OtherLanguages.FalseAlarm, Share{1, 1}},
		"recall@1, not English":  {Share{Of: e.OtherLanguages.RecallAt1.Of}, Share{Of: 1}},
		"danger of one language": {e.ByLanguage[0].Danger, Share{2, 2}},
	} {
		if test.got != test.want {
			t.Errorf("%s: %d of %d, want %d of %d", name, test.got.Hits, test.got.Of, test.want.Hits, test.want.Of)
		}
	}
}

func (b *Base) phrases() (n int) {
	for _, t := range b.Topics {
		n += len(t.PeopleSay)
	}
	return n
}

// What is missed weighs as much as the record says, and what led to help in another way is not missed.
func TestHarm(t *testing.T) {
	heavy, light := &Topic{ID: "heavy", Harm: 5}, &Topic{ID: "light"}
	emergency, general := &Topic{ID: topicEmergency, Harm: 10}, &Topic{ID: topicGeneral}
	b := &Base{Topics: []*Topic{heavy, light, emergency, general}}
	ranked := func(ids ...TopicID) (all []TopicScore) {
		for _, id := range ids {
			all = append(all, TopicScore{ID: id})
		}
		return all
	}
	tests := []struct {
		name string
		r    reading
		lost int
		of   int
	}{
		{"answered", reading{topic: heavy, confidence: Sure, topics: ranked("heavy"), strong: []TopicID{"heavy"}}, 0, 5},
		{"answered beside another", reading{topic: heavy, confidence: Sure, topics: ranked("light", "heavy"), strong: []TopicID{"light", "heavy"}}, 0, 5},
		{"answered with another", reading{topic: heavy, confidence: Sure, topics: ranked("light", "heavy"), strong: []TopicID{"light"}}, 5, 5},
		{"asked among three", reading{topic: light, confidence: Close, topics: ranked("heavy", "x", "light"), strong: []TopicID{"heavy"}}, 0, 1},
		{"not asked", reading{topic: light, confidence: Close, topics: ranked("heavy", "x", "y", "light"), strong: []TopicID{"heavy"}}, 1, 1},
		{"not understood", reading{topic: heavy, topics: ranked("heavy")}, 5, 5},
		{"danger, heard as such", reading{topic: emergency, danger: true}, 0, 10},
		{"danger elsewhere is no answer", reading{topic: heavy, danger: true}, 5, 5},
		{"the safe general answer", reading{topic: general}, 0, 1},
		{"must fire, heard", reading{lexicon: &Lexicon{ID: labelDanger, Harm: 10}, danger: true}, 0, 10},
		{"must fire, unheard", reading{lexicon: &Lexicon{ID: labelSuicide, Harm: 10}, danger: true}, 10, 10},
		{"a trap", reading{lexicon: &Lexicon{ID: labelDanger, Harm: 10}, trap: true}, 0, 0},
		{"out of scope", reading{confidence: Sure}, 0, 0},
	}
	for _, test := range tests {
		m := newMeasure(b, 1)
		test.r.Voice, test.r.Lang = "friend", "en"
		m.add(test.r)
		if got := m.done().HarmMissed; got.Lost != test.lost || got.Of != test.of {
			t.Errorf("%s: %d of %d lost, want %d of %d", test.name, got.Lost, got.Of, test.lost, test.of)
		}
	}
}

func TestWeightedInterval(t *testing.T) {
	var same, mixed Weighted
	for i := range 20 {
		same.Count(i == 0, 7)
		mixed.Count(i == 0, 1+9*(i%2))
	}
	low, high := same.Interval()
	if wantLow, wantHigh := (Share{1, 20}).Interval(); math.Abs(low-wantLow) > 1e-9 || math.Abs(high-wantHigh) > 1e-9 {
		t.Errorf("one weight: %.2f to %.2f, want that of one in twenty, %.2f to %.2f", low, high, wantLow, wantHigh)
	}
	mixedLow, mixedHigh := mixed.Interval()
	if got := mixed.Percent(); math.Abs(got-100./110) > 1e-9 || mixedHigh-mixedLow <= high-low {
		t.Errorf("mixed weights: %.3f %% lost, %.2f to %.2f; they tell less than twenty messages of one weight", got, mixedLow, mixedHigh)
	}
}

func TestEvaluateNeedsTwoVoices(t *testing.T) {
	b := trainedBase(t)
	for _, topic := range b.Topics {
		topic.Words = nil
		for i := range topic.PeopleSay {
			topic.PeopleSay[i].Voice = "one"
		}
	}
	b.Rights, b.Milestones, b.OutOfScope = nil, nil, nil
	if _, err := b.Evaluate(deaf); err == nil || !strings.Contains(err.Error(), "two voices") {
		t.Errorf("error %v, want one that asks for two voices", err)
	}
}

func TestWilsonInterval(t *testing.T) {
	// Newcombe (1998), "Two-sided confidence intervals for the single proportion", table I, method 3.
	tests := []struct {
		share     Share
		low, high float64
	}{
		{Share{81, 263}, 25.53, 36.62},
		{Share{15, 148}, 6.24, 16.05},
		{Share{0, 20}, 0, 16.11},
		{Share{1, 29}, 0.61, 17.18},
		{Share{}, 0, 100},
	}
	for _, test := range tests {
		low, high := test.share.Interval()
		if math.Abs(low-test.low) > 0.006 || math.Abs(high-test.high) > 0.006 {
			t.Errorf("%d of %d: %.2f to %.2f, want %.2f to %.2f", test.share.Hits, test.share.Of, low, high, test.low, test.high)
		}
	}
}

func TestShareJSON(t *testing.T) {
	got, err := json.Marshal(Share{Hits: 1, Of: 3})
	if want := `{"percent":33.3,"low":6.1,"high":79.2,"hits":1,"of":3}`; err != nil || string(got) != want {
		t.Errorf("%s, %v; want %s", got, err, want)
	}
}
