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
	return s.state(d, minute, reading{h: h})
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
	return s.state(d, minute, reading{h: h, sure: true})
}

// reading is how a schedule is read: with which bank holidays, and whether as
// Sure does.
type reading struct {
	h    Holidays
	sure bool
}

func (s *Schedule) state(d date, minute int, how reading) State {
	switch {
	case s.groups == nil:
		return Unknown
	case s.always:
		return Open
	case !how.sure:
		state, _ := s.read(d, minute, calendar{h: how.h})
		return state
	}
	wide := calendar{h: how.h, festive: true}
	if !s.names {
		return s.unnamed(d, minute, wide)
	}
	strict, _ := s.read(d, minute, calendar{h: how.h})
	if state, _ := s.read(d, minute, wide); state != strict {
		return Unknown
	}
	return strict
}

// unnamed reads hours that say nothing of bank holidays.
func (s *Schedule) unnamed(d date, minute int, c calendar) State {
	if c.holiday(d) {
		return Unknown
	}
	state, own := s.read(d, minute, c)
	if state == Open && !own && c.holiday(d.prev()) {
		return Unknown
	}
	return state
}

// read tries the groups in order; own is false when the state comes from the
// evening before.
func (s *Schedule) read(d date, minute int, c calendar) (state State, own bool) {
	for _, g := range s.groups {
		if state, own = g.state(d, minute, c); state != Closed {
			break
		}
	}
	return state, own
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

// MarshalBinary gives the expression, so that hours can be kept.
func (s Schedule) MarshalBinary() ([]byte, error) { return []byte(s.expr), nil }

// UnmarshalBinary reads what MarshalBinary gave.
func (s *Schedule) UnmarshalBinary(expr []byte) error {
	if len(expr) == 0 {
		*s = Schedule{}
		return nil
	}
	read, err := Parse(string(expr))
	*s = read
	return err
}
