package hours

import (
	"sync"
	"time"
	_ "time/tzdata" // London is known wherever the program runs
)

const dayLength = 24 * 60 // minutes by the wall clock

var london = sync.OnceValue(func() *time.Location {
	place, err := time.LoadLocation("Europe/London")
	if err != nil {
		panic("hours: Europe/London is missing from the embedded time zones: " + err.Error())
	}
	return place
})

// London gives the time zone of England, which the program carries with it.
func London() *time.Location { return london() }

// date is a day of the calendar.
type date struct {
	year    int
	month   time.Month
	day     int
	weekday time.Weekday
}

// wall gives the day and the minute shown by clocks in London. When an hour
// comes twice, every minute of the second time reads as the hour's last, since
// all its edges have passed.
func wall(t time.Time) (date, int) {
	t = t.In(london())
	year, month, day := t.Date()
	hour, minute, _ := t.Clock()
	if month == time.October && hour == 1 && t.Add(-time.Hour).Hour() == 1 {
		minute = 59
	}
	return date{year, month, day, t.Weekday()}, hour*60 + minute
}

// instant gives the moment when clocks in London first show a minute of the day.
func (d date) instant(minute int) time.Time {
	t := time.Date(d.year, d.month, d.day, minute/60, minute%60, 0, 0, london())
	if d.month == time.October {
		if first := t.Add(-time.Hour); first.Hour() == t.Hour() {
			return first
		}
	}
	return t
}

func (d date) next() date {
	d.weekday = (d.weekday + 1) % 7
	if d.day++; d.day <= 28 || d.day <= daysIn(d.year, d.month) {
		return d
	}
	d.day = 1
	if d.month++; d.month > time.December {
		d.month, d.year = time.January, d.year+1
	}
	return d
}

func (d date) prev() date {
	d.weekday = (d.weekday + 6) % 7
	if d.day--; d.day > 0 {
		return d
	}
	if d.month--; d.month < time.January {
		d.month, d.year = time.December, d.year-1
	}
	d.day = daysIn(d.year, d.month)
	return d
}

// springs tells whether the clocks go forward: the last Sunday in March
// (Summer Time Act 1972).
func (d date) springs() bool {
	return d.month == time.March && d.weekday == time.Sunday && d.day >= 25
}

// festive tells whether the day is Christmas, Boxing or New Year's Day.
func (d date) festive() bool {
	return d.month == time.December && (d.day == 25 || d.day == 26) ||
		d.month == time.January && d.day == 1
}

func daysIn(year int, month time.Month) int {
	switch month {
	case time.February:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case time.April, time.June, time.September, time.November:
		return 30
	}
	return 31
}
