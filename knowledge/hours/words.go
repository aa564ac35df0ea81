package hours

import (
	"fmt"
	"math"
	"strings"
	"time"
)

// Words says the hours as people say them, such as "Mon to Thu 10am to 9pm, Fri
// 10am to 6pm, closed bank holidays", rule by rule in the order written. Every
// character is in GSM-7.
func (s Schedule) Words() string {
	switch {
	case s.groups == nil:
		return "hours not known"
	case s.always:
		return "every day, 24 hours"
	}
	var b strings.Builder
	for i, g := range s.groups {
		if i > 0 {
			b.WriteString("; at other times ")
		}
		for j := range g {
			b.WriteString(g.joint(j))
			b.WriteString(g[j].words())
		}
	}
	return b.String()
}

// joint gives what stands before the words of a rule: "but" where it changes
// what a rule before it said of the same weekdays.
func (g group) joint(i int) string {
	r := &g[i]
	switch {
	case i == 0:
		return ""
	case r.adds && r.state == Open:
		return ", also "
	case r.adds || r.state == Closed || r.periods != nil || r.years != nil:
		return ", "
	}
	for j := range g[:i] {
		if g[j].shares(r) {
			return ", but "
		}
	}
	return ", "
}

func (r *rule) shares(other *rule) bool {
	for day, weeks := range r.weekdays {
		if other.weekdays[day] != 0 && (weeks != 0 || r.anyDay) {
			return true
		}
	}
	return false
}

func (r *rule) words() string {
	when, times := r.whenWords(), r.timeWords()
	if r.spans == nil && r.state == Open {
		times = "24 hours"
	}
	if when == "every day" && times == "24 hours" {
		when += ","
	}
	said := r.remark()
	switch {
	case r.state == Closed:
		return strings.Join(present("closed", when, times, said), " ")
	case r.everyDate() && r.spans == nil && r.state == Unknown:
		return said
	}
	return strings.Join(present(when, times, said), " ")
}

// remark gives the comment, if a text can carry it, or that a time is not sure.
func (r *rule) remark() string {
	plain := !strings.ContainsFunc(r.comment, func(c rune) bool { return c < ' ' || c > '~' || c == '`' })
	switch {
	case r.comment != "" && plain && r.state == Unknown && r.spans == nil:
		return r.comment
	case r.comment != "" && plain:
		return "(" + r.comment + ")"
	case r.state == Unknown:
		return "not certain"
	}
	return ""
}

func present(words ...string) []string {
	var kept []string
	for _, w := range words {
		if w != "" {
			kept = append(kept, w)
		}
	}
	return kept
}

// whenWords says the days of a rule, such as "Apr to Sep: Mon to Fri".
func (r *rule) whenWords() string {
	dates := strings.Join(present(r.yearWords(), r.periodWords()), " ")
	days := r.dayWords()
	if dates == "" || days == "" {
		return dates + days
	}
	return dates + ": " + days
}

func (r *rule) yearWords() string {
	var all []string
	for _, y := range r.years {
		switch y.to {
		case y.from:
			all = append(all, fmt.Sprint(y.from))
		case math.MaxInt:
			all = append(all, fmt.Sprintf("from %d", y.from))
		default:
			all = append(all, fmt.Sprintf("%d to %d", y.from, y.to))
		}
	}
	return listed(all)
}

func (r *rule) periodWords() string {
	var all []string
	for _, p := range r.periods {
		from, to := endWords(p.from, r.dated), endWords(p.to, r.dated)
		if from != to {
			from += " to " + to
		}
		all = append(all, from)
	}
	return listed(all)
}

// endWords says one end of a period: "Jan", or "25 Dec" when days are named.
func endWords(at int, dated bool) string {
	month := monthNames[at%yearUnit/32-1]
	switch {
	case at >= yearUnit:
		return fmt.Sprintf("%d %s %d", at%32, month, at/yearUnit)
	case dated:
		return fmt.Sprintf("%d %s", at%32, month)
	}
	return month
}

func (r *rule) dayWords() string {
	if r.anyDay {
		if r.everyDate() {
			return "every day"
		}
		return ""
	}
	all := r.weeklyDays()
	for i := range 7 {
		day := time.Weekday((i + 1) % 7)
		if weeks := r.weekdays[day]; weeks != 0 && weeks != everyWeek {
			all = append(all, nthWords(weeks)+" "+dayName(day)+" of the month")
		}
	}
	if r.holidays {
		all = append(all, "bank holidays")
	}
	return listed(all)
}

// weeklyDays names the days that hold every week; three or more in a row make
// a range, which may run over Sunday.
func (r *rule) weeklyDays() []string {
	every := func(i int) bool { return r.weekdays[i%7] == everyWeek }
	first := 7 + int(time.Monday)
	for every(first) && every(first-1) {
		if first--; first == 0 {
			return []string{"every day"}
		}
	}
	return rows(first, every)
}

// rows walks a week from a day that begins it.
func rows(first int, every func(int) bool) []string {
	var all []string
	for i := first; i < first+7; {
		length := 0
		for i+length < first+7 && every(i+length) {
			length++
		}
		switch {
		case length >= 3:
			all = append(all, dayName(time.Weekday(i%7))+" to "+dayName(time.Weekday((i+length-1)%7)))
		default:
			for n := range length {
				all = append(all, dayName(time.Weekday((i+n)%7)))
			}
		}
		i += length + 1
	}
	return all
}

func dayName(day time.Weekday) string { return day.String()[:3] }

func nthWords(weeks uint16) string {
	names := []string{"first", "second", "third", "fourth", "fifth",
		"last", "second last", "third last", "fourth last", "fifth last"}
	var all []string
	for bit, name := range names {
		if weeks&(1<<bit) != 0 {
			all = append(all, name)
		}
	}
	return listed(all)
}

func (r *rule) timeWords() string {
	var all []string
	for _, s := range r.spans {
		switch {
		case s == span{0, dayLength}:
			all = append(all, "24 hours")
		case s.to-s.from == dayLength:
			all = append(all, clockWords(s.from)+" to "+clockWords(s.to)+" next day")
		default:
			all = append(all, clockWords(s.from)+" to "+clockWords(s.to))
		}
	}
	return listed(all)
}

// clockWords says a minute of the day: "9am", "9:30am", "midday", "midnight".
func clockWords(minute int) string {
	minute %= dayLength
	switch minute {
	case 0:
		return "midnight"
	case dayLength / 2:
		return "midday"
	}
	half := "am"
	if minute >= dayLength/2 {
		half = "pm"
	}
	hour := (minute/60+11)%12 + 1
	if minute%60 == 0 {
		return fmt.Sprintf("%d%s", hour, half)
	}
	return fmt.Sprintf("%d:%02d%s", hour, minute%60, half)
}

func listed(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}
