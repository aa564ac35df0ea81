package bot

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"waymark/knowledge"
)

// This file says hours and costs, in the small words of the replies (those that begin "hours.").

// small fills the one field of a small pattern, such as "free, {when}"; it is "" when the words for it are. Other
// languages than English get a time as a clock shows it, and none with the name of a day ("tomorrow 9am").
func (b *Brain) small(f *filling, pattern, words string) string {
	if f.lang != english && isTime(pattern) {
		words = clock(words)
	}
	return b.pattern(f, pattern, func(field) string { return words })
}

// pattern fills a small pattern in the language of the reply; "" when that language lacks it.
func (b *Brain) pattern(f *filling, name string, value func(field) string) string {
	t := b.replies[f.lang][name]
	if t == nil {
		return ""
	}
	text, _ := t.fill(false, 0, value)
	return text
}

// clock gives a time of the day as a clock of 24 hours shows it: "5pm" is 17:00. It is "" for anything else.
func clock(words string) string {
	for _, layout := range [...]string{"3pm", "3:04pm"} {
		if at, err := time.Parse(layout, words); err == nil {
			return at.Format("15:04")
		}
	}
	return map[string]string{"midday": "12:00", "midnight": "24:00"}[words]
}

// until says how long a line that is open stays open: "open today until 5pm"; always is the pattern for one that
// never closes. It is "" for a line that is not surely open.
func (b *Brain) until(f *filling, o *knowledge.Offer, always string) string {
	if !isOpen(*o) || !o.Contact.Hours.Known {
		return ""
	}
	schedule := o.Contact.Hours.Schedule
	if schedule.Always() {
		return b.small(f, always, "")
	}
	until, ok := strings.CutPrefix(schedule.NowWords(f.at, b.base.Holidays), "open now until ")
	switch {
	case !ok, f.lang != english && clock(until) == "":
		return b.small(f, "hours.open_now", "")
	case strings.Contains(until, " "):
		return b.small(f, "hours.open_until", until)
	}
	return b.small(f, "hours.open_today", until)
}

// open says "open day or night" or "open today until 5pm"; "" when it is not open.
func (b *Brain) open(f *filling, o *knowledge.Offer) string {
	return b.until(f, o, "hours.open_always")
}

// free says "free, day or night": the cost where it is free, and until when it is open.
func (b *Brain) free(f *filling, o *knowledge.Offer) string {
	return b.priced(f, o, b.until(f, o, "hours.always"), "hours.free")
}

// when is free, to begin a sentence.
func (b *Brain) when(f *filling, o *knowledge.Offer) string { return capital(b.free(f, o)) }

// dayAndNight is free in the words of the oldest reply, "free, day and night".
func (b *Brain) dayAndNight(f *filling, o *knowledge.Offer) string {
	return b.priced(f, o, b.until(f, o, "hours.day_and_night"), "hours.free")
}

// advice says "Free advice, day or night".
func (b *Brain) advice(f *filling, o *knowledge.Offer) string {
	until := b.until(f, o, "hours.always")
	if o.Contact.Cost == knowledge.CostFree {
		return b.small(f, "hours.free_advice", until)
	}
	return b.small(f, "hours.advice", until)
}

// times says the cost where it is free, and the hours of the week where they are known.
func (b *Brain) times(f *filling, o *knowledge.Offer) string {
	week := b.week(f, o)
	if week == "" && o.Contact.Cost == knowledge.CostFree {
		return b.small(f, "hours.free_only", "")
	}
	return b.priced(f, o, week, "hours.free")
}

func (b *Brain) priced(f *filling, o *knowledge.Offer, words, pattern string) string {
	if words != "" && o.Contact.Cost == knowledge.CostFree {
		return b.small(f, pattern, words)
	}
	return words
}

// opens says when a line that is not open opens next: "from tomorrow 9am".
func (b *Brain) opens(f *filling, o *knowledge.Offer) string {
	if isOpen(*o) {
		return ""
	}
	if o.Contact.Hours.Known {
		now := o.Contact.Hours.Schedule.NowWords(f.at, b.base.Holidays)
		for _, before := range [...]string{"closed until ", "bank holiday: hours not known, open from "} {
			if from, ok := strings.CutPrefix(now, before); ok {
				return b.small(f, "hours.opens", from)
			}
		}
	}
	return b.small(f, "hours.unknown", "")
}

// week says the hours of the week: "Mon to Fri 9am to 5pm", "day or night".
func (b *Brain) week(f *filling, o *knowledge.Offer) string { return b.weekOf(f, o.Contact) }

// weekMain is week of the service's main contact.
func (b *Brain) weekMain(f *filling, o *knowledge.Offer) string {
	return b.weekOf(f, mainContact(o.Service))
}

func (b *Brain) weekOf(f *filling, c *knowledge.Contact) string {
	switch {
	case c == nil || !c.Hours.Known:
		return ""
	case c.Hours.Schedule.Always():
		return b.small(f, "hours.always", "")
	}
	if f.lang != english {
		return ""
	}
	return c.Hours.Schedule.Words()
}

// isTime reports whether the words of a pattern are a time.
func isTime(pattern string) bool {
	return pattern == "hours.opens" || pattern == "hours.open_today" || pattern == "hours.open_until"
}

func capital(words string) string {
	first, size := utf8.DecodeRuneInString(words)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + words[size:]
}
