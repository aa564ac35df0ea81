package slack

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"waymark/knowledge"
	"waymark/knowledge/hours"
)

// dangerLine stands on every card (S28).
const dangerLine = "In danger now: 999. Can't talk: stay on the line, press 55."

const (
	notKnown = "not known" // as the records say it
	askThem  = "Not known. Ask when you ring."
)

// openWords says whether somebody answers: "Open now, 24 hours", "Closed until tomorrow 9am". Words first: the
// symbol beside them means nothing of its own.
func (a *asked) openWords(o knowledge.Offer) string {
	switch {
	case o.Contact == nil:
		return "No number to ring or to text"
	case !o.Contact.Hours.Known:
		return "Hours not known"
	}
	return capital(o.Contact.Hours.Schedule.NowWords(a.at, a.base.Holidays))
}

// openSign is the symbol that stands beside the open words.
func openSign(o knowledge.Offer) string {
	switch o.State {
	case hours.Open:
		return ":white_check_mark:"
	case hours.Closed:
		return ":zzz:"
	}
	return ":grey_question:"
}

// number gives how to reach a contact, plain: "0800 953 9777", "text SHOUT to 85258".
func number(c *knowledge.Contact) string {
	switch {
	case c == nil:
		return ""
	case !c.Phone.IsZero():
		return c.Phone.String()
	case c.Text.IsZero():
		return ""
	case c.Say != "":
		return fmt.Sprintf("text %s to %s", c.Say, c.Text)
	}
	return "text " + c.Text.String()
}

func cost(c *knowledge.Contact) string {
	if c.Cost == "" || c.Cost == knowledge.CostNotKnown {
		return "cost not known"
	}
	return string(c.Cost)
}

// ring says how to reach an offer in a sentence: "ring 0800 953 9777, open now".
func (a *asked) ring(o knowledge.Offer) string {
	way := number(o.Contact)
	if way == "" {
		return "no number"
	}
	if !o.Contact.Phone.IsZero() {
		way = "ring " + way
	}
	return way + ", " + lower(a.openWords(o))
}

// checkedWords says who confirmed a record, in words (S39, S40), and whether the check is overdue.
func (a *asked) checkedWords(by knowledge.Checked) (words string, overdue bool) {
	if by.On.IsZero() {
		return "Not checked yet: nobody has rung this number. Ring before you give it out.", false
	}
	if due := by.AgainBy; !due.IsZero() && !a.at.Before(due.End()) {
		return fmt.Sprintf("Last checked %s. Ring before you give it out.", ago(by.On.Start(), a.at)), true
	}
	words = fmt.Sprintf("Checked %s by %s, %s", by.On.Words(), people(len(by.By)), by.How)
	if !by.AgainBy.IsZero() {
		words += " - due again " + by.AgainBy.Words()
	}
	return words, false
}

// ago says how long something is past, in months from the second on.
func ago(then, now time.Time) string {
	const month = 30 * 24 * time.Hour
	past := now.Sub(then)
	if past < 2*month {
		return fmt.Sprintf("%d days ago", int(past/(24*time.Hour)))
	}
	return fmt.Sprintf("%d months ago", int(past/month))
}

func people(n int) string {
	switch n {
	case 1:
		return "one person"
	case 2:
		return "two people"
	}
	return fmt.Sprintf("%d people", n)
}

// known gives the words of a record, or that they are to be asked for.
func known(words string) string {
	if words = strings.TrimSpace(words); words == "" || words == notKnown {
		return askThem
	}
	return words
}

// covers says where a service is for.
func (a *asked) covers(s *knowledge.Service) string {
	switch {
	case s.Reach != knowledge.ReachRegional:
		return properReach(s.Reach)
	case len(s.Areas) == 0:
		return askThem
	case len(s.Areas) == len(a.base.Areas):
		return "All seven districts"
	}
	var names []string
	for _, area := range a.base.Areas {
		if slices.Contains(s.Areas, area.ID) {
			names = append(names, area.Name)
		}
	}
	return strings.Join(names, ", ")
}

// properReach writes the names of countries large: "England and Wales".
func properReach(r knowledge.Reach) string {
	if r == knowledge.ReachUK {
		return "The whole UK"
	}
	words := strings.Fields(string(r))
	for i, word := range words {
		if word != "and" {
			words[i] = capital(word)
		}
	}
	return strings.Join(words, " ")
}

func languages(s *knowledge.Service) string {
	if len(s.Languages) == 0 {
		return askThem
	}
	return strings.Join(s.Languages, ", ") + "; others, ask"
}

func capital(words string) string { return first(words, unicode.ToUpper) }
func lower(words string) string   { return first(words, unicode.ToLower) }

func first(words string, turn func(rune) rune) string {
	r, size := utf8.DecodeRuneInString(words)
	if size == 0 {
		return words
	}
	return string(turn(r)) + words[size:]
}
