package terminal

import (
	"context"
	"fmt"
	"strings"
	"time"

	"waymark/bot"
	"waymark/bot/gsm7"
	"waymark/knowledge"
)

// Text prints exactly what a texter who has never written would get, what it costs, and why.
func (t *Terminal) Text(ctx context.Context, words string, at time.Time) {
	r := t.first(ctx, words, at)
	for _, text := range r.Texts {
		t.print(text + "\n" + t.Style.paint(faint, size(text)) + "\n")
	}
	if len(r.Texts) == 0 {
		t.print("(silence: nothing is sent)\n")
	}
	t.print(t.Style.wrapped("", "", "Why: "+t.why(words, at, r)))
}

// size says what a text costs: "134 characters, 1 part, plain alphabet".
func size(text string) string {
	s := gsm7.Count(text)
	alphabet := "plain alphabet"
	if s.Encoding == gsm7.UCS2 {
		alphabet = "wide alphabet (70 characters a part)"
		if r, _, costly := gsm7.Costly(text); costly {
			alphabet = fmt.Sprintf("wide alphabet (70 characters a part), because of %q", r)
		}
	}
	return fmt.Sprintf("%s, %s, %s", plural(runes(text), "character"), plural(s.Parts, "part"), alphabet)
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

// why says what an answer rests on, for editors.
func (t *Terminal) why(words string, at time.Time, r bot.Reply) string {
	f := t.Brain.Base().Find(knowledge.Question{Words: words, At: at})
	reasons := []string{fmt.Sprintf("%s, reply %q", r.Outcome, r.Situation)}
	if len(r.Topics) > 0 {
		reasons = append(reasons, t.whyTopic(words, at, f, r.Topics))
	}
	if f.Language != "" && f.Language != english && f.Language != undetermined {
		reasons = append(reasons, "read as "+t.languageName(f.Language))
	}
	return strings.Join(reasons, "; ")
}

func (t *Terminal) whyTopic(words string, at time.Time, f knowledge.Finding, topics []knowledge.TopicScore) string {
	because := []string{}
	for _, word := range t.matched(words, f, at) {
		because = append(because, fmt.Sprintf("%q", word))
	}
	for _, read := range f.Reads {
		because = append(because, fmt.Sprintf("%q read as %q", read.From, read.To))
	}
	why := fmt.Sprintf("topic %s %.2f", topics[0].ID, topics[0].Score)
	if len(because) > 0 {
		why += " (" + strings.Join(because, ", ") + ")"
	}
	if len(topics) > 1 {
		why += fmt.Sprintf("; next %s %.2f", topics[1].ID, topics[1].Score)
	}
	return why
}

const (
	english      = "en"
	undetermined = "und"
)

// languageName gives the name of a language in English; its code when the base does not know it.
func (t *Terminal) languageName(code string) string {
	for _, l := range t.Brain.Base().Languages {
		if l.Code == code {
			return l.Name
		}
	}
	return code
}
