package bot

import (
	"strings"
	"unicode"

	"waymark/knowledge"
)

// foreign reports whether a message is in a language that does not have this reply, and none was chosen.
func (t *turn) foreign(situation string) bool {
	lang := t.finding.Language
	switch {
	case t.before.Language != "" && !t.before.Written, lang == "", lang == undetermined, lang == english:
		return false
	}
	return t.replies[lang][situation] == nil && (t.finding.Confidence == knowledge.Sure || t.tellsLanguage())
}

// language is the one to answer in: chosen by name, else that of this message, else that of the one before; English
// where there are no replies.
func (t *turn) language() string {
	order := [...]string{t.before.Language, t.spoken()}
	if t.before.Written {
		order[0], order[1] = order[1], order[0]
	}
	for _, lang := range order {
		if t.replies[lang] != nil {
			return lang
		}
	}
	return english
}

// spoken is the language of this message, where it has replies and a slip of the thumb did not make it; "" else.
func (t *turn) spoken() string {
	lang := t.finding.Language
	if t.replies[lang] == nil || lang != english && t.finding.Confidence != knowledge.Sure && !t.tellsLanguage() {
		return ""
	}
	return lang
}

// noteLanguage remembers in which language the person writes, so that a keyword or a digit is answered in it too. A
// language chosen by name stays.
func (t *turn) noteLanguage() {
	lang := t.spoken()
	switch {
	case lang == "", t.before.Language != "" && !t.before.Written:
	case lang == english:
		t.after.Language, t.after.Written = "", false
	default:
		t.after.Language, t.after.Written = lang, true
	}
}

// tellsLanguage reports whether words whose meaning is not sure are enough to tell a language from a slip of
// the thumb: they are in another script, or several.
func (t *turn) tellsLanguage() bool {
	const several = 3
	other := strings.ContainsFunc(t.asked, func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) })
	return other || len(strings.Fields(t.words)) >= several
}

// speak answers in English with a choice of languages, for a message whose language the replies do not speak (S38).
func (t *turn) speak() bool {
	t.after.Menu = MenuNone
	var offers []knowledge.Offer
	if t.finding.Confidence != knowledge.None {
		offers = t.finding.Services
	}
	outcome := OutcomeAnswer
	switch t.finding.Confidence {
	case knowledge.None:
		outcome = OutcomeNone
	case knowledge.Close:
		outcome = OutcomeAsk
	}
	return t.say(outcome, "languages", t.filling(offers), offers...)
}

// choose answers the name of a language: from now on in it where there are replies, and in any case by saying what
// to ask the helpline for.
func (t *turn) choose(l knowledge.Language) bool {
	t.after.Language, t.after.Written = l.Code, false
	t.before.Language, t.before.Written = l.Code, false
	f := t.filling(t.soFar())
	if l.Code != english {
		f.texts["language"] = l.Name
	}
	return t.say(OutcomeKeyword, "language", f)
}
