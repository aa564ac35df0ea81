package slack

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"waymark/knowledge"
	"waymark/knowledge/hours"
)

// Bounds of the list of open lines, so that it can be read.
const (
	mostOpen   = 50
	linesAPart = 10 // a section holds 3,000 characters
)

// openLine is a service that answers now, and when it closes; the zero time: not before ten years.
type openLine struct {
	knowledge.Offer
	until time.Time
}

// open answers with the lines that are surely open, soonest to close first.
func (a *asked) open(rest string) *card {
	if rest != "" {
		return nil
	}
	lines := a.openLines()
	c := &card{outcome: outcomeOpen, text: fmt.Sprintf("%d lines are open now. In danger now: 999.", len(lines))}
	c.header("Open now")
	c.section(dangerLine)
	shown := lines[:min(len(lines), mostOpen)]
	for some := range slices.Chunk(shown, linesAPart) {
		var says []string
		for _, l := range some {
			says = append(says, fmt.Sprintf("%s: %s - %s", escape(shortName(l.Service)), escape(lower(a.openWords(l.Offer))), bold(number(l.Contact))))
		}
		c.section(says...)
	}
	if more := len(lines) - len(shown); more > 0 {
		c.context(fmt.Sprintf("%d more are open, and close later. Ask for a topic to see those that fit.", more))
	}
	c.context("Hours are as the sources give them. Ring before you give a number out that nobody has checked.")
	return c
}

// openLines gives what may be told to anybody hurt by crime and is surely open.
func (a *asked) openLines() []openLine {
	var lines []openLine
	for _, s := range a.base.Services {
		if !s.Listable || s.StaffOnly || s.Status != knowledge.StatusOpen || !slices.Contains(s.For.Who, knowledge.WhoSelf) {
			continue
		}
		o := a.base.Offer(s, a.at)
		if o.State != hours.Open {
			continue
		}
		until, _ := o.Contact.Hours.Schedule.SureNextChange(a.at, a.base.Holidays)
		lines = append(lines, openLine{o, until})
	}
	slices.SortStableFunc(lines, func(x, y openLine) int {
		if x.until.IsZero() != y.until.IsZero() {
			return cmp.Compare(y.until.Unix(), x.until.Unix())
		}
		return x.until.Compare(y.until)
	})
	return lines
}
