package bot

import (
	"slices"
	"time"

	"waymark/knowledge"
)

// The services the code itself names. NewBrain refuses a base that lacks one.
const (
	serviceEmergency knowledge.ServiceID = "emergency-999"
	serviceVictims   knowledge.ServiceID = "victim-support" // open to anyone, day and night
	serviceListeners knowledge.ServiceID = "samaritans"     // in its place when it may not be named
	serviceChildline knowledge.ServiceID = "childline"
	serviceMarriage  knowledge.ServiceID = "forced-marriage-unit" // answers from abroad
)

// The contacts of a service that a template can ask for by label.
const labelOutOfHours = "out of hours"

// cast is who is named in a reply, by the part they play in its template.
type cast struct {
	first  *knowledge.Offer // named first, open whenever any is
	own    *knowledge.Offer // the topic's own first, open or not
	later  *knowledge.Offer // the same, only when it is closed now
	second *knowledge.Offer // the other topic's
	near   *knowledge.Offer // tied to the place
	open   *knowledge.Offer // open at that moment, for anyone
}

// cast chooses who is named, from the services in the order in which they would be named.
func (b *Brain) cast(offers []knowledge.Offer, at time.Time) cast {
	c := cast{open: b.openNow(at)}
	if len(offers) == 0 {
		c.first, c.own = c.open, c.open
		return c
	}
	c.first, c.own = &offers[0], &offers[0]
	if isOpen(*c.first) {
		return c
	}
	c.later, c.first = c.first, c.open
	if i := slices.IndexFunc(offers, isOpenToAnyone); i >= 0 {
		c.first = &offers[i]
	}
	return c
}

// isOpen reports whether somebody surely answers at the moment of the offer.
func isOpen(o knowledge.Offer) bool { return o.State.String() == "open" }

// isOpenToAnyone reports whether somebody answers now whoever the person is.
func isOpenToAnyone(o knowledge.Offer) bool {
	return isOpen(o) && isForAnyone(o.Service)
}

func isForAnyone(s *knowledge.Service) bool {
	return s.For.Ages == knowledge.Ages{} && (s.For.Gender == "any" || s.For.Gender == "") &&
		slices.Contains(s.For.Who, knowledge.WhoSelf)
}

// openNow gives the number named to everybody when nothing better is known: open to anyone at that moment.
func (b *Brain) openNow(at time.Time) *knowledge.Offer {
	for _, id := range [...]knowledge.ServiceID{serviceVictims, serviceListeners} {
		if o := b.offer(id, at); o != nil && isOpen(*o) {
			return o
		}
	}
	for _, o := range b.base.Route(nil, nil, nil, at) {
		if isOpen(o) {
			return &o
		}
	}
	return b.offer(serviceVictims, at)
}

// offer gives a service by name with the contact that is open at that moment, or the main one; nil when it may not
// be sent.
func (b *Brain) offer(id knowledge.ServiceID, at time.Time) *knowledge.Offer {
	s := b.base.Service(id)
	if s == nil || !sendable(s, at) {
		return nil
	}
	o := b.base.Offer(s, at)
	if o.Contact == nil {
		return nil
	}
	return &o
}

// graceAfterDue is how long a check may be late before a service is no longer sent (S40).
const graceAfterDue = 90 * 24 * time.Hour

func sendable(s *knowledge.Service, at time.Time) bool {
	due := s.Checked.AgainBy
	return s.Listable && !s.StaffOnly && s.Status == knowledge.StatusOpen &&
		(due.IsZero() || !at.After(due.End().Add(graceAfterDue)))
}

// contact gives the contact of a service that has this label and a phone, or nil.
func contact(s *knowledge.Service, label string) *knowledge.Contact {
	for i := range s.Contacts {
		if c := &s.Contacts[i]; c.Label == label && !c.Phone.IsZero() {
			return c
		}
	}
	return nil
}

func mainContact(s *knowledge.Service) *knowledge.Contact {
	if c := contact(s, ""); c != nil {
		return c
	}
	return contact(s, "main")
}
