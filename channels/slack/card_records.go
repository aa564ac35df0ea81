package slack

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"waymark/bot"
	"waymark/knowledge"
)

// theRights is how many rights the Victims' Code has.
const theRights = 12

// right answers "right 5". Anything but a number of the twelve is a question: "right now he is …".
func (a *asked) right(rest string) *card {
	n, err := strconv.Atoi(rest)
	if err != nil || a.base.Right(n) == nil {
		return nil
	}
	return a.rightCard(n)
}

func (a *asked) rightCard(n int) *card {
	r := a.base.Right(n)
	if r == nil {
		return a.rights("")
	}
	c := &card{outcome: string(bot.OutcomeRight), text: fmt.Sprintf("Right %d of %d: %s", n, theRights, r.Short)}
	c.header(c.text)
	c.section(escape(r.Says))
	if r.NotEveryone != "" {
		c.section("*Not everyone:* " + escape(r.NotEveryone))
	}
	c.list("For staff:", r.Facts)
	if s := a.base.Service(r.First); s != nil {
		c.section(a.brief(0, a.base.Offer(s, a.at), nil)...)
		a.smallPrint(c, 0, s)
	}
	for _, doubt := range r.Doubt {
		c.context("In doubt: " + escape(doubt))
	}
	if r.Code != "" {
		c.context("From the Victims' Code of " + escape(strings.TrimPrefix(r.Code, "victims-code-")))
	}
	c.context(dangerLine)
	return c
}

// rights lists the twelve.
func (a *asked) rights(rest string) *card {
	if rest != "" {
		return nil
	}
	c := &card{outcome: string(bot.OutcomeRight), text: "The twelve rights of the Victims' Code"}
	c.header(c.text)
	var lines []string
	for n := 1; n <= theRights; n++ {
		if r := a.base.Right(n); r != nil {
			lines = append(lines, fmt.Sprintf("*%d.* %s", n, escape(capital(r.Short))))
		}
	}
	c.section(lines...)
	c.context("One of them: `"+a.command+" right 5`", dangerLine)
	return c
}

// longestSearch is how many words a search among milestones may have: more are somebody's story.
const longestSearch = 4

// when answers with the milestones that mention every word. None: it is a question.
func (a *asked) when(rest string) *card {
	wanted := strings.Fields(strings.ToLower(strings.Trim(rest, "?!. ")))
	if len(wanted) == 0 || len(wanted) > longestSearch {
		return nil
	}
	c := a.milestones(func(m *knowledge.Milestone) bool {
		says := a.mentions(m)
		return !slices.ContainsFunc(wanted, func(word string) bool { return !strings.Contains(says, word) })
	})
	if len(c.blocks) == 0 {
		return nil
	}
	return c
}

// mentions gives all that a milestone speaks of, in small letters.
func (a *asked) mentions(m *knowledge.Milestone) string {
	says := []string{m.Title, m.Story, m.Date.Words()}
	for _, id := range m.About {
		if s := a.base.Service(id); s != nil {
			says = append(append(says, s.Name), s.AlsoCalled...)
		}
	}
	return strings.ToLower(strings.Join(says, " "))
}

// mostMilestones is how many one card tells.
const mostMilestones = 5

// milestones draws those that are wanted, newest first; an empty card if none is.
func (a *asked) milestones(wanted func(*knowledge.Milestone) bool) *card {
	c := &card{outcome: string(bot.OutcomeMilestone)}
	var found []*knowledge.Milestone
	for _, m := range a.base.Milestones {
		if wanted(m) {
			found = append(found, m)
		}
	}
	if len(found) == 0 {
		return c
	}
	slices.SortStableFunc(found, func(x, y *knowledge.Milestone) int {
		return cmp.Compare(y.Date.String(), x.Date.String())
	})
	c.text = "Milestones: " + found[0].Title
	c.header("Milestones")
	for _, m := range found[:min(len(found), mostMilestones)] {
		c.section(bold(m.Date.Words()+": "+m.Title), escape(m.Story))
		for _, doubt := range m.Doubt {
			c.context("In doubt: " + escape(doubt))
		}
	}
	if more := len(found) - mostMilestones; more > 0 {
		c.context(fmt.Sprintf("%d older ones mention it too: add a word or a year.", more))
	}
	c.context(dangerLine)
	return c
}
