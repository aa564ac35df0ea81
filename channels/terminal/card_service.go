package terminal

import (
	"fmt"
	"slices"
	"strings"

	"waymark/bot"
	"waymark/knowledge"
	"waymark/knowledge/hours"
)

// services prints the services in the order in which a texter would be told of them. A text about danger names
// nobody but 999; a card goes on with who helps afterwards.
func (c *card) services() {
	ids := c.reply.Services
	if c.reply.Outcome == bot.OutcomeDanger && c.finding.Confidence != knowledge.None {
		for _, o := range c.finding.Services {
			if !slices.Contains(ids, o.Service.ID) {
				ids = append(slices.Clip(ids), o.Service.ID)
			}
		}
	}
	shown := 0
	for _, id := range ids {
		if s := c.Brain.Base().Service(id); s != nil && shown < mostServices {
			shown++
			c.service(shown, s)
		}
	}
}

func (c *card) service(n int, s *knowledge.Service) {
	contact := c.contact(s)
	open, look := c.openWords(contact)
	title := fmt.Sprintf("%d  %s", n, s.Name)
	c.print("\n" + c.Style.sides(c.Style.paint(bold, title), open, look, serviceEdge))
	if ways := c.ways(s, contact); ways != "" {
		c.print(c.Style.wrapped(serviceEdge, serviceEdge, ways))
	}
	for _, fact := range c.facts(s, contact) {
		c.print(c.Style.wrapped(serviceEdge, serviceEdge, fact))
	}
}

// contact gives the way to name first: a number that is open at that moment, else the main number.
func (c *card) contact(s *knowledge.Service) *knowledge.Contact {
	for _, o := range c.finding.Services {
		if o.Service.ID == s.ID && o.Contact != nil {
			return o.Contact
		}
	}
	var best *knowledge.Contact
	for i := range s.Contacts {
		contact := &s.Contacts[i]
		if contact.Phone.IsZero() && contact.Text.IsZero() {
			continue
		}
		if best == nil || c.isOpen(contact) && !c.isOpen(best) {
			best = contact
		}
	}
	return best
}

func (c *card) isOpen(contact *knowledge.Contact) bool { return c.state(contact) == hours.Open }

func (c *card) state(contact *knowledge.Contact) hours.State {
	if contact == nil || !contact.Hours.Known {
		return hours.Unknown
	}
	return contact.Hours.Schedule.Sure(c.at, c.Brain.Base().Holidays)
}

// openWords says whether somebody answers, with the look of the words.
func (c *card) openWords(contact *knowledge.Contact) (words, look string) {
	if contact == nil || !contact.Hours.Known {
		return "hours not known", faint
	}
	words = contact.Hours.Schedule.NowWords(c.at, c.Brain.Base().Holidays)
	if c.isOpen(contact) {
		return words, green
	}
	return words, faint
}

// ways gives the number with its cost, and other numbers of the service.
func (c *card) ways(s *knowledge.Service, first *knowledge.Contact) string {
	if first == nil {
		return ""
	}
	ways := []string{c.way(first)}
	for i := range s.Contacts {
		other := &s.Contacts[i]
		if other == first || other.Phone == first.Phone && other.Text == first.Text {
			continue
		}
		if way := c.way(other); way != "" {
			ways = append(ways, way)
		}
	}
	return strings.Join(ways, "; ")
}

// way gives one number: "0800 953 9777   free".
func (c *card) way(contact *knowledge.Contact) string {
	number := contact.Phone.String()
	switch {
	case !contact.Text.IsZero() && contact.Say != "":
		number = fmt.Sprintf("text %s to %s", contact.Say, contact.Text)
	case !contact.Text.IsZero():
		number = "text " + contact.Text.String()
	case contact.Phone.IsZero():
		return ""
	}
	if contact.Label != "" {
		number = contact.Label + " " + number
	}
	if contact.Cost == "" || contact.Cost == knowledge.CostNotKnown {
		return number + ", cost not known"
	}
	return number + ", " + string(contact.Cost)
}

// facts are the lines for staff: who it is for, how a professional refers, what to know first, who checked it.
func (c *card) facts(s *knowledge.Service, contact *knowledge.Contact) []string {
	facts := []string{strings.TrimSpace(s.Who)}
	if c.finding.Cues[knowledge.CueProfessional] && isKnown(s.Refer.Professional) {
		facts = append(facts, "Professionals: "+s.Refer.Professional)
	}
	if isKnown(s.Safety.BeforeYouGiveIt) {
		facts = append(facts, "Before you give it: "+s.Safety.BeforeYouGiveIt)
	}
	for _, n := range c.Brain.Base().Notices {
		if slices.Contains(n.Services, s.ID) && !c.at.Before(n.From.Start()) && c.at.Before(n.Until.End()) {
			facts = append(facts, "Notice: "+n.Says)
		}
	}
	return append(facts, c.checked(s.Checked, contact))
}

func isKnown(words string) bool { return words != "" && words != "not known" }

// checked says in words whether anybody confirmed the record (S39, S40). Nobody is told to try a short number such as
// 999 first.
func (c *card) checked(by knowledge.Checked, contact *knowledge.Contact) string {
	switch {
	case by.On.IsZero() && contact != nil && contact.Phone.E164 == "" && !contact.Phone.IsZero():
		return "Nobody has confirmed this record yet."
	case by.On.IsZero():
		return "Nobody has rung this number yet: check before you give it out."
	}
	says := fmt.Sprintf("Checked %s by %s, who %s.", by.On.Words(), people(len(by.By)), by.How)
	if due := by.AgainBy; !due.IsZero() && !c.at.Before(due.End()) {
		says += fmt.Sprintf(" The next check was due %s: ring before you give it out.", due.Words())
	}
	return says
}

func people(n int) string {
	switch n {
	case 1:
		return "one person"
	case 2:
		return "two people"
	}
	return fmt.Sprintf("%d people", n)
}
