package knowledge

import (
	"cmp"
	"slices"

	"waymark/knowledge/hours"
)

// offer chooses the contact to name: of those to ring or to text, the first that is surely open, main ones before
// others; if none is, the main one. "From abroad" is for people who are abroad or going (S29).
func (a *asker) offer(s *Service) Offer {
	best := Offer{Service: s}
	for i := range s.Contacts {
		c := &s.Contacts[i]
		if !c.dialled() || a.wrongPlace(c) {
			continue
		}
		o := Offer{Service: s, Contact: c, State: a.state(c)}
		if best.Contact == nil || compareContacts(o, best) > 0 {
			best = o
		}
	}
	if best.Contact == nil {
		best.Contact = s.anyNumber()
		best.State = a.state(best.Contact)
	}
	return best
}

// compareContacts is above 0 when x is rather named than y.
func compareContacts(x, y Offer) int {
	return cmp.Or(
		yes(x.Contact.Label == labelAbroad, y.Contact.Label == labelAbroad),
		yes(x.State == hours.Open, y.State == hours.Open),
		yes(x.Contact.main(), y.Contact.main()),
		yes(!x.Contact.Phone.IsZero(), !y.Contact.Phone.IsZero()),
	)
}

// state gives whether somebody surely answers at the moment of the question (S41).
func (a *asker) state(c *Contact) hours.State {
	if !c.Hours.Known {
		return hours.Unknown
	}
	return c.Hours.Schedule.Sure(a.at, a.holidays)
}

// main reports whether a contact has no label of its own.
func (c *Contact) main() bool { return c.Label == "" || c.Label == "main" }

// wrongPlace reports whether a contact is only for callers from abroad and nothing says that the person is.
func (a *asker) wrongPlace(c *Contact) bool {
	return c.Label == labelAbroad && !a.cues[CueAbroad] && !a.cues[CueGoingAbroad]
}

// labelAbroad marks the number for callers from abroad.
const labelAbroad = "from abroad"

// anyNumber gives the first number of a service all of whose numbers are for callers from abroad.
func (s *Service) anyNumber() *Contact {
	i := slices.IndexFunc(s.Contacts, Contact.dialled)
	return &s.Contacts[i]
}
