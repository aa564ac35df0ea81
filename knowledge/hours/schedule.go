package hours

import "time"

// State is what a schedule says of a moment.
type State int

// The three states. Unknown means that the hours do not tell.
const (
	Closed State = iota
	Open
	Unknown
)

// String gives "closed", "open" or "unknown".
func (s State) String() string {
	return [...]string{"closed", "open", "unknown"}[s]
}

// Holidays tells which days are bank holidays in England. A nil Holidays knows
// of none.
type Holidays interface {
	Holiday(year int, month time.Month, day int) bool
}

// Schedule is a set of opening hours made by Parse. The zero Schedule stands
// for hours nobody knows: every moment is Unknown.
type Schedule struct {
	expr   string
	groups []group // tried in order until one is not closed ("||")
	edges  []int   // minutes of a day at which a state can differ, ascending, from 0
	spring []int   // the same on the day the clocks go forward
	names  bool    // PH is named
	always bool
}

// String gives the expression as it was written.
func (s Schedule) String() string { return s.expr }

// Always tells whether the line is open at every moment, bank holidays too:
// "24/7", or the same said in days and times with PH named.
func (s Schedule) Always() bool { return s.always }

// NamesHolidays tells whether the hours say what happens on bank holidays.
// "24/7" does.
func (s Schedule) NamesHolidays() bool { return s.names }

// At gives the state at t as OpenStreetMap reads it.
func (s Schedule) At(t time.Time, h Holidays) State {
	d, minute := wall(t)
	return view{s: &s, h: h}.state(d, minute)
}

// Open tells whether At is Open.
func (s Schedule) Open(t time.Time, h Holidays) bool { return s.At(t, h) == Open }

// Sure gives the state at t that may be told to a person. It is At, except
// that on a bank holiday (and in a span that began on one) hours that do not
// name PH are Unknown. 25 and 26 December and 1 January on a weekend have a
// substitute day; where it matters whether they count as bank holidays
// themselves, the state is Unknown.
func (s Schedule) Sure(t time.Time, h Holidays) State {
	d, minute := wall(t)
	return view{s: &s, h: h, sure: true}.state(d, minute)
}

// view is a schedule read with a calendar of bank holidays.
type view struct {
	s    *Schedule
	h    Holidays
	sure bool // read as Sure does
}

func (v view) state(d date, minute int) State {
	switch {
	case v.s.groups == nil:
		return Unknown
	case v.s.always:
		return Open
	case !v.sure:
		return v.read(d, minute, calendar{h: v.h})
	}
	wide := calendar{h: v.h, festive: true}
	if !v.s.names {
		return v.unnamed(d, minute, wide)
	}
	state := v.read(d, minute, wide)
	if state != v.read(d, minute, calendar{h: v.h}) {
		return Unknown
	}
	return state
}

// unnamed reads hours that say nothing of bank holidays.
func (v view) unnamed(d date, minute int, c calendar) State {
	if c.holiday(d) {
		return Unknown
	}
	state := v.read(d, minute, c)
	if state == Open && c.holiday(d.prev()) && v.began(d, minute, c) {
		return Unknown
	}
	return state
}

// began tells whether what is open at this minute began the day before.
func (v view) began(d date, minute int, c calendar) bool {
	for _, g := range v.s.groups {
		if state, own := g.state(d, minute, c); state != Closed {
			return !own
		}
	}
	return false
}

func (v view) read(d date, minute int, c calendar) State {
	for _, g := range v.s.groups {
		if state, _ := g.state(d, minute, c); state != Closed {
			return state
		}
	}
	return Closed
}

// calendar answers whether a day is a bank holiday; a festive one counts
// Christmas, Boxing and New Year's Day on whatever day of the week they fall.
type calendar struct {
	h       Holidays
	festive bool
}

func (c calendar) holiday(d date) bool {
	if c.festive && d.festive() {
		return true
	}
	return c.h != nil && c.h.Holiday(d.year, d.month, d.day)
}
