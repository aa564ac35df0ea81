package bot

import (
	"slices"
	"strings"

	"waymark/knowledge"
)

// place answers a message that is a place: after NEAR, or alone. The place is never said back (S6).
func (t *turn) place() bool {
	asked := t.before.Menu == MenuPlace
	if !asked && !t.onlyPlace() {
		return false
	}
	switch {
	case t.finding.OutsideArea:
		t.after.Menu, t.after.Places = MenuNone, nil
		return t.say(OutcomeKeyword, "near.outside", t.filling(nil))
	case len(t.finding.Places) > 0 && (t.onlyPlace() || t.finding.Confidence == knowledge.None):
		return t.nearby()
	case asked && t.finding.Confidence == knowledge.None && isShort(t.words):
		return t.say(OutcomeKeyword, "near.unread", t.filling(nil))
	}
	return false
}

// onlyPlace reports whether the message is a place and nothing else.
func (t *turn) onlyPlace() bool {
	return len(t.finding.Topics) == 0 && (t.finding.OutsideArea || len(t.finding.Places) > 0)
}

func isShort(words string) bool {
	const few = 3
	return len(strings.Fields(words)) <= few
}

// nearby names a service tied to the place, for what the conversation is about.
func (t *turn) nearby() bool {
	t.after.Menu, t.after.Places = MenuNone, t.finding.Places
	if len(t.after.Topics) == 0 {
		t.after.Topics = []knowledge.TopicID{topicGeneral}
	}
	offers := t.route(t.after.Topics...)
	i := slices.IndexFunc(offers, func(o knowledge.Offer) bool { return t.isNear(o.Service) })
	if i < 0 {
		return t.say(OutcomeKeyword, "near.none", t.filling(offers))
	}
	f := t.filling(slices.Delete(slices.Clone(offers), i, i+1))
	if f.later == nil {
		f.open = f.first
	}
	f.near = &offers[i]
	return t.say(OutcomeKeyword, "near.found", f, offers...)
}

// isNear reports whether a service is tied to one of the places, and not to the whole region.
func (t *turn) isNear(s *knowledge.Service) bool {
	if s.Reach != knowledge.ReachRegional || len(s.Areas) >= len(t.base.Areas) {
		return false
	}
	return slices.ContainsFunc(t.after.Places, func(p knowledge.AreaID) bool { return slices.Contains(s.Areas, p) })
}

const topicGeneral knowledge.TopicID = "general-support"
