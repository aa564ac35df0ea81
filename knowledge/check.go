package knowledge

import (
	"fmt"
	"regexp"
	"slices"
	"time"

	"waymark/knowledge/hours"
)

// Check finds what needs more than reading, at a moment: overdue checks, old sources, hours at which no service of
// a topic is open, words that two topics claim.
func (b *Base) Check(at time.Time) Problems {
	c := &checker{base: b, at: at.In(hours.London())}
	for _, s := range b.Services {
		if s.isPublic() {
			c.checked(s.origin, s.Checked, `Ring them, then change "checked" as knowledge/README.md shows.`)
			c.sources(s.origin, s.Checked, s.Sources)
		}
	}
	for _, r := range b.Rights {
		c.checked(r.origin, r.Checked, `Read its source again, then change "checked" as knowledge/README.md shows.`)
		c.sources(r.origin, r.Checked, r.Sources)
	}
	c.holidays()
	c.openAlways()
	c.sharedWords()
	c.unconfirmed()
	for i := range c.problems {
		c.problems[i].files = b.files
	}
	c.problems.Sort()
	return c.problems
}

// Overdue counts the records whose check is overdue at a moment, by kind. Unlike Check it can be asked of any base.
func (b *Base) Overdue(at time.Time) map[string]int {
	at = at.In(hours.London())
	n := map[string]int{"service": 0, "right": 0}
	for _, s := range b.Services {
		if s.isPublic() && s.Checked.overdue(at) > 0 {
			n["service"]++
		}
	}
	for _, r := range b.Rights {
		if r.Checked.overdue(at) > 0 {
			n["right"]++
		}
	}
	return n
}

// isPublic reports whether the public may be told of a service, once it is checked.
func (s *Service) isPublic() bool { return s.Listable && !s.StaffOnly && s.Status != StatusClosed }

// overdue gives by how many days a check is late.
func (c Checked) overdue(at time.Time) int {
	if c.AgainBy.IsZero() {
		return 0
	}
	return max(0, daysBetween(c.AgainBy.End().AddDate(0, 0, -1), at))
}

// checker is the state of one Check.
type checker struct {
	base     *Base
	at       time.Time // in London
	problems Problems
}

func (c *checker) refuse(from origin, at *node, code, reason, mend string) {
	c.problems = append(c.problems, from.src.problem(at, code, reason, mend))
}

// checked looks for two people, and for a check that is still good (S39, S40).
func (c *checker) checked(from origin, checked Checked, mend string) {
	at := from.key("checked")
	if people := slices.Compact(slices.Sorted(slices.Values(checked.By))); len(people) < 2 {
		c.refuse(from, at, "S023", `"checked.by" needs two people before it can go to the public.`, mend)
	}
	if days := checked.overdue(c.at); days > 0 {
		c.refuse(from, at, "S030", fmt.Sprintf("The check is overdue: again_by was %s, %s ago.",
			checked.AgainBy.Words(), plural(days, "day")), mend)
	}
}

// daysBetween counts the midnights from one day to another.
func daysBetween(from, to time.Time) int {
	const day = 24 * time.Hour
	return int(DateOf(to).Start().Sub(DateOf(from).Start()) / day)
}

const sourceGoodFor = 2 // years

// sources looks for a page, or a check, that is new enough.
func (c *checker) sources(from origin, checked Checked, sources []Source) {
	var newest Date
	for _, source := range sources {
		if date := source.newestDate(); date.End().After(newest.End()) {
			newest = date
		}
	}
	oldest := c.at.AddDate(-sourceGoodFor, 0, 0)
	if newest.IsZero() || newest.End().After(oldest) || checked.On.End().After(oldest) {
		return
	}
	c.refuse(from, from.key("sources"), "S031", fmt.Sprintf("The newest source is from %s.", newest.Words()),
		"Add a newer one, or the card will say so.")
}

var dateInWords = regexp.MustCompile(`\b(?:19|20)[0-9]{2}(?:-[0-9]{2}(?:-[0-9]{2})?)?\b`)

// newestDate reads the newest date among the words that say how old a source is; the zero date if there is none.
func (s Source) newestDate() Date {
	var newest Date
	for _, written := range dateInWords.FindAllString(s.Dated, -1) {
		if date, err := ParseDate(written); err == nil && date.End().After(newest.End()) {
			newest = date
		}
	}
	return newest
}

// holidays warns before the calendar runs out: after its last day, every bank holiday would look like any day.
func (c *checker) holidays() {
	days := c.base.Holidays
	if len(days.Days) == 0 || days.last().Start().After(c.at.AddDate(0, 6, 0)) {
		return
	}
	c.refuse(days.origin, days.origin.root, "S032", fmt.Sprintf("The last bank holiday here is %s.", days.last().Words()),
		"Add those of the next year from https://www.gov.uk/bank-holidays.")
}

func (c Calendar) last() Date {
	var last Date
	for _, holiday := range c.Days {
		if holiday.Date.Start().After(last.Start()) {
			last = holiday.Date
		}
	}
	return last
}
