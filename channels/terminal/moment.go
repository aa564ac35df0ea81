package terminal

import (
	"fmt"
	"strings"
	"time"

	"waymark/knowledge/hours"
)

// ParseMoment reads a moment in London: "2026-12-25T03:00", or a day of the week and a time such as "Sun 3am", which
// is the next such moment, today included.
func ParseMoment(written string, now time.Time) (time.Time, error) {
	for _, layout := range [...]string{"2006-01-02T15:04", "2006-01-02 15:04"} {
		if at, err := time.ParseInLocation(layout, written, hours.London()); err == nil {
			return at, nil
		}
	}
	if at, ok := parseWeekly(strings.Fields(strings.ToLower(written)), now.In(hours.London())); ok {
		return at, nil
	}
	return time.Time{}, fmt.Errorf("the moment %q cannot be read; write it like 2026-12-25T03:00 or \"Sun 3am\"", written)
}

func parseWeekly(words []string, now time.Time) (time.Time, bool) {
	if len(words) != 2 {
		return time.Time{}, false
	}
	clock, ok := parseClock(words[1])
	if !ok {
		return time.Time{}, false
	}
	for days := range 8 {
		at := time.Date(now.Year(), now.Month(), now.Day()+days, clock.Hour(), clock.Minute(), 0, 0, now.Location())
		if isDay(words[0], at.Weekday()) && !at.Before(now.Truncate(time.Minute)) {
			return at, true
		}
	}
	return time.Time{}, false
}

func isDay(word string, day time.Weekday) bool {
	full := strings.ToLower(day.String())
	return len(word) >= 3 && strings.HasPrefix(full, word)
}

func parseClock(word string) (time.Time, bool) {
	for _, layout := range [...]string{"3pm", "3:04pm", "15:04"} {
		if clock, err := time.Parse(layout, word); err == nil {
			return clock, true
		}
	}
	return time.Time{}, false
}
