package knowledge

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date is as exact as its source: a year, a month or a day. The zero value is "no date".
type Date struct {
	Year  int
	Month time.Month // 0: only the year is known
	Day   int        // 0: only the month is known
}

// ParseDate reads 2019, 2019-10 or 2019-10-18. Anything else is an error that says so.
func ParseDate(written string) (Date, error) {
	parts := strings.Split(written, "-")
	var numbers [3]int
	for i, part := range parts {
		if i == len(numbers) || len(part) != [...]int{4, 2, 2}[i] || strings.Trim(part, "0123456789") != "" {
			return Date{}, unreadableDate(written)
		}
		n, err := strconv.Atoi(part)
		if err != nil || n == 0 {
			return Date{}, unreadableDate(written)
		}
		numbers[i] = n
	}
	d := Date{Year: numbers[0], Month: time.Month(numbers[1]), Day: numbers[2]}
	if d.Start().Year() != d.Year || d.Month > time.December || d.Day > 0 && d.Start().Day() != d.Day {
		return Date{}, unreadableDate(written)
	}
	return d, nil
}

func unreadableDate(written string) error {
	return fmt.Errorf("%q cannot be read: write 2019, 2019-10 or 2019-10-18", written)
}

// DateOf gives the day of t, in the location of t.
func DateOf(t time.Time) Date {
	year, month, day := t.Date()
	return Date{Year: year, Month: month, Day: day}
}

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// Start gives midnight UTC at the beginning of the year, month or day.
func (d Date) Start() time.Time {
	return time.Date(d.Year, max(d.Month, time.January), max(d.Day, 1), 0, 0, 0, 0, time.UTC)
}

// End gives midnight UTC after the last day of the year, month or day.
func (d Date) End() time.Time {
	switch {
	case d.Month == 0:
		return d.Start().AddDate(1, 0, 0)
	case d.Day == 0:
		return d.Start().AddDate(0, 1, 0)
	}
	return d.Start().AddDate(0, 0, 1)
}

// String gives the date as editors write it: 2019, 2019-10 or 2019-10-18; empty for no date.
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Words gives the date as people say it: "2019", "October 2019" or "18 October 2019"; empty for no date.
func (d Date) Words() string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return strconv.Itoa(d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%s %d", d.Month, d.Year)
	}
	return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year)
}
