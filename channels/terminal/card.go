package terminal

import (
	"context"
	"fmt"
	"strings"
	"time"

	"waymark/bot"
	"waymark/knowledge"
)

// dangerLine stands at the head of every card (S28).
const dangerLine = "In danger now: 999. Can't talk: stay on the line, press 55."

// mostServices is how many services a card shows; more are for the folder of the base.
const mostServices = 4

// card is what one message gets, for a volunteer or for staff.
type card struct {
	*Terminal
	words   string
	at      time.Time
	reply   bot.Reply
	finding knowledge.Finding
}

// Ask prints the card of a volunteer and reports whether anything matched.
func (t *Terminal) Ask(ctx context.Context, words string, at time.Time) (matched bool) {
	c := &card{
		Terminal: t, words: words, at: at, reply: t.first(ctx, words, at),
		finding: t.Brain.Base().Find(knowledge.Question{Words: words, At: at}),
	}
	c.head()
	if c.reply.Outcome == bot.OutcomeKeyword {
		c.print("\nThe text line answers this word by itself:\n")
		for _, text := range c.reply.Texts {
			c.print(c.Style.wrapped(serviceEdge, serviceEdge, text))
		}
		return true
	}
	c.record()
	c.services()
	c.advice()
	c.print("\nMore: waymark text WORDS shows what a texter would get.\n")
	return c.reply.Outcome != bot.OutcomeNone
}

// topic is what the card is about; nil when nothing matched.
func (c *card) topic() *knowledge.Topic {
	switch c.reply.Outcome {
	case bot.OutcomeNone, bot.OutcomeKeyword, bot.OutcomeMilestone:
		return nil
	}
	if len(c.reply.Topics) == 0 {
		return nil
	}
	return c.Brain.Base().Topic(c.reply.Topics[0].ID)
}

func (c *card) head() {
	left, matched := c.title(), ""
	if telling := c.matched(c.words, c.finding, c.at); c.topic() != nil && len(telling) > 0 {
		matched = "matched: " + strings.Join(telling, " ")
	}
	c.print(c.Style.sides(left, matched, faint, ""))
	c.print(c.Style.paint(red, dangerLine) + "\n")
	if c.reply.Outcome == bot.OutcomeAsk {
		c.print(c.Style.wrapped("", "", "Not sure. It could also be: "+strings.Join(c.others(), "; ")+". Ask which."))
	}
	if c.topic() != nil {
		c.language()
	}
	for _, n := range c.Brain.Base().Notices {
		if n.Services == nil && !c.at.Before(n.From.Start()) && c.at.Before(n.Until.End()) {
			c.print(c.Style.wrapped("Notice ", "       ", n.Says))
		}
	}
}

// title says what the card is about and how urgent it is.
func (c *card) title() string {
	urgency := ""
	switch c.reply.Urgency {
	case bot.UrgencyDanger:
		urgency = "danger now"
	case bot.UrgencySuicide:
		urgency = "suicide or self-harm"
	}
	topic := c.topic()
	switch {
	case c.reply.Outcome == bot.OutcomeKeyword:
		return "A word of the text line"
	case c.reply.Outcome == bot.OutcomeMilestone:
		return c.Style.paint(bold, "What happened to victim services")
	case topic == nil && urgency == "":
		return "Nothing matched. This is where anybody can turn:"
	case topic == nil:
		return c.Style.paint(red, capital(urgency))
	case urgency == "" && topic.Urgency != knowledge.UrgencyRoutine:
		urgency = string(topic.Urgency)
	}
	return strings.TrimSpace(c.Style.paint(bold, topic.Name) + "   " + c.Style.paint(red, urgency))
}

func capital(words string) string { return strings.ToUpper(words[:1]) + words[1:] }

// others names the topics that a message could mean as well.
func (c *card) others() []string {
	const most = 2
	var names []string
	for _, t := range c.reply.Topics[min(1, len(c.reply.Topics)):] {
		if topic := c.Brain.Base().Topic(t.ID); topic != nil && len(names) < most {
			names = append(names, topic.Name)
		}
	}
	return names
}

// language says in which language a message was written, and how far the reply in it can be trusted.
func (c *card) language() {
	lang := c.finding.Language
	if lang == "" || lang == english || lang == undetermined {
		return
	}
	says := fmt.Sprintf("Written in %s, as far as can be told. Say your language first when you ring: a line may have interpreters.",
		c.languageName(lang))
	if replies := c.Brain.Base().Replies[lang]; replies != nil && replies.Confirmed == "not yet" {
		says += " The texts in this language are not confirmed by a translator yet."
	}
	c.print(c.Style.wrapped("", "", says))
}

// record prints the right or the milestone that was asked for.
func (c *card) record() {
	base := c.Brain.Base()
	if r := base.Right(c.finding.Right); c.reply.Outcome == bot.OutcomeRight && r != nil {
		c.print("\n" + c.Style.wrapped("", "", fmt.Sprintf("Right %d: %s", r.Right, r.Short)))
		c.print(c.Style.wrapped(serviceEdge, serviceEdge, r.Says))
	}
	for _, m := range base.Milestones {
		if c.reply.Outcome == bot.OutcomeMilestone && m.ID == c.finding.Milestone {
			c.print("\n" + c.Style.wrapped("", "", m.Date.Words()+": "+m.Title))
			c.print(c.Style.wrapped(serviceEdge, serviceEdge, m.Story))
			for _, doubt := range m.Doubt {
				c.print(c.Style.wrapped(serviceEdge+"Doubt: ", serviceEdge, doubt))
			}
		}
	}
}

// advice says what to say first and what never to do, and the right that helps.
func (c *card) advice() {
	topic := c.topic()
	if topic == nil {
		return
	}
	c.print("\n")
	c.list("Say first  ", topic.SayFirst)
	c.list("Don't      ", topic.NeverDo)
	if r := c.Brain.Base().Right(topic.Right); r != nil && c.reply.Outcome != bot.OutcomeRight {
		c.print(c.Style.wrapped("Their right  ", "             ", fmt.Sprintf("%d of 12: %s", r.Right, r.Short)))
	}
}

func (c *card) list(name string, lines []string) {
	edge := strings.Repeat(" ", len(name))
	for i, line := range lines {
		first := edge
		if i == 0 {
			first = name
		}
		c.print(c.Style.wrapped(first, edge, line))
	}
}
