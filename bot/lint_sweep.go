package bot

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"waymark/bot/gsm7"
	"waymark/knowledge"
)

// template looks at the words of one reply before any field is filled.
func (l *linter) template(lang string, t *template) {
	for _, c := range t.clauses {
		for _, p := range c.pieces {
			l.words(lang, t.situation, p.words)
		}
	}
	whole, _ := t.fill(true, t.spares(), func(field) string { return "nine" })
	const gradable = 8 // words; the formula says nothing of less
	if g := grade(whole); lang == english && len(spokenWords(whole)) >= gradable && g > hardestGrade && !isMenu(t.situation) {
		l.say(lang, t.situation, codePhrase, fmt.Sprintf("the reading grade is %.1f; %d is the most.", g, hardestGrade),
			"Use shorter words and sentences.")
	}
}

func (l *linter) words(lang, situation, words string) {
	err := errors.Join(l.shouting(words), westernDigits(words))
	if lang == english {
		err = errors.Join(l.neverSent(words), err)
	}
	if err != nil {
		l.say(lang, situation, codePhrase, err.Error()+".", "Take it out, or say it in other words.")
	}
	if number := foreignNumber(words); number != "" {
		l.say(lang, situation, codePhrase, fmt.Sprintf("%q is a number that no record holds.", number),
			"Write the field of its service, such as {samaritans.phone}.")
	}
}

// foreignNumber gives a telephone number that stands in the words of a reply; only 999 and 55 may.
func foreignNumber(words string) string {
	for _, number := range phoneLike.FindAllString(words, -1) {
		const shortest = 3 // digits of the shortest number one can ring
		digits := strings.ReplaceAll(number, " ", "")
		if len(digits) >= shortest && digits != emergencyNumber && digits != "999 55" {
			return number
		}
	}
	return ""
}

// westernDigits refuses digits that a phone may not dial.
func westernDigits(words string) error {
	const last = '9'
	if at := strings.IndexFunc(words, func(r rune) bool { return r > last && unicode.IsDigit(r) }); at >= 0 {
		return errors.New("a number is not in the digits 0 to 9")
	}
	return nil
}

// moments are the times at which replies are tried: when lines are open, at night, on a bank holiday. In winter
// London keeps UTC.
func moments(every bool) []time.Time {
	all := []time.Time{
		time.Date(2026, time.November, 25, 11, 0, 0, 0, time.UTC),
		time.Date(2026, time.November, 29, 3, 0, 0, 0, time.UTC),
	}
	if every {
		all = append(all, time.Date(2026, time.December, 25, 16, 30, 0, 0, time.UTC),
			time.Date(2026, time.November, 27, 17, 15, 0, 0, time.UTC))
	}
	return all
}

// fixed tries the replies that depend on no topic.
func (l *linter) fixed(lang string) {
	for _, at := range moments(false) {
		for _, opening := range [...]bool{true, false} {
			for _, situation := range situations() {
				if t := l.replies[lang][situation]; t != nil && !isSmall(situation) && !needsTopic(t) {
					f := &filling{cast: l.cast(nil, at), at: at, opening: opening, lang: lang, texts: map[string]string{"language": "Punjabi"}}
					l.try(lang, situation, f)
				}
			}
		}
	}
}

func isSmall(situation string) bool {
	return strings.HasPrefix(situation, "hours.") || strings.HasPrefix(situation, "number.") || situation == "more.entry"
}

// needsTopic reports whether a reply names somebody that only a topic or a place gives.
func needsTopic(t *template) bool {
	return slices.ContainsFunc(t.fields(), func(f field) bool {
		return f.of == "own" || f.of == "near" || f.what == "menu" || f.what == "more" || f.of == "later" || f.of == "second"
	})
}

// routes tries the replies of every topic with the services its route names.
func (l *linter) routes(lang string, every bool) {
	places := [][]knowledge.AreaID{nil}
	if every {
		for _, area := range l.base.Areas {
			places = append(places, []knowledge.AreaID{area.ID})
		}
	}
	for _, topic := range l.base.Topics {
		for _, at := range moments(every) {
			for _, place := range places {
				l.topic(lang, topic, place, at, every)
			}
			if every {
				l.pairs(lang, topic, at)
			}
		}
	}
}

// cues are those that change the shape of an answer; with every, those too that change who is named in it.
func cues(every bool) []knowledge.Cue {
	shapes := []knowledge.Cue{"", knowledge.CueUnder18, knowledge.CueSomebodyElse}
	if every {
		return append(shapes, knowledge.CueAbroad, knowledge.CueMan, knowledge.CueLGBT)
	}
	return shapes
}

