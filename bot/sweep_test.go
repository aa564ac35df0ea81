package bot

import (
	"strings"
	"sync"
	"testing"
	"time"

	"waymark/knowledge"
	"waymark/knowledge/hours"
)

// S1, S8, S41: every topic in every council, and in none that was named, at every hour of the two weeks around Easter,
// which hold two bank holidays and the night the clocks go forward; and in one council after the other in the two weeks
// around Christmas and on the night the clocks go back. The first reply holds 999 and a number somebody answers at that
// hour, in two parts at most.
func TestFirstReplyHoldsANumberThatIsOpen(t *testing.T) {
	const day, fortnight = 24, 14 * 24
	places := everyPlace(brain(t).base)
	var asking sync.WaitGroup
	for half := range 2 {
		asking.Go(func() {
			for n := half; n < fortnight; n += 2 {
				inTurn := places[n%len(places):][:1]
				everyFirstReply(t, hourAfter(2027, time.March, 20, n), places)
				everyFirstReply(t, hourAfter(2026, time.December, 21, n), inTurn)
				if n < 2*day {
					everyFirstReply(t, hourAfter(2026, time.October, 24, n), inTurn)
				}
			}
		})
	}
	asking.Wait()
}

// hourAfter is so many hours after the beginning of a day in London.
func hourAfter(year int, month time.Month, day, hour int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, hours.London()).Add(time.Duration(hour) * time.Hour)
}

// everyFirstReply asks about every topic in these places at one moment.
func everyFirstReply(t *testing.T, at time.Time, where [][]knowledge.AreaID) {
	b := brain(t)
	open := openNumbers(b.base, at)
	for _, places := range where {
		for _, topic := range b.base.Topics {
			_, r := decide(t, Conversation{}, "words", known{topics: []knowledge.TopicID{topic.ID}, places: places}, at)
			switch {
			case len(r.Texts) != 1 || r.Situation == "static":
				t.Errorf("%s in %v at %s: %s %q", topic.ID, places, at, r.Situation, r.Texts)
			case !strings.Contains(r.Texts[0], emergencyNumber) || !holdsOne(r.Texts[0], open):
				t.Errorf("%s in %v at %s: nobody who is there now in %q", topic.ID, places, at, r.Texts)
			case r.Parts > mostParts:
				t.Errorf("%s in %v at %s: %d parts %q", topic.ID, places, at, r.Parts, r.Texts)
			}
		}
	}
}

// everyPlace is no place, then each of the councils.
func everyPlace(base *knowledge.Base) [][]knowledge.AreaID {
	places := [][]knowledge.AreaID{nil}
	for _, a := range base.Areas {
		places = append(places, []knowledge.AreaID{a.ID})
	}
	return places
}

// openNumbers gives the numbers somebody answers at a moment, by the records: hours that do not name bank holidays are
// never open on one.
func openNumbers(base *knowledge.Base, at time.Time) (open []string) {
	for _, s := range base.Services {
		for _, c := range s.Contacts {
			if !c.Hours.Known || c.Hours.Schedule.Sure(at, base.Holidays) != hours.Open {
				continue
			}
			for _, tel := range []string{c.Phone.Typed, c.Text.Typed} {
				if tel != "" && tel != emergencyNumber {
					open = append(open, tel)
				}
			}
		}
	}
	return open
}

// openNumber reports whether the text names a number somebody answers at that moment.
func openNumber(base *knowledge.Base, text string, at time.Time) bool {
	return holdsOne(text, openNumbers(base, at))
}

func holdsOne(text string, tels []string) bool {
	for _, tel := range tels {
		if strings.Contains(text, tel) {
			return true
		}
	}
	return false
}
