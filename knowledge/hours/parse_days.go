package hours

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"time"
)

var (
	weekdayNames = []string{"Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"}
	monthNames   = []string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}
)

func weekdayOf(t token) (time.Weekday, bool) {
	i := slices.Index(weekdayNames, t.text)
	return time.Weekday(i), i >= 0
}

func monthOf(t token) (time.Month, bool) {
	i := slices.Index(monthNames, t.text)
	return time.Month(i + 1), i >= 0
}

// yearAt gives the year that stands n tokens on, if one does.
func (p *parser) yearAt(n int) (int, bool) {
	t := p.ahead(n)
	if t.kind != number || len(t.text) != 4 || t.text[0] == '0' || p.ahead(n+1).is(":") {
		return 0, false
	}
	year, err := strconv.Atoi(t.text)
	return year, err == nil
}

// years reads "2026", "2026-2027", "2027+" and lists of them.
func (p *parser) years(r *rule) error {
	from, ok := p.yearAt(0)
	for ok {
		begins := p.take()
		y := years{from, from}
		if p.accept("+") {
			y.to = math.MaxInt
		} else if to, ok := p.yearAt(1); ok && p.peek().is("-") {
			p.here += 2
			y.to = to
		}
		if y.to < y.from {
			return p.refuse(begins, "the years run backwards", `Write the earlier one first, like "2026-2027".`)
		}
		r.years = append(r.years, y)
		if from, ok = p.yearAt(1); !ok || !p.accept(",") {
			break
		}
	}
	return nil
}

// periods reads months and days of months: "Jan-Mar", "Dec 25", "Dec 25-26",
// "Dec 24-Jan 02" and lists of them.
func (p *parser) periods(r *rule) error {
	for {
		if _, ok := monthOf(p.peek()); !ok {
			return nil
		}
		begins := p.peek()
		one, hasDay, err := p.period(r)
		if err != nil {
			return err
		}
		if len(r.years) > 0 && one.from > one.to {
			return p.refuse(begins, "this goes on into the next year",
				`Name both years, like "2026 Dec 24-2027 Jan 02".`)
		}
		r.periods = append(r.periods, one)
		r.dated = r.dated || hasDay
		if _, more := monthOf(p.ahead(1)); !more || !p.accept(",") {
			return nil
		}
	}
}

// period reads one range of days.
func (p *parser) period(r *rule) (one period, hasDay bool, err error) {
	month, _ := monthOf(p.take())
	first, hasDay, err := p.dayOf(month)
	if err != nil {
		return one, false, err
	}
	one = period{int(month)*32 + max(first, 1), int(month)*32 + first}
	if !hasDay {
		one.to += 31
	}
	if !p.peek().is("-") {
		return one, hasDay, nil
	}
	p.take()
	begins := p.peek()
	if year, ok := p.yearAt(0); ok {
		p.take()
		if err := p.bindYears(r, &one, year, hasDay, begins); err != nil {
			return one, hasDay, err
		}
	}
	return one, hasDay, p.periodEnd(&one, month, hasDay)
}

// bindYears moves the one year read before the range into it, so that
// "2026 Oct 01-2027 Mar 31" is a single stretch.
func (p *parser) bindYears(r *rule, one *period, year int, hasDay bool, t token) error {
	if !hasDay || len(r.years) != 1 || r.years[0].from != r.years[0].to || r.years[0].from > year || len(r.periods) > 0 {
		return p.refuse(t, "a year cannot stand here", `Name both ends, like "2026 Oct 01-2027 Mar 31".`)
	}
	one.from += r.years[0].from * yearUnit
	one.to = year * yearUnit
	r.years = nil
	return nil
}

// periodEnd reads what follows the hyphen: a day, a month, or both.
func (p *parser) periodEnd(one *period, month time.Month, hasDay bool) error {
	begins := p.peek()
	last, named := monthOf(begins)
	if named {
		p.take()
	} else {
		last = month
	}
	day, ends, err := p.dayOf(last)
	switch {
	case err != nil:
		return err
	case !named && !ends || hasDay != ends || !named && one.dated():
		return p.refuse(begins, "the two ends of this range of days differ in kind",
			`Write it like "Jan-Mar", "Dec 25-26" or "Dec 24-Jan 02".`)
	case !ends:
		day = 31
	}
	one.to = one.to/yearUnit*yearUnit + int(last)*32 + day
	if one.from > one.to && (!named || one.dated()) {
		return p.refuse(begins, "the days run backwards", `Write the earlier one first, like "Dec 25-26".`)
	}
	return nil
}

