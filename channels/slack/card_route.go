package slack

import (
	"fmt"

	"waymark/knowledge"
)

// mostServices is how many services a route shows; the first with all its facts.
const mostServices = 4

// route draws the way for what words mean, in the order of the staff card: urgent line, services, what to say and
// not to do, who checked it.
func (a *asked) route(c *card, f knowledge.Finding) {
	topic := a.base.Topic(f.Topics[0].ID)
	c.header(a.title(f))
	if topic != nil && topic.Urgency != knowledge.UrgencyRoutine {
		c.section(":red_circle: *Urgent.* " + dangerLine)
	} else {
		c.section(dangerLine)
	}
	a.language(c, f)
	a.places(c, f)
	a.notices(c)
	c.divider()
	offers := f.Services[:min(len(f.Services), mostServices)]
	if c.text == "" && topic != nil {
		c.text = fmt.Sprintf("%s: %s", topic.Name, a.firstRing(offers))
	}
	if len(offers) > 0 {
		a.lead(c, offers[0], openOf(f.Services))
		a.others(c, offers[1:])
	}
	a.advice(c, topic)
	for i, o := range offers {
		a.smallPrint(c, i+1, o.Service)
	}
}

// title names the topic, or both when two are meant.
func (a *asked) title(f knowledge.Finding) string {
	var title string
	for i, id := range f.Strong {
		topic := a.base.Topic(id)
		switch {
		case topic == nil:
		case i == 0 || title == "":
			title = topic.Name
		default:
			title += "; " + lower(topic.Name)
		}
	}
	return title
}

func (a *asked) firstRing(offers []knowledge.Offer) string {
	if len(offers) == 0 {
		return "in danger now ring 999"
	}
	return a.ring(offers[0])
}

// lead draws the service to name first, with all its facts.
func (a *asked) lead(c *card, o knowledge.Offer, instead *knowledge.Offer) {
	a.notices(c, o.Service.ID)
	lines := a.brief(1, o, instead)
	if known(o.Service.Safety.BeforeYouGiveIt) != askThem {
		lines = append(lines, "Before you give it: "+escape(o.Service.Safety.BeforeYouGiveIt))
	}
	c.section(lines...)
	a.refer(c, o.Service)
}

// others draws the services that come after the first, in short.
func (a *asked) others(c *card, offers []knowledge.Offer) {
	for i, o := range offers {
		a.notices(c, o.Service.ID)
		c.section(append(a.brief(i+2, o, nil), "To refer: "+escape(known(o.Service.Refer.Professional)))...)
	}
}

// advice draws what to say first and what never to do.
func (a *asked) advice(c *card, topic *knowledge.Topic) {
	if topic == nil {
		return
	}
	c.list("Say first:", topic.SayFirst)
	c.list("Don't:", topic.NeverDo)
	if r := a.base.Right(topic.Right); r != nil {
		c.context(fmt.Sprintf("Their right: %d of 12, %s. `%s right %d`", r.Right, escape(r.Short), a.command, r.Right))
	}
}
