package hours

import (
	"slices"
	"time"
)

// horizon is how far ahead a change is looked for, in years.
const horizon = 10

// NextChange gives the first moment after t at which At differs from At(t), or
// false when there is none within ten years.
func (s Schedule) NextChange(t time.Time, h Holidays) (time.Time, bool) {
	how := reading{h: h}
	d, minute := wall(t)
	now := s.state(d, minute, how)
	return s.search(t, how, func(next State) bool { return next != now })
}

// SureNextChange is NextChange for Sure.
func (s Schedule) SureNextChange(t time.Time, h Holidays) (time.Time, bool) {
	how := reading{h: h, sure: true}
	d, minute := wall(t)
	now := s.state(d, minute, how)
	return s.search(t, how, func(next State) bool { return next != now })
}

// NextOpen gives the first edge after t from which Sure is Open, passing over
// days that are not known; or false when there is none within ten years.
func (s Schedule) NextOpen(t time.Time, h Holidays) (time.Time, bool) {
	return s.search(t, reading{h: h, sure: true}, func(next State) bool { return next == Open })
}

// search gives the first edge after t whose state is wanted.
func (s *Schedule) search(t time.Time, how reading, wanted func(State) bool) (time.Time, bool) {
	if s.always || s.groups == nil {
		return time.Time{}, false
	}
	d, after := wall(t)
	for last := d.year + horizon; d.year <= last; d = d.next() {
		for _, edge := range s.edgesOf(d) {
			if edge > after && wanted(s.state(d, edge, how)) {
				return within(d.instant(edge), t)
			}
		}
		after = -1
	}
	return time.Time{}, false
}

func within(at, t time.Time) (time.Time, bool) {
	if at.After(t.AddDate(horizon, 0, 0)) {
		return time.Time{}, false
	}
	return at, true
}

func (s *Schedule) edgesOf(d date) []int {
	if d.springs() {
		return s.spring
	}
	return s.edges
}

// findEdges gathers the minutes at which any rule begins or ends.
func (s *Schedule) findEdges() {
	s.edges = []int{0}
	for _, g := range s.groups {
		for _, r := range g {
			for _, sp := range r.spans {
				s.edges = append(s.edges, sp.from, sp.to%dayLength)
			}
		}
	}
	for _, edge := range s.edges {
		s.spring = append(s.spring, shifted(edge, true))
	}
	slices.Sort(s.edges)
	slices.Sort(s.spring)
	s.edges, s.spring = slices.Compact(s.edges), slices.Compact(s.spring)
}