// topic tries all that one topic can be answered with, by what is read of the person.
func (l *linter) topic(lang string, topic *knowledge.Topic, places []knowledge.AreaID, at time.Time, every bool) {
	for _, cue := range cues(every) {
		for _, opening := range [...]bool{true, false} {
			t := &turn{Brain: l.Brain, before: Conversation{Opened: !opening, Language: lang}, message: Message{At: at}}
			t.finding.Topics = []knowledge.TopicScore{{ID: topic.ID, Score: 1}}
			t.finding.Cues = map[knowledge.Cue]bool{cue: cue != ""}
			t.finding.Places = places
			t.note()
			t.answer(OutcomeAnswer, topic.ID, "", t.route(topic.ID))
			l.judge(lang, t)
		}
	}
}

// pairs tries the question between a topic and each other one.
func (l *linter) pairs(lang string, topic *knowledge.Topic, at time.Time) {
	for _, other := range l.base.Topics {
		if other.ID == topic.ID {
			continue
		}
		t := &turn{Brain: l.Brain, before: Conversation{Language: lang}, message: Message{At: at}}
		t.finding.Topics = []knowledge.TopicScore{{ID: topic.ID, Score: 1}, {ID: other.ID, Score: 1}}
		t.finding.Services = l.base.Route([]knowledge.TopicID{topic.ID}, nil, nil, at)
		t.ask()
		l.judge(lang, t)
	}
}

// judge looks at a reply that was written; one that had to be the static reply did not fit.
func (l *linter) judge(lang string, t *turn) {
	if t.reply.Situation != "static" {
		l.rendered(lang, t.reply.Situation, t.reply.Texts[0])
		return
	}

	l.say(lang, string(t.finding.Topics[0].ID), codeLength, "with its services no reply fits two parts, so the static reply is sent.",
		"Make the reply or the text_name shorter.")
}

func (l *linter) try(lang, situation string, f *filling) {
	text, fits := l.write(situation, f)
	switch {
	case text == "" && lang == english:
		l.say(lang, situation, codeLength, "it has no words for a field, so the static reply would be sent.", "Put the field in brackets.")
	case text == "":
	case !fits:
		l.unfit(lang, situation, text, f.tels)
	default:
		l.rendered(lang, situation, text)
	}
}

// unfit says why a text does not fit. One character outside the plain alphabet is enough, and is told first.
func (l *linter) unfit(lang, situation, text string, tels []string) {
	if lang == english && l.costly(situation, text) {
		return
	}
	for _, tel := range append(tels, emergencyNumber) {
		if gsm7.Splits(text, tel) {
			l.say(lang, situation, codeSplit, tel+" would be split across two parts.", "Move it earlier.")
			return
		}
	}
	size := gsm7.Count(text)
	l.say(lang, situation, codeLength, fmt.Sprintf("this text is %d characters: %d parts, and the danger line must be in the first %d.",
		size.Units, size.Parts, safetyWithin), "Make it shorter, or say the danger line earlier.")
}

// rendered looks at a text as it would be sent.
func (l *linter) rendered(lang, situation, text string) {
	if l.seen[text] {
		return
	}
	l.seen[text] = true
	if err := l.lockedScreen(lang, text); err != nil {
		l.say(lang, situation, codeLocked, err.Error()+".", "Put it later, or in other words.")
	}
	if lang != english {
		return
	}
	l.costly(situation, text)
	for _, sentence := range sentences(text) {
		if len(sentence) > longestSentence {
			l.say(lang, situation, codePhrase, fmt.Sprintf("the sentence that begins %q has %d words; %d are the most.",
				strings.Join(sentence[:3], " "), len(sentence), longestSentence), "Make two of it.")
		}
	}
}

// costly names the character that makes an English text cost more, if there is one.
func (l *linter) costly(situation, text string) bool {
	r, at, costly := gsm7.Costly(text)
	if costly {
		l.say(english, situation, codeCostly, fmt.Sprintf("%q, after %d characters, makes the text cost more parts: %d now.", r, at, gsm7.Count(text).Parts),
			"Use a plain character.")
	}
	return costly
}

// isMenu reports whether a reply is a list of choices, which has no reading grade.
func isMenu(situation string) bool {
	return strings.HasPrefix(situation, "ask.") || strings.HasPrefix(situation, "rights") || situation == "unknown" ||
		situation == "languages" || situation == "more"
}