// dayOf takes the number of a day, if one stands here and is not an hour.
func (p *parser) dayOf(month time.Month) (int, bool, error) {
	t := p.peek()
	if t.kind != number || p.ahead(1).is(":") || len(t.text) > 2 {
		return 0, false, nil
	}
	day, err := strconv.Atoi(t.text)
	if err != nil || day < 1 || day > daysIn(2024, month) {
		return 0, false, p.refuse(t, fmt.Sprintf("%s has no day %s", monthNames[month-1], t.text), "Check the date.")
	}
	p.take()
	return day, true, nil
}

// weekdays reads "Mo-Fr", "Sa,Su,PH", "Tu[1]" and the like.
func (p *parser) weekdays(r *rule) error {
	for {
		t := p.peek()
		day, ok := weekdayOf(t)
		switch {
		case t.text == "PH":
			p.take()
			r.holidays = true
			if err := p.afterHolidays(); err != nil {
				return err
			}
		case ok:
			p.take()
			if err := p.weekday(r, day); err != nil {
				return err
			}
		default:
			r.anyDay = r.weekdays == [7]uint16{} && !r.holidays
			return nil
		}
		if !p.peek().is(",") {
			return nil
		}
		if t := p.ahead(1); t.text != "PH" && !slices.Contains(weekdayNames, t.text) {
			return p.refuse(t, "a day should follow the comma, not "+t.shown(), `Write days like "Mo,We,Fr" or "Sa-Su,PH".`)
		}
		p.take()
	}
}

// afterHolidays refuses what may not follow PH.
func (p *parser) afterHolidays() error {
	t := p.peek()
	if t.is("+") || t.is("-") {
		return p.refuse(t, "days counted from a bank holiday are not read", `Write the dates, like "Dec 24 09:00-12:00".`)
	}
	if _, ok := weekdayOf(t); ok {
		return p.refuse(t, "a weekday cannot follow PH without a comma", `Write "Sa-Su,PH" for weekends and bank holidays.`)
	}
	return nil
}

// weekday reads what follows the name of a day: a range, or which of the month.
func (p *parser) weekday(r *rule, day time.Weekday) error {
	if p.accept("[") {
		return p.nth(r, day)
	}
	last := day
	if p.accept("-") {
		var ok bool
		if last, ok = weekdayOf(p.peek()); !ok {
			return p.refuse(p.peek(), "a day should follow the hyphen, not "+p.peek().shown(),
				`Write days like "Mo-Fr". The days are Mo Tu We Th Fr Sa Su.`)
		}
		p.take()
		if p.peek().is("[") {
			return p.refuse(p.peek(), "[ ] cannot follow a range of days", `Write each day, like "Mo[1],Tu[1]".`)
		}
	}
	for ; day != last; day = (day + 1) % 7 {
		r.weekdays[day] |= everyWeek
	}
	r.weekdays[last] |= everyWeek
	return nil
}

// nth reads "1]", "-1]", "1,3]" or "1-2]".
func (p *parser) nth(r *rule, day time.Weekday) error {
	for {
		from, err := p.nthNumber()
		if err != nil {
			return err
		}
		to := from
		if from > 0 && p.accept("-") {
			if to, err = p.nthNumber(); err != nil {
				return err
			}
		}
		if to < from {
			return p.refuse(p.peek(), "the numbers run backwards", `Write them like "Mo[1-2]".`)
		}
		for n := from; n <= to; n++ {
			r.weekdays[day] |= nthBit(n)
		}
		if !p.accept(",") {
			break
		}
	}
	if !p.accept("]") {
		return p.refuse(p.peek(), "] is missing", `Write it like "Mo[1,3]".`)
	}
	if t := p.peek(); t.is("+") || t.is("-") {
		return p.refuse(t, "days counted from a weekday are not read", `Write the weekday itself, like "Tu[1]".`)
	}
	return nil
}

func nthBit(n int) uint16 {
	if n < 0 {
		return 1 << (4 - n)
	}
	return 1 << (n - 1)
}

func (p *parser) nthNumber() (int, error) {
	sign := 1
	if p.accept("-") {
		sign = -1
	}
	t := p.take()
	if t.kind != number || len(t.text) != 1 || t.text < "1" || t.text > "5" {
		return 0, p.refuse(t, "which of the month must be 1 to 5, or -1 for the last", `Write it like "Mo[1]" or "Fr[-1]".`)
	}
	return sign * int(t.text[0]-'0'), nil
}
