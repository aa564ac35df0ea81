package knowledge

import (
	"fmt"
	"time"

	"waymark/knowledge/hours"
)

const fortnight = 14 // days

// openAlways looks for an hour of a fortnight with bank holidays at which no service of a topic's route is open.
func (c *checker) openAlways() {
	from := c.sampleStart()
	for _, t := range c.base.Topics {
		closed, found := c.base.firstClosed(t, from)
		if !found {
			continue
		}
		c.refuse(t.origin, t.origin.key("then"), "T008",
			fmt.Sprintf("At %s no service for %q is open.", c.base.momentInWords(closed), t.ID),
			`Add one that is, or "then: [victim-support]".`)
	}
}

// sampleStart gives the beginning of the fortnight with the most bank holidays still to come.
func (c *checker) sampleStart() time.Time {
	best, most := DateOf(c.at), 0
	for _, holiday := range c.base.Holidays.Days {
		first := holiday.Date.Start().AddDate(0, 0, -3)
		if first.Before(c.at) {
			continue
		}
		count := 0
		for day := range fortnight {
			if c.base.Holidays.days[DateOf(first.AddDate(0, 0, day))] {
				count++
			}
		}
		if count > most {
			best, most = DateOf(first), count
		}
	}
	return time.Date(best.Year, best.Month, best.Day, 0, 0, 0, 0, hours.London())
}

// firstClosed gives the first hour at which nobody of the topic's own route can surely be reached.
func (b *Base) firstClosed(t *Topic, from time.Time) (time.Time, bool) {
	var schedules []hours.Schedule
	for _, id := range append([]ServiceID{t.First}, t.Then...) {
		if s := b.Service(id); s != nil && s.canBeTold() {
			schedules = append(schedules, s.reachableHours()...)
		}
	}
	for hour := range fortnight * 24 {
		at := from.Add(time.Duration(hour) * time.Hour)
		if !b.anyOpen(schedules, at) {
			return at, true
		}
	}
	return time.Time{}, false
}

func (b *Base) anyOpen(schedules []hours.Schedule, at time.Time) bool {
	for _, schedule := range schedules {
		if schedule.Sure(at, b.Holidays) == hours.Open {
			return true
		}
	}
	return false
}

func (s *Service) canBeTold() bool { return s.Listable && !s.StaffOnly && s.Status == StatusOpen }

// reachableHours gives the hours of the contacts that a text can name.
func (s *Service) reachableHours() []hours.Schedule {
	var schedules []hours.Schedule
	for _, contact := range s.Contacts {
		if contact.byPhoneOrText() && contact.Hours.Known {
			schedules = append(schedules, contact.Hours.Schedule)
		}
	}
	return schedules
}

// momentInWords gives "3am on a Sunday", or the day itself when it is a bank holiday.
func (b *Base) momentInWords(t time.Time) string {
	hour := t.Format("3pm")
	switch t.Hour() {
	case 0:
		hour = "midnight"
	case 12:
		hour = "noon"
	}
	if date := DateOf(t); b.Holidays.days[date] {
		return fmt.Sprintf("%s on %s, a bank holiday,", hour, date.Words())
	}
	return fmt.Sprintf("%s on a %s", hour, t.Weekday())
}
