package sms

import (
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"
)

// How far this computer's clock may be from Twilio's. Opening hours go by it, and Slack refuses five minutes.
const (
	clockNoticed = 5 * time.Second
	clockWrong   = time.Minute
)

// alertsSince is how far back Twilio's alerts are read.
const alertsSince = 7 * 24 * time.Hour

func (e *examiner) checkAccount(a accountAt) {
	switch {
	case a.Status != "active":
		e.fail("look at the first page of Twilio's console", "the account is %s", shownWord(a.Status))
	case a.IsTrial:
		e.fail("upgrade the account", "a trial account puts its own words before every text and answers verified numbers only")
	case a.AuthToken != "" && a.AuthToken != e.settings.AuthToken:
		e.fail(stepSettings, "the auth token is not the primary one: Twilio signs with another, so every text would be refused")
	case a.AuthToken == "":
		e.warn(stepSettings, "the account is active; Twilio does not say whether the auth token is the primary one")
	default:
		e.ok("the account is active, and the auth token is the primary one")
	}
}

func (e *examiner) checkClock(ahead time.Duration, err error) {
	const mend = "let NTP set this computer's clock"
	switch seconds := ahead.Round(time.Second); {
	case err != nil:
		e.unseen(Warn, "the clock", err)
	case seconds.Abs() > clockWrong:
		e.fail(mend, "this computer's clock is %v from Twilio's", seconds.Abs())
	case seconds.Abs() > clockNoticed:
		e.warn(mend, "this computer's clock is %v from Twilio's", seconds.Abs())
	default:
		e.ok("the clock agrees with Twilio's")
	}
}

// country is one from which somebody may text, by its ISO 3166 code.
type country struct {
	code, name string
	must       bool // a line that is not open to it fails a rule
}

// countries are the United Kingdom, the three of S29, and others to which people are most often taken or threatened to
// be, by the Forced Marriage Unit's yearly figures.
var countries = [...]country{
	{"GB", "the United Kingdom", true}, {"PK", "Pakistan", true}, {"IN", "India", true}, {"BD", "Bangladesh", true},
	{"AF", "Afghanistan", false}, {"IQ", "Iraq", false}, {"SO", "Somalia", false}, {"TR", "Turkey", false},
	{"AE", "the United Arab Emirates", false}, {"RO", "Romania", false},
}

func (e *examiner) checkCountries(open map[string]bool, err error) {
	if err != nil {
		e.unseen(Warn, "the countries that texts may go to", err)
		return
	}
	var closed, shut, unknown []string
	for _, c := range countries {
		switch isOpen, told := open[c.code]; {
		case !told:
			unknown = append(unknown, c.name)
		case !isOpen && c.must:
			shut = append(shut, c.name)
		case !isOpen:
			closed = append(closed, c.name)
		}
	}
	if len(shut) > 0 {
		e.fail(stepCountries, "no answer reaches a number of %s (21408)", list(shut))
	}
	if len(closed) > 0 {
		e.warn(stepCountries, "no answer reaches a number of %s (21408)", list(closed))
	}
	if len(unknown) > 0 {
		e.warn("look at Twilio's messaging geographic permissions", "Twilio does not say whether answers may go to %s", list(unknown))
	}
	if len(shut)+len(closed)+len(unknown) == 0 {
		e.ok("answers may go to the %d countries that people are taken to or text from; whether networks there deliver is not seen", len(countries))
	}
}

// What Twilio warns of, by code.
var (
	redactionConflicts = []string{"23001", "23002", "23004"} // of long codes, short codes, and Advanced Opt-Out
	redactionByGet     = "23006"
	webhookFailures    = []string{"11200", "11205", "11210", "11220", "11750", "11751", "12100", "12200", "12300", "57012"}
	notDelivered       = []string{"21408", "30007", "30029"}
)

// checkAlerts says what Twilio warned of. Redaction itself is a setting that no call shows: its conflicts are.
func (e *examiner) checkAlerts(alerts []alert, err error) {
	if err != nil {
		e.unseen(Warn, "what Twilio warned of (redaction, failing webhooks)", err)
		return
	}
	seen := map[string]bool{}
	for _, a := range alerts {
		ours := a.URL == "" || strings.HasPrefix(a.URL, e.settings.PublicURL)
		if ours || !slices.Contains(webhookFailures, a.Code) {
			seen[a.Code] = true
		}
	}
	among := func(codes ...string) string {
		return strings.Join(slices.DeleteFunc(slices.Sorted(maps.Keys(seen)), func(c string) bool { return !slices.Contains(codes, c) }), ", ")
	}
	if codes := among(redactionConflicts...); codes != "" {
		e.fail(stepRedaction, "numbers are redacted while Twilio handles STOP, and the two cannot go together (%s)", codes)
	} else {
		e.ok("in 7 days Twilio noted no conflict of redaction with STOP; look again after the first texts")
	}
	if among(redactionByGet) != "" {
		e.warn(stepRedaction, "a webhook by GET keeps redaction from working (%s)", redactionByGet)
	}
	if codes := among(webhookFailures...); codes != "" {
		e.warn("channels/sms/README.md, When something is wrong", "in 7 days Twilio could not use this line's webhooks (%s)", codes)
	}
	if codes := among(notDelivered...); codes != "" {
		e.warn("channels/sms/README.md, When something is wrong", "in 7 days Twilio refused answers (%s)", codes)
	}
}

// list writes words as a sentence has them.
func list(words []string) string {
	if last := len(words) - 1; last > 0 {
		return strings.Join(words[:last], ", ") + " or " + words[last]
	}
	return strings.Join(words, "")
}

// shownWord gives a word of Twilio's that may be printed: letters, and few.
func shownWord(word string) string {
	if word == "" || len(word) > 20 || strings.ContainsFunc(word, func(r rune) bool { return (r < 'a' || r > 'z') && r != '-' }) {
		return "in a state that this program does not know"
	}
	return word
}

// dateOf gives the moment at which an answer was made, to the second.
func dateOf(h http.Header) (time.Time, error) { return http.ParseTime(h.Get("Date")) }
