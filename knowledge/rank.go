package knowledge

import (
	"cmp"
	"slices"
	"time"

	"waymark/knowledge/hours"
)

// graceAfterDue is how many days after its day a check may be late before a service is no longer named (S40).
const graceAfterDue = 90

// asker is what is known of the person and the moment.
type asker struct {
	cues   map[Cue]bool
	places []AreaID
	at     time.Time
	harm   bool // the question is about the person's own harmful behaviour

	holidays hours.Holidays
}

// mayName reports whether the public may be told of a service at all.
func (a *asker) mayName(s *Service) bool {
	return s.Listable && !s.StaffOnly && s.Status == StatusOpen && s.reachable() && !s.Checked.lapsed(a.at) &&
		(a.harm || !s.forCausingHarm())
}

// lapsed reports whether a check is more than 90 days overdue. A check that was never made cannot lapse: its
// service is listable by its sources (S39).
func (c Checked) lapsed(at time.Time) bool {
	return !c.AgainBy.IsZero() && at.After(c.AgainBy.End().AddDate(0, 0, graceAfterDue))
}

// reachable reports whether there is a phone or a text number: a person who has only a text gets no links (S17).
func (s *Service) reachable() bool {
	return slices.ContainsFunc(s.Contacts, Contact.dialled)
}

// dialled reports whether the contact is a number to ring or to text.
func (c Contact) dialled() bool { return !c.Phone.IsZero() || !c.Text.IsZero() }

// forCausingHarm reports whether the service is there for people who hurt somebody, and not for those hurt.
func (s *Service) forCausingHarm() bool {
	return slices.Contains(s.For.Who, WhoCausingHarm) && !slices.Contains(s.For.Who, WhoSelf)
}

// forEverybody reports whether any person hurt can be sent there without more being known.
func (s *Service) forEverybody() bool {
	return s.For.Ages == Ages{} && (s.For.Gender == "any" || s.For.Gender == "") && s.Reach != ReachRegional &&
		slices.Contains(s.For.Who, WhoSelf) && len(s.made()) == 0
}

// covers reports whether a service can be for somebody in any of these places. With no place read, all can.
func (a *asker) covers(s *Service) bool {
	return len(a.places) == 0 || s.Reach != ReachRegional || len(s.Areas) == 0 || a.covered(s)
}

// covered reports whether a service is tied to one of the places by its areas.
func (a *asker) covered(s *Service) bool {
	return slices.ContainsFunc(a.places, func(p AreaID) bool { return slices.Contains(s.Areas, p) })
}

// fits reports whether nothing known of the person speaks against the service.
func (a *asker) fits(s *Service) bool {
	ages, gender := s.For.Ages, s.For.Gender
	switch {
	case !a.covers(s):
		return false
	case gender == "women" && a.cues[CueMan] && !a.cues[CueWoman], gender == "men" && a.cues[CueWoman] && !a.cues[CueMan]:
		return false
	case a.cues[CueUnder18] && ages.From >= adultFrom && !a.cues[CueSomebodyElse] && !a.cues[CueProfessional]:
		return false
	case a.cues[CueOlder] && ages.To > 0 && ages.To < olderFrom && !a.cues[CueUnder18]:
		return false
	case a.cues[CueProfessional]:
		return true
	}
	return !slices.Equal(s.For.Who, []Who{WhoProfessional})
}

// made gives the cues of the people a service was made for, beside women and men, who are told by gender.
func (s *Service) made() []Cue {
	var made []Cue
	for _, tag := range s.Tags {
		if cue, ok := madeFor(tag); ok {
			made = append(made, cue)
		}
	}
	if s.For.Ages.To > 0 && s.For.Ages.To < adultFrom {
		made = append(made, CueUnder18)
	}
	if s.For.Ages.From >= olderFrom {
		made = append(made, CueOlder)
	}
	return made
}

// madeFor reads the tags of services that say whom they were made for.
func madeFor(tag string) (Cue, bool) {
	switch tag {
	case "lgbt":
		return CueLGBT, true
	case "deaf", "bsl":
		return CueDeaf, true
	case "disability":
		return CueDisabled, true
	case "students":
		return CueStudent, true
	case "older-people":
		return CueOlder, true
	}
	return "", false
}

// fit says how well a service suits the person: 2 made for somebody like them, 1 for everybody, 0 made for others
// as far as is known.
func (a *asker) fit(s *Service) int {
	is := func(c Cue) bool { return a.cues[c] }
	made := s.made()
	switch {
	case slices.ContainsFunc(made, is), s.For.Gender == "women" && is(CueWoman), s.For.Gender == "men" && is(CueMan):
		return 2
	case len(made) > 0, s.For.Gender == "women", s.For.Gender == "men":
		return 0
	}
	return 1
}

// rank orders services for this person and moment: those that suit the person, that surely cover the place, that
// are surely open, of the region before national ones, and doubtful sources last. Ties stand in the order given.
func (a *asker) rank(services []*Service) []Offer {
	var offers []Offer
	for _, s := range services {
		if a.mayName(s) && a.fits(s) {
			offers = append(offers, a.offer(s))
		}
	}
	slices.SortStableFunc(offers, func(x, y Offer) int {
		return cmp.Or(
			cmp.Compare(a.fit(y.Service), a.fit(x.Service)),
			yes(a.covered(y.Service), a.covered(x.Service)),
			yes(y.State == hours.Open, x.State == hours.Open),
			yes(y.Service.Reach == ReachRegional, x.Service.Reach == ReachRegional),
			cmp.Compare(certainty(y.Service), certainty(x.Service)),
		)
	})
	return offers
}

// yes puts true after false.
func yes(x, y bool) int {
	switch {
	case x == y:
		return 0
	case x:
		return 1
	}
	return -1
}

// certainty puts services with doubtful sources behind the rest, which keep the editor's order.
func certainty(s *Service) int {
	if s.Confidence == "low" && s.Checked.On.IsZero() {
		return 0
	}
	return 1
}
