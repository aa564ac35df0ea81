package knowledge

import (
	"fmt"
	"regexp"
	"slices"
)

func (r *referee) service(s *Service) {
	from := s.origin
	r.one(from, "services", "service", string(s.UntilChecked), "until_checked")
	r.all(from, "topics", "topic", texts(s.Topics...), "topics")
	r.areasOf(from, s.Areas, "areas")
	r.public(s)
	r.refuge(s)
	if s.For.causesHarm() && !slices.Equal(s.Topics, []TopicID{topicOfHarm}) {
		r.refuse(from, from.at("topics"), "S019", "This service is for people who cause harm.",
			fmt.Sprintf("Its only topic can be %q.", topicOfHarm))
	}
}

func (a Audience) causesHarm() bool {
	return slices.Contains(a.Who, WhoCausingHarm) && !slices.Contains(a.Who, WhoSelf)
}

// public checks that a listable service can be named in a text, or says that it never is.
func (r *referee) public(s *Service) {
	if !s.Listable || s.StaffOnly {
		return
	}
	from := s.origin
	if s.TextName == "" {
		r.refuse(from, from.key("listable"), "S010", `A listable service needs "text_name".`,
			`Write what a text may say on a shared phone, or "staff_only: yes".`)
	}
	if !slices.ContainsFunc(s.Contacts, Contact.byPhoneOrText) {
		r.refuse(from, from.key("listable"), "S010", "A listable service needs a phone, or a number for texts.",
			`Add one to "contact", or write "staff_only: yes".`)
	}
}

func (c Contact) byPhoneOrText() bool { return !c.Phone.IsZero() || !c.Text.IsZero() }

// postcode is a full British postcode: the way to one front door.
var postcode = regexp.MustCompile(`(?i)\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b`)

// refuge keeps the place of a refuge out of the base (S34).
func (r *referee) refuge(s *Service) {
	if !slices.Contains(s.Tags, "refuge") {
		return
	}
	if s.Address != "" {
		r.refuse(s.origin, s.origin.key("address"), "S022", "A refuge must not have an address here.", "Take it out: somebody may be looking for a person there.")
	}
	s.origin.root.each(func(n *node) {
		if postcode.MatchString(n.text) {
			r.refuse(s.origin, n, "S022", "A refuge must not have a postcode here.", "Take it out: somebody may be looking for a person there.")
		}
	})
}

// each visits every scalar below a node.
func (n *node) each(visit func(*node)) {
	if n.shape == scalar {
		visit(n)
	}
	for _, part := range n.values {
		part.each(visit)
	}
}

// areasOf checks names of councils, unless the list of them could not be read.
func (r *referee) areasOf(from origin, areas []AreaID, path ...any) {
	if r.loader.broken["areas.yaml"] {
		return
	}
	for i, area := range areas {
		if !r.areas[string(area)] {
			known := texts(r.areaIDs()...)
			r.refuse(from, from.at(append(slices.Clone(path), i)...), "T007",
				fmt.Sprintf("There is no area called %q.", area), didYouMean(string(area), known))
		}
	}
}

func (r *referee) areaIDs() []AreaID {
	ids := make([]AreaID, len(r.base.Areas))
	for i, area := range r.base.Areas {
		ids[i] = area.ID
	}
	return ids
}

// places checks the councils that postcode districts and towns lie in.
func (r *referee) places() {
	from := r.base.places
	if from.root == nil {
		return
	}
	for i, d := range r.base.Districts {
		r.areasOf(from, d.Areas, "districts", i, "areas")
		r.areasOf(from, d.Edge, "districts", i, "edge")
	}
	for i, t := range r.base.Towns {
		r.areasOf(from, t.Areas, "towns", i, "areas")
	}
}
