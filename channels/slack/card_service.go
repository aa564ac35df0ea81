package slack

import (
	"fmt"
	"slices"
	"strings"

	"waymark/knowledge"
	"waymark/knowledge/hours"
)

// brief draws a service in a few lines: open or not, how to get in touch, who for. With a number above 0 it stands
// in a list. Instead is who answers while it is closed, if anybody is to be named.
func (a *asked) brief(n int, o knowledge.Offer, instead *knowledge.Offer) []string {
	title := bold(o.Service.Name)
	if n > 0 {
		title = bold(fmt.Sprintf("%d. %s", n, o.Service.Name))
	}
	lines := append([]string{title}, status(o.Service)...)
	lines = append(lines, openSign(o)+" "+escape(a.openWords(o)))
	if o.Contact != nil {
		lines = append(lines, bold(number(o.Contact))+" - "+cost(o.Contact)+label(o.Contact))
	}
	if other := otherNumbers(o); other != "" {
		lines = append(lines, escape(other))
	}
	if instead != nil && o.State != hours.Open {
		lines = append(lines, "Open now instead: "+bold(shortName(instead.Service)+" "+number(instead.Contact)))
	}
	return append(lines, "For: "+escape(known(o.Service.Who)))
}

// shortName is a name without what stands in brackets.
func shortName(s *knowledge.Service) string {
	name, _, _ := strings.Cut(s.Name, " (")
	return name
}

// label says which of its numbers a contact is, when that is not the main one.
func label(c *knowledge.Contact) string {
	if c.Label == "" || c.Label == "main" {
		return ""
	}
	return " (" + escape(c.Label) + ")"
}

// otherNumbers gives the other numbers of a service, plain.
func otherNumbers(o knowledge.Offer) string {
	var ways []string
	for i := range o.Service.Contacts {
		c := &o.Service.Contacts[i]
		if c == o.Contact || number(c) == "" || o.Contact != nil && number(c) == number(o.Contact) {
			continue
		}
		way := number(c) + ", " + cost(c)
		if c.Label != "" {
			way = c.Label + ": " + way
		}
		ways = append(ways, way)
	}
	if len(ways) == 0 {
		return ""
	}
	return "Also " + strings.Join(ways, "; ")
}

// status says why a service is not to be given out, if so.
func status(s *knowledge.Service) []string {
	note := ""
	if s.StatusNote != "" {
		note = " (" + escape(s.StatusNote) + ")"
	}
	switch {
	case s.Status == knowledge.StatusPaused:
		return []string{":warning: *Not taking new people*" + note}
	case s.Status == knowledge.StatusClosed:
		return []string{":warning: *Closed for good. Do not give it out.*" + note}
	case s.StaffOnly:
		return []string{":warning: *For staff only. Do not give it out.*"}
	case !s.Listable:
		return []string{":warning: *The sources are not sure enough to give it out. Ring it yourself first.*"}
	}
	return nil
}

// refer draws the facts beside a service.
func (a *asked) refer(c *card, s *knowledge.Service) {
	c.fields(
		fact{"To signpost", known(s.Refer.Self)}, fact{"To refer", known(s.Refer.Professional)},
		fact{"Covers", a.covers(s)}, fact{"Languages", languages(s)},
	)
}

// smallPrint draws who checked a service and what the sources leave open. An overdue check is a section: nobody is
// to overlook it (S40).
func (a *asked) smallPrint(c *card, n int, s *knowledge.Service) {
	if s.ID == serviceEmergency {
		return
	}
	checked, overdue := a.checkedWords(s.Checked)
	if n > 0 {
		checked = fmt.Sprintf("%d. %s", n, checked)
	}
	lines := []string{escape(checked)}
	if overdue {
		c.section(":warning: " + bold(checked))
		lines = nil
	}
	for _, doubt := range s.Doubt {
		lines = append(lines, "In doubt: "+escape(doubt))
	}
	c.context(lines...)
}

// notices draws what is true for now of these services; of all services when none are given.
func (a *asked) notices(c *card, services ...knowledge.ServiceID) {
	for _, n := range a.base.Notices {
		about := len(n.Services) == 0 && len(services) == 0 ||
			slices.ContainsFunc(services, func(id knowledge.ServiceID) bool { return slices.Contains(n.Services, id) })
		if about && !a.at.Before(n.From.Start()) && a.at.Before(n.Until.End()) {
			c.section(":information_source: *Notice:* " + escape(n.Says))
		}
	}
}

// alsoFound is how many other names a search may bring up.
const alsoFound = 3

// service answers with the one whose name fits best.
func (a *asked) service(name string) *card {
	found := a.base.Lookup(name, 1+alsoFound)
	if len(found) == 0 {
		return nil
	}
	c := a.serviceCard(found[0])
	var names []string
	for _, other := range found[1:] {
		names = append(names, escape(other.Name))
	}
	if len(names) > 0 {
		c.context("Other names that fit: " + strings.Join(names, "; "))
	}
	return c
}

// serviceCard draws one service with everything staff need.
func (a *asked) serviceCard(s *knowledge.Service) *card {
	o := a.base.Offer(s, a.at)
	c := &card{outcome: outcomeService, text: shortName(s) + ": " + a.ring(o)}
	c.header(s.Name)
	c.section(dangerLine)
	c.divider()
	a.notices(c, s.ID)
	lines := a.brief(0, o, a.openToAnyone())
	if known(s.Safety.BeforeYouGiveIt) != askThem {
		lines = append(lines, "Before you give it: "+escape(s.Safety.BeforeYouGiveIt))
	}
	c.section(lines[1:]...) // its name is the header
	a.refer(c, s)
	c.section("*Does:* " + escape(s.Does))
	if s.UntilChecked != "" {
		if with := a.base.Service(s.UntilChecked); with != nil {
			c.section("Until it is checked, always give this too: " + bold(shortName(with)+" "+number(a.base.Offer(with, a.at).Contact)))
		}
	}
	a.smallPrint(c, 0, s)
	return c
}

// openToAnyone gives a service that answers now, whoever rings; nil if none surely does.
func (a *asked) openToAnyone() *knowledge.Offer { return openOf(a.base.Route(nil, nil, nil, a.at)) }

// openOf gives the first that answers now.
func openOf(offers []knowledge.Offer) *knowledge.Offer {
	i := slices.IndexFunc(offers, func(o knowledge.Offer) bool { return o.State == hours.Open })
	if i < 0 {
		return nil
	}
	return &offers[i]
}
