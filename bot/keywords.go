package bot

import (
	"strings"
	"unicode"

	"waymark/bot/gsm7"
	"waymark/knowledge"
)

// Command is what a whole message can ask of the bot itself.
type Command int

// The commands that concern whether a person may be texted at all (S24, S25).
const (
	NoCommand Command = iota
	Stop              // STOP STOPALL UNSUBSCRIBE REVOKE OPTOUT
	Start             // START UNSTOP
	Yes               // YES, which means START to somebody who opted out, and nothing else
)

// CommandOf reads a message that is one word: any case, trimmed, a trailing full stop or exclamation mark dropped.
// Everything longer ("stop him hitting me") is no command.
func CommandOf(w Words) Command {
	switch fold(string(w)) {
	case "stop", "stopall", "unsubscribe", "revoke", "optout":
		return Stop
	case "start", "unstop":
		return Start
	case "yes":
		return Yes
	}
	return NoCommand
}

// fold makes whole-message words comparable.
func fold(words string) string {
	words = strings.Map(digit, strings.ToLower(strings.TrimSpace(gsm7.Plain(words))))
	return strings.TrimSpace(strings.TrimRight(words, ".!"))
}

// digit writes the digits of other scripts as ours.
func digit(r rune) rune {
	for _, zero := range [...]rune{'\u0660', '\u06f0', '\u0966', '\u0a66', '\u09e6'} { // Arabic, Urdu, Hindi, Punjabi, Bengali
		if r >= zero && r <= zero+9 {
			return '0' + r - zero
		}
	}
	return r
}

// keywords are our own words, whole messages of one word.
var keywords = map[string]func(*turn) bool{
	"help": help, "info": help, "end": hangUp, "cancel": hangUp, "quit": hangUp,
	"rights": (*turn).rights, "all": (*turn).allRights, "more": (*turn).more, "near": (*turn).near, "no": (*turn).no,
	"travel": (*turn).travel, "privacy": (*turn).privacy, "safe": (*turn).safe,
}

// keyword answers a message that is one of our own words.
func (t *turn) keyword() bool {
	switch CommandOf(t.message.Words) {
	case Stop:
		return t.afresh("stop")
	case Start:
		return t.afresh("start")
	}
	if n := rightNumber(t.words); n > 0 {
		return t.right(n)
	}
	if language, ok := t.languages[t.words]; ok {
		return t.choose(language)
	}
	answer, ok := keywords[t.words]
	return ok && answer(t)
}

func help(t *turn) bool { return t.same("help") }

func hangUp(t *turn) bool { return t.neutral(OutcomeKeyword, "help") }

// afresh answers who asks not to be texted, or comes back, and ends what was said.
func (t *turn) afresh(situation string) bool {
	t.say(OutcomeKeyword, situation, t.filling(nil))
	t.after = t.after.forget()
	return true
}

// same ends the turn with words that are the same for everybody who reads the language, and changes nothing else.
func (t *turn) same(situation string) bool { return t.say(OutcomeKeyword, situation, t.filling(nil)) }

// near asks for a place.
func (t *turn) near() bool {
	t.after.Menu = MenuPlace
	return t.say(OutcomeKeyword, "near", t.filling(nil))
}

// travel says what helps abroad; it closes no menu, and neither does privacy.
func (t *turn) travel() bool { return t.say(OutcomeKeyword, situationTravel, t.filling(t.soFar())) }

func (t *turn) privacy() bool { return t.say(OutcomeKeyword, "privacy", t.filling(nil)) }

// soFar gives the services of what the conversation is about; none if it is about nothing yet.
func (t *turn) soFar() []knowledge.Offer {
	if len(t.before.Topics) == 0 {
		return nil
	}
	return t.route(t.before.Topics...)
}

// safe gives the advice about this phone; what it says of deleting is said once a session (S18).
func (t *turn) safe() bool {
	if t.before.Safe {
		return t.say(OutcomeKeyword, "safe.again", t.filling(nil))
	}
	t.after.Safe = true
	return t.say(OutcomeKeyword, "safe", t.filling(nil))
}

// no closes the question that was open.
func (t *turn) no() bool {
	if t.before.Menu == MenuNone {
		return t.same("help")
	}
	t.after.Menu = MenuNone
	return t.say(OutcomeKeyword, "no", t.filling(nil))
}

// wordless answers pictures, and texts without a letter or a digit: empty, ".", "?", emoji alone (S23).
func (t *turn) wordless() bool {
	said := strings.ContainsFunc(t.asked, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	switch {
	case said:
		return false
	case t.message.Media > 0:
		return t.say(OutcomeKeyword, "media", t.filling(nil))
	}
	return t.neutral(OutcomeKeyword, "help")
}
