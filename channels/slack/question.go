package slack

import (
	"fmt"
	"math"
	"strings"

	"waymark/bot"
	"waymark/knowledge"
)

// question answers free words with what they mean to the base.
func (a *asked) question(reply bot.Reply) *card {
	f := a.base.Find(knowledge.Question{Words: a.words, At: a.at})
	switch {
	case reply.Situation == situationSeeker: // somebody is looked for: public routes only, for everybody (S34)
		return a.nothing(knowledge.Finding{})
	case f.Milestone != "":
		return a.milestones(func(m *knowledge.Milestone) bool { return m.ID == f.Milestone })
	case f.Right > 0:
		return a.rightCard(f.Right)
	case f.Named != "" && !a.namesTopic(f):
		return a.serviceCard(a.base.Service(f.Named))
	case f.Confidence == knowledge.None:
		return a.nothing(f)
	case f.Confidence == knowledge.Close:
		return a.unsure(f)
	}
	c := &card{outcome: string(bot.OutcomeAnswer)}
	a.route(c, f)
	return c
}

// namesTopic reports whether the words hold the name of the topic itself: "forced marriage" asks for the route, not for
// the line of that name, which the route names first.
func (a *asked) namesTopic(f knowledge.Finding) bool {
	topic := a.base.Topic(f.Topics[0].ID)
	return topic != nil && strings.Contains(strings.ToLower(a.words), strings.ToLower(topic.Name))
}

// situationSeeker is the bot's reply to whoever looks for a person.
const situationSeeker = "seeker"

// unsure asks which topic is meant, above the route of the best guess.
func (a *asked) unsure(f knowledge.Finding) *card {
	c := &card{outcome: string(bot.OutcomeAsk)}
	names := a.topicNames(f, 2)
	if len(names) == 2 {
		c.section("*Not sure which you mean.* Ask which, then type one of these:",
			"• `"+a.command+" "+escape(lower(names[0]))+"`", "• `"+a.command+" "+escape(lower(names[1]))+"`",
			"Something else: try other words, or `"+a.command+" help`.")
		c.context(fmt.Sprintf("Best guess %.0f%%. Shown because two answers were close.", math.Floor(100*f.Topics[0].Score)))
	}
	a.route(c, f)
	return c
}

// topicNames gives the names of the best topics.
func (a *asked) topicNames(f knowledge.Finding, most int) []string {
	var names []string
	for _, t := range f.Topics[:min(len(f.Topics), most)] {
		if topic := a.base.Topic(t.ID); topic != nil {
			names = append(names, topic.Name)
		}
	}
	return names
}

// bigTopics are offered when nothing matched: what the text line offers then.
var bigTopics = [...]knowledge.TopicID{"domestic-abuse", "forced-marriage", "stalking", "violent-crime"}

// nothing answers what meant nothing to the base: somewhere anybody can turn, never an error.
func (a *asked) nothing(f knowledge.Finding) *card {
	offers := f.Services
	if len(offers) == 0 {
		offers = a.base.Route(nil, nil, f.Places, a.at)
	}
	c := &card{outcome: string(bot.OutcomeNone), text: "Nothing matched. In danger now: 999."}
	c.header("Nothing matched. Anybody can turn here")
	c.section(dangerLine)
	c.divider()
	if open := openOf(offers); open != nil {
		c.text = fmt.Sprintf("Nothing matched. %s: %s. In danger now: 999.", shortName(open.Service), a.ring(*open))
		c.section(a.brief(0, *open, nil)...)
		a.smallPrint(c, 0, open.Service)
	}
	lines := []string{"*Or type what it is about:*"}
	for _, id := range bigTopics {
		if t := a.base.Topic(id); t != nil {
			lines = append(lines, "• `"+a.command+" "+escape(lower(t.Name))+"`")
		}
	}
	c.section(lines...)
	return c
}

// crisis answers danger and suicide: the crisis first, then the route of what it is about, where that is clear.
func (a *asked) crisis(reply bot.Reply) *card {
	c := &card{outcome: string(reply.Outcome)}
	id := topicEmergency
	if reply.Urgency == bot.UrgencySuicide {
		id = topicSuicide
		c.text = "A life at risk: ring 999."
		c.header("Suicide or self-harm")
		c.section(":red_circle: *A life at risk now: 999.* Can't talk: stay on the line, press 55.")
	} else {
		c.text = "Danger now: ring 999."
		c.header("Danger now")
		c.section(":red_circle: *999 now.* Can't talk: stay on the line, press 55. "+
			"Pressing 55 does not show where they are: ask them, and tell 999.",
			"Outside the UK: the emergency number of that country.")
	}
	unchecked := false
	for _, s := range reply.Services {
		if service := a.base.Service(s); service != nil && s != serviceEmergency {
			c.section(a.brief(0, a.base.Offer(service, a.at), nil)...)
			unchecked = unchecked || service.Checked.On.IsZero()
		}
	}
	if unchecked {
		c.context("Not checked yet: nobody has rung these numbers. In a crisis give them all the same.")
	}
	a.advice(c, a.base.Topic(id))
	f := a.base.Find(knowledge.Question{Words: a.words, At: a.at})
	if f.Confidence == knowledge.Sure && f.Topics[0].ID != id && f.Topics[0].ID != topicEmergency {
		c.divider()
		a.route(c, f)
	}
	return c
}

// The records the code itself names: the topics whose advice stands on a crisis card, and 999, which needs no check.
const (
	serviceEmergency knowledge.ServiceID = "emergency-999"

	topicEmergency knowledge.TopicID = "emergency"
	topicSuicide   knowledge.TopicID = "suicide-crisis"
)

// language says in which language a question was written.
func (a *asked) language(c *card, f knowledge.Finding) {
	if f.Language == "" || f.Language == "en" || f.Language == "und" {
		return
	}
	name := f.Language
	for _, l := range a.base.Languages {
		if l.Code == f.Language {
			name = l.Name
		}
	}
	c.context("Read as " + escape(name) + ", as far as can be told. Ask the line for an interpreter, never a relative.")
	if replies := a.base.Replies[f.Language]; replies != nil && replies.Confirmed == "not yet" {
		c.context("Text replies in " + escape(name) + ": wording not confirmed by a translator yet.")
	}
}

// places says which districts were read from the words.
func (a *asked) places(c *card, f knowledge.Finding) {
	var names []string
	for _, area := range a.base.Areas {
		for _, id := range f.Places {
			if area.ID == id {
				names = append(names, escape(area.Name))
			}
		}
	}
	switch {
	case f.OutsideArea:
		c.context("The place is outside the seven districts: national services are shown.")
	case len(names) > 0:
		c.context("Near " + strings.Join(names, ", ") + ": local services first, where there are any.")
	}
}
