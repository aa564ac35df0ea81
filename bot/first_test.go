package bot

import (
	"strings"
	"testing"
	"time"

	"waymark/knowledge"
	"waymark/knowledge/hours"
)

// checkFirst holds a reply to S1, S2 and S3: complete on its own.
func checkFirst(t *testing.T, why string, r Reply) {
	t.Helper()
	if len(r.Texts) != 1 {
		t.Fatalf("%s: %d texts", why, len(r.Texts))
	}
	text := r.Texts[0]
	for _, needed := range []string{"Auto reply", "999", "We won't text you first"} {
		if strings.Count(text, needed) != 1 {
			t.Errorf("%s: %q stands %d times in %q", why, needed, strings.Count(text, needed), text)
		}
	}
	if r.Parts > mostParts {
		t.Errorf("%s: %d parts", why, r.Parts)
	}
}

// openNumber reports whether the text names a number somebody answers at that moment, by the record.
func openNumber(base *knowledge.Base, text string, at time.Time) bool {
	for _, s := range base.Services {
		for _, c := range s.Contacts {
			for _, tel := range []string{c.Phone.Typed, c.Text.Typed} {
				if tel != "" && tel != emergencyNumber && strings.Contains(text, tel) && c.Hours.Known &&
					c.Hours.Schedule.Sure(at, base.Holidays) == hours.Open {
					return true
				}
			}
		}
	}
	return false
}

// S1, S41: every topic, at every hour of two weeks with a bank holiday, of two nights on which the clocks change,
// in every council in turn.
func TestFirstReplyHoldsANumberThatIsOpen(t *testing.T) {
	b := brain(t)
	areas := append([]knowledge.AreaID{""}, areaIDs(b.base)...)
	n := 0
	try := func(from time.Time, count int) {
		for hour := range count {
			at := from.Add(time.Duration(hour) * time.Hour)
			for _, topic := range b.base.Topics {
				k := known{topics: []knowledge.TopicID{topic.ID}}
				if area := areas[n%len(areas)]; area != "" {
					k.places = []knowledge.AreaID{area}
				}
				n++
				_, r := decide(t, Conversation{}, "words", k, at)
				if r.Situation == "static" || !strings.Contains(r.Texts[0], "999") || !openNumber(b.base, r.Texts[0], at) {
					t.Fatalf("%s in %v at %s: %s %q", topic.ID, k.places, at, r.Situation, r.Texts)
				}
			}
		}
	}
	const day, fortnight = 24, 14 * 24
	try(time.Date(2026, time.December, 21, 0, 0, 0, 0, hours.London()), fortnight)
	try(time.Date(2027, time.March, 27, 12, 0, 0, 0, hours.London()), day)
	try(time.Date(2026, time.October, 24, 12, 0, 0, 0, hours.London()), day)
}

func areaIDs(base *knowledge.Base) (ids []knowledge.AreaID) {
	for _, a := range base.Areas {
		ids = append(ids, a.ID)
	}
	return ids
}
