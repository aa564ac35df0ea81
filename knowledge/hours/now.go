package hours

import (
	"strconv"
	"time"
)

// NowWords says what Sure knows at t and when that ends: "open now, 24 hours",
// "open now until 5pm", "closed until tomorrow 9am", "hours not known today".
// What follows "closed until" is certain: days that are not known are passed
// over. Every character is in GSM-7.
func (s Schedule) NowWords(t time.Time, h Holidays) string {
	switch s.Sure(t, h) {
	case Open:
		if s.always {
			return "open now, 24 hours"
		}
		if until, ok := s.SureNextChange(t, h); ok {
			return "open now until " + momentWords(until, t)
		}
		return "open now"
	case Closed:
		if from, ok := s.NextOpen(t, h); ok {
			return "closed until " + momentWords(from, t)
		}
		return "closed"
	}
	return s.unknownWords(t, h)
}

// unknownWords tells the silence of the hours on a bank holiday from a time
// that is never known.
func (s Schedule) unknownWords(t time.Time, h Holidays) string {
	if s.At(t, h) == Unknown {
		return "hours not known today"
	}
	const silent = "bank holiday: hours not known"
	if from, ok := s.NextOpen(t, h); ok {
		return silent + ", open from " + momentWords(from, t)
	}
	return silent
}

// momentWords says a moment to come as seen from now: "5pm", "tomorrow 9am",
// "Mon 9:30am", "4 Jan 9am", "4 Jan 2028 9am". Midnight is the end of the day
// before it.
func momentWords(moment, now time.Time) string {
	d, minute := wall(moment)
	today, _ := wall(now)
	if minute == 0 {
		d = d.prev()
	}
	day := dayWords(d, today)
	switch {
	case day == "":
		return clockWords(minute)
	case minute == 0:
		return "the end of " + day
	}
	return day + " " + clockWords(minute)
}

// dayWords names a day as seen from today, which needs no name.
func dayWords(d, today date) string {
	days := 0
	for near := today; near != d && days < 7; near = near.next() {
		days++
	}
	dated := strconv.Itoa(d.day) + " " + monthNames[d.month-1]
	switch {
	case days == 0:
		return ""
	case days == 1:
		return "tomorrow"
	case days < 7:
		return dayName(d.weekday)
	case d.year == today.year || d.year == today.year+1 && d.month < today.month:
		return dated
	}
	return dated + " " + strconv.Itoa(d.year)
}
