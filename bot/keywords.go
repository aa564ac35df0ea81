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
	words = strings.ToLower(strings.TrimSpace(gsm7.Plain(words)))
	return strings.TrimSpace(strings.TrimRight(words, ".!"))
}

// keyword answers a message that is one of our own words.
func (t *turn) keyword() bool {
	switch CommandOf(t.message.Words) {
	case Stop:
		return t.only("stop")
	case Start:
		return t.only("start")
	}
	if n := rightNumber(t.words); n > 0 {
		return t.right(n)
	}
	switch t.words {
	case "help", "info":
		return t.same("help")
	case "end", "cancel", "quit":
		return t.neutral(OutcomeKeyword, "help")
	case "rights":
		return t.rights()
	case "all":
		return t.allRights()
	case "travel":
		return t.keep(situationTravel)
	case "privacy":
		return t.keep("privacy")
	case "safe":
		return t.safe()
	case "near":
		t.after.Menu = MenuPlace
		return t.say(OutcomeKeyword, "near", t.filling(nil))
	case "more":
		return t.more()
	case "no":
		return t.no()
	}
	if language, ok := t.languages[t.words]; ok {
		return t.choose(language)
	}
	return false
}

// same ends the turn with words that are the same for everybody, and changes nothing else.
func (t *turn) same(situation string) bool {
	f := t.filling(nil)
	f.lang = english
	return t.say(OutcomeKeyword, situation, f)
}

// only ends the turn with a reply after which nothing is open.
func (t *turn) only(situation string) bool {
	t.after.Menu = MenuNone
	return t.say(OutcomeKeyword, situation, t.filling(nil))
}

// keep ends the turn with a reply that names the open number of what the conversation is about, and closes no menu.
func (t *turn) keep(situation string) bool {
	return t.say(OutcomeKeyword, situation, t.filling(t.soFar()))
}

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
	return t.only("no")
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
