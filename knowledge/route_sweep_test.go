package knowledge

import (
	"slices"
	"testing"
	"time"

	"waymark/knowledge/hours"
)

// TestSomebodyAlwaysAnswers asks for every topic at every hour of the 14 days around Easter 2027, which hold two
// bank holidays and the change to summer time, in every area (S1, S41).
func TestSomebodyAlwaysAnswers(t *testing.T) {
	b := wholeBase(t)
	places := [][]AreaID{nil, {AreaOutside}}
	for _, a := range b.Areas {
		places = append(places, []AreaID{a.ID})
	}
	start := time.Date(2027, 3, 18, 0, 30, 0, 0, time.UTC)
	for _, topic := range b.Topics {
		for hour := range 14 * 24 {
			at := start.Add(time.Duration(hour) * time.Hour)
			for _, place := range places {
				offers := b.Route([]TopicID{topic.ID}, nil, place, at)
				if !oneOpen(offers) || len(offers) > atMost {
					t.Fatalf("%s in %v at %v: %s", topic.ID, place, at, named(offers))
				}
			}
		}
	}
}

// TestEveryPersonIsAnswered asks for every topic with every cue, by day, at night and at Christmas.
func TestEveryPersonIsAnswered(t *testing.T) {
	b := wholeBase(t)
	times := []time.Time{tuesdayNoon, sundayNight, time.Date(2026, 12, 25, 15, 0, 0, 0, time.UTC)}
	cues := []Cue{CueUnder18, CueSomebodyElse, CueProfessional, CueGoingAbroad, CueAbroad, CueDangerNow, CueMan, CueWoman,
		CueLGBT, CueDeaf, CueDisabled, CueOlder, CueStudent, CueHurt}
	for _, topic := range b.Topics {
		for _, one := range cues {
			for _, other := range cues {
				for _, at := range times {
					known := map[Cue]bool{one: true, other: true}
					offers := b.Route([]TopicID{topic.ID}, known, nil, at)
					if !oneOpen(offers) {
						t.Errorf("%s, %s, %s at %v: %s", topic.ID, one, other, at, named(offers))
					}
					keepsPromises(t, b, topic, known, at, offers)
				}
			}
		}
	}
}

func keepsPromises(t *testing.T, b *Base, topic *Topic, known map[Cue]bool, at time.Time, offers []Offer) {
	t.Helper()
	for i, o := range offers {
		s := o.Service
		switch {
		case !s.Listable, s.StaffOnly, s.Status != StatusOpen, s.Checked.lapsed(at), !o.Contact.dialled():
			t.Errorf("%s %v: %s must not be named", topic.ID, known, s.ID)
		case s.forCausingHarm() && topic.ID != topicHarm:
			t.Errorf("%s %v: %s is for people who cause harm", topic.ID, known, s.ID)
		case known[CueMan] && !known[CueWoman] && s.For.Gender == "women":
			t.Errorf("%s %v: %s is for women", topic.ID, known, s.ID)
		}
		companion := b.Service(s.UntilChecked)
		if companion != nil && !slices.ContainsFunc(offers[max(0, i-1):min(len(offers), i+2)], func(o Offer) bool { return o.Service == companion }) {
			t.Errorf("%s %v: %s stands without %s beside it", topic.ID, known, s.ID, companion.ID)
		}
	}
}

func oneOpen(offers []Offer) bool {
	return slices.ContainsFunc(offers, func(o Offer) bool { return o.State == hours.Open })
}

// wholeBase is the base of the program, ready to route but not trained.
func wholeBase(t testing.TB) *Base {
	t.Helper()
	b, problems := Load(Embedded())
	if b == nil {
		t.Fatal(problems)
	}
	b.reader = b.newReader(nil)
	return b
}
