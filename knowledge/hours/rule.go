package hours

// group is a list of rules of which the later ones count first.
type group []rule

// rule says what holds on some days at some times.
type rule struct {
	years    []years
	periods  []period
	weekdays [7]uint16 // by time.Weekday: bits 0-4 the 1st to 5th of the month, 5-9 the last to 5th last
	anyDay   bool      // neither weekdays nor PH are named
	holidays bool      // PH is named
	dated    bool      // a day of a month is named
	adds     bool      // begins with "," and leaves earlier rules standing
	spans    []span    // none means the whole day
	state    State
	comment  string
}

// everyWeek holds the bits of a weekday without [n].
const everyWeek uint16 = 1<<5 - 1

// span is a stretch of time in minutes from its day's midnight; to is after
// from and at most 48 hours.
type span struct{ from, to int }

// years is a range of years, ends included.
type years struct{ from, to int }

// period is a range of days, ends included, as month*32+day; with a year
// (times 512) added when both ends name theirs.
type period struct{ from, to int }

const yearUnit = 512

func (p period) dated() bool { return p.from >= yearUnit }

func (p period) has(d date) bool {
	at := int(d.month)*32 + d.day
	if p.dated() {
		at += d.year * yearUnit
	}
	if p.from <= p.to {
		return p.from <= at && at <= p.to
	}
	return at >= p.from || at <= p.to
}

// matches tells whether the rule holds on a day.
func (r *rule) matches(d date, c calendar) bool {
	if !r.inYear(d) || !r.inPeriod(d) {
		return false
	}
	if r.anyDay {
		return true
	}
	nth := uint16(1)<<((d.day-1)/7) | uint16(1)<<(5+(daysIn(d.year, d.month)-d.day)/7)
	return r.weekdays[d.weekday]&nth != 0 || r.holidays && c.holiday(d)
}

func (r *rule) inYear(d date) bool {
	for _, y := range r.years {
		if y.from <= d.year && d.year <= y.to {
			return true
		}
	}
	return len(r.years) == 0
}

func (r *rule) inPeriod(d date) bool {
	for _, p := range r.periods {
		if p.has(d) {
			return true
		}
	}
	return len(r.periods) == 0
}

// covers tells whether the rule's times hold at a minute of their own day or,
// from 1440 up, of the next. In spring the clocks go forward on the day of the
// minute.
func (r *rule) covers(minute int, spring bool) bool {
	if len(r.spans) == 0 {
		return minute < dayLength
	}
	for _, s := range r.spans {
		if shifted(s.from, spring) <= minute && minute < shifted(s.to, spring) {
			return true
		}
	}
	return false
}

// shifted moves an edge out of the hour that is missing in spring.
func shifted(edge int, spring bool) int {
	if spring && edge%dayLength/60 == 1 {
		return edge + 60
	}
	return edge
}

// overrides tells whether earlier rules count for nothing on the rule's days.
func (r *rule) overrides() bool {
	return !r.adds && (r.state != Closed || len(r.spans) == 0)
}

// state reads the group at a minute of a day; own is false when the state comes
// from the evening before.
func (g group) state(d date, minute int, c calendar) (state State, own bool) {
	spring := d.springs()
	state, found, cut := g.own(d, minute, spring, c)
	if found || cut {
		return state, true
	}
	state, _, _ = g.own(d.prev(), minute+dayLength, spring, c)
	return state, false
}

// own reads the group from the rules that hold on a day. found means that a
// rule speaks of the minute; cut, that nothing may run into the day from the
// evening before.
func (g group) own(d date, minute int, spring bool, c calendar) (state State, found, cut bool) {
	for i := len(g) - 1; i >= 0; i-- {
		r := &g[i]
		if !r.matches(d, c) {
			continue
		}
		if r.covers(minute, spring) {
			return r.state, true, false
		}
		if r.overrides() {
			return Closed, false, r.cuts(d, c)
		}
	}
	return Closed, false, false
}

// cuts tells whether an overriding rule gives the day hours of its own, which
// the evening before did not have. A closed day needs no cut: it covers every
// minute.
func (r *rule) cuts(d date, c calendar) bool {
	special := r.dated || r.holidays && c.holiday(d)
	return special && !r.matches(d.prev(), c)
}
