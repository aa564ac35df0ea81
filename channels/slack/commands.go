package slack

import (
	"strings"
	"time"

	"waymark/bot"
	"waymark/knowledge"
)

// asked is one command on its way to a card.
type asked struct {
	brain   *bot.Brain
	base    *knowledge.Base
	command string // what Slack calls us: "/waymark"
	words   string // as typed; never in a card
	at      time.Time
}

// command is a row of the table of what can be typed.
type command struct {
	word    string // the first word, which chooses the row; empty: free words
	example string
	gets    string // empty: told in another row
	told    bool   // what follows the word is a person's own: danger and suicide are looked for first
	// answer gives the card for what stands behind the word, or nil when the words are a question after all.
	answer func(a *asked, rest string) *card
}

// commands is all that can be typed. The help is made from it, and each example is tried by a test.
func commands() []command {
	return []command{
		{"", "forced marriage near dudley", "The route for a topic, local services first. The place can be left out.", true, nil},
		{"", "she thinks he is tracking her phone", "Free words: the best route, and what else it could be.", true, nil},
		{"service", "service karma nirvana", "One service: open or not, number, how to refer.", true, (*asked).service},
		{"right", "right 5", "One right of the Victims' Code. For all twelve: rights", false, (*asked).right},
		{"rights", "rights", "", false, (*asked).rights},
		{"open", "open", "Lines open now, soonest to close first.", false, (*asked).open},
		{"when", "when helpline", "Milestones that mention it.", true, (*asked).when},
		{"help", "help", "This list.", false, (*asked).help},
	}
}

// card gives the answer. Danger and suicide come before whatever else a person's own words mean (S27). A first word
// that is none of the table's is no error: everything is then a question.
func (a *asked) card() *card {
	if strings.TrimSpace(a.words) == "" {
		return a.help("")
	}
	if c := a.commanded(false); c != nil {
		return c
	}
	reply := a.reply()
	if reply.Urgency != bot.UrgencyNone {
		return a.warned(a.crisis(reply))
	}
	if c := a.commanded(true); c != nil {
		return a.warned(c)
	}
	return a.warned(a.question(reply))
}

// commanded gives the card of a row that takes a person's own words, or of one that does not; nil when the words are
// none of these commands.
func (a *asked) commanded(told bool) *card {
	first, rest, _ := strings.Cut(strings.TrimSpace(a.words), " ")
	for _, row := range commands() {
		if row.answer != nil && row.told == told && strings.EqualFold(row.word, first) {
			return row.answer(a, strings.TrimSpace(rest))
		}
	}
	return nil
}

// reply is what a texter who has never written would get, for its urgency.
func (a *asked) reply() bot.Reply {
	_, reply := a.brain.Next(bot.Conversation{}, bot.Message{
		Channel: bot.ChannelSlack, Words: bot.Words(a.words), At: a.at,
	})
	return reply
}

// warned adds a line when the words look like somebody's details.
func (a *asked) warned(c *card) *card {
	if looksPersonal(a.words) {
		c.context(personalLine)
	}
	return c
}

// help draws the table.
func (a *asked) help(rest string) *card {
	if rest != "" {
		return nil
	}
	c := &card{outcome: outcomeHelp, text: "Waymark: what you can type. In danger now: 999."}
	c.header("What you can type")
	var lines []string
	for _, row := range commands() {
		if row.gets != "" {
			lines = append(lines, "`"+a.command+" "+row.example+"`\n"+escape(row.gets))
		}
	}
	c.section(lines...)
	c.section(dangerLine)
	c.context("Only you see the answers. No words are kept, only counts. You don't need names or numbers of people here.")
	return c
}
