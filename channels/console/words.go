package console

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"waymark/bot"
	"waymark/bot/gsm7"
	"waymark/knowledge"
)

// size says what a text costs: "134 characters, 1 part, plain alphabet".
func size(text string) string {
	s := gsm7.Count(text)
	alphabet := "plain alphabet"
	if s.Encoding == gsm7.UCS2 {
		alphabet = "wide alphabet"
		if r, _, costly := gsm7.Costly(text); costly {
			alphabet = fmt.Sprintf("wide alphabet, because of “%c”", r)
		}
	}
	return fmt.Sprintf("%s, %s, %s", plural(utf8.RuneCountInString(text), "character"), plural(s.Parts, "part"), alphabet)
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

// why says what a reply rests on: "Sure of the topic: forced marriage, 97 in 100."
func why(r bot.Reply) string {
	says := reason(r)
	switch r.Outcome {
	case bot.OutcomeAnswer, bot.OutcomeAsk, bot.OutcomeNone:
	default:
		return says + "."
	}
	if len(r.Topics) == 0 {
		return says + "."
	}
	says += ": " + topic(r.Topics[0])
	if len(r.Topics) > 1 {
		says += "; then " + topic(r.Topics[1])
	}
	return says + "."
}

// reason says in words what kind of answer a message got.
func reason(r bot.Reply) string {
	switch {
	case len(r.Texts) == 0:
		return "Silence is safer here"
	case r.Urgency == bot.UrgencyDanger:
		return "The words tell of danger now, which comes before any topic"
	case r.Urgency == bot.UrgencySuicide:
		return "The words tell of suicide or self-harm, which comes before any topic"
	}
	switch r.Outcome {
	case bot.OutcomeAnswer:
		return "Sure of the topic"
	case bot.OutcomeAsk:
		return "Not sure: two topics or more are close, so it asks"
	case bot.OutcomeNone:
		return "No topic is likely enough, so the general answer goes out"
	case bot.OutcomeRight:
		return "Asks about victims’ rights"
	case bot.OutcomeMilestone:
		return "Asks about something that happened to victim services"
	}
	return "One of the words that always mean the same here"
}

// topic names a topic and how likely it is.
func topic(t knowledge.TopicScore) string {
	return fmt.Sprintf("%s, %.0f in 100", strings.ReplaceAll(string(t.ID), "-", " "), math.Floor(100*t.Score))
}
