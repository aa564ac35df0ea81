package bot

import (
	"fmt"
	"slices"
	"strings"

	"waymark/knowledge"
)

// The topics the code itself names. Everything else about topics is in the base.
const (
	topicRights  knowledge.TopicID = "victims-rights"
	topicSuicide knowledge.TopicID = "suicide-crisis"
)

// secondFrom is the probability from which a second topic is told beside one that is sure.
const secondFrom = 0.3

// topic answers a message that means something to the base.
func (t *turn) topic() bool {
	f := t.finding
	switch {
	case f.Milestone != "":
		return t.say(OutcomeMilestone, "milestone", t.filling(nil))
	case f.Right > 0:
		return t.right(f.Right)
	case f.Confidence == knowledge.None, t.tooLittle():
		return false
	}
	t.noteTopic()
	switch top := f.Topics[0].ID; {
	case t.foreign("answer") && !t.message.Abroad:
		return t.speak()
	case f.Confidence == knowledge.Close && !t.message.Abroad:
		return t.ask()
	case top == topicRights:
		return t.rights()
	case top == topicSuicide:
		return t.crisis(OutcomeAnswer)
	}
	var second knowledge.TopicID
	if len(f.Topics) > 1 && f.Topics[1].Score >= secondFrom {
		second = f.Topics[1].ID
	}
	return t.answer(OutcomeAnswer, f.Topics[0].ID, second, t.offers())
}

// offers gives the services of the finding, for what earlier messages let be known of the person too.
func (t *turn) offers() []knowledge.Offer {
	if len(t.before.Cues) == 0 || t.finding.Named != "" {
		return t.finding.Services
	}
	return t.route(t.finding.Topics[0].ID)
}

// tooLittle reports whether a word or two could be about anything: the general menu asks better than two guesses.
func (t *turn) tooLittle() bool {
	const few, guess = 2, 0.4
	return t.finding.Confidence == knowledge.Close && len(strings.Fields(t.words)) <= few && t.finding.Topics[0].Score < guess
}

// answer names who can help with a topic, and with a second one if there is one.
func (t *turn) answer(outcome Outcome, topic, second knowledge.TopicID, offers []knowledge.Offer) bool {
	f := t.filling(offers)
	t.after.Menu = MenuNone
	t.after.Topics = []knowledge.TopicID{topic}
	if second != "" {
		t.after.Topics = append(t.after.Topics, second)
	}
	situation := t.situation(f, topic, second, offers)
	f.topic = topic
	return t.say(outcome, situation, f, offers...)
}

// situation chooses the shape of an answer, and who plays second in it. The order is the policy.
func (t *turn) situation(f *filling, topic, second knowledge.TopicID, offers []knowledge.Offer) string {
	abroad := t.message.Abroad || t.cued(knowledge.CueAbroad)
	switch reply := t.finding.Route.Reply; {
	case abroad && t.hasTravel(topic):
		return situationTravel
	case reply != "" && reply != situationDanger && t.replies[english][reply] != nil:
		return reply
	case abroad:
		return "abroad"
	case t.isChild() && !t.isForAnother():
		f.second = besides(offers, serviceChildline)
		return t.shape("answer.child", topic)
	case t.replies[english]["answer."+string(topic)] != nil:
		return "answer." + string(topic)
	case t.isForAnother():
		return t.shape("answer.friend", topic)
	case f.later != nil:
		return "answer.closed"
	case second != "":
		if f.second = t.firstOf(second, f.first); f.second != nil {
			return "answer.two"
		}
	}
	return "answer"
}

// shape gives the reply of a shape for this topic or its group, or the shape itself.
func (t *turn) shape(shape string, topic knowledge.TopicID) string {
	for _, of := range []string{string(topic), t.base.Topic(topic).Group} {
		if situation := shape + "." + of; t.replies[english][situation] != nil {
			return situation
		}
	}
	return shape
}

// situationTravel is the reply for who is abroad, or about to be taken there (S29).
const situationTravel = "travel"

// hasTravel reports whether a topic's conditions lead to the reply for travel.
func (t *turn) hasTravel(topic knowledge.TopicID) bool {
	return slices.ContainsFunc(t.base.Topic(topic).Unless, func(u knowledge.Unless) bool { return u.Reply == situationTravel })
}

// besides gives the first service that answers now, other than one.
func besides(offers []knowledge.Offer, id knowledge.ServiceID) *knowledge.Offer {
	i := slices.IndexFunc(offers, func(o knowledge.Offer) bool {
		return o.Service.ID != id && isOpenToAnyone(o)
	})
	if i < 0 {
		return nil
	}
	return &offers[i]
}

// firstOf gives who is named first for a topic, if that is somebody else.
func (t *turn) firstOf(topic knowledge.TopicID, than *knowledge.Offer) *knowledge.Offer {
	offers := t.route(topic)
	if len(offers) == 0 || offers[0].Service.ID == than.Service.ID {
		return nil
	}
	return &offers[0]
}

// route gives the services of topics for what is known of the person.
func (t *turn) route(topics ...knowledge.TopicID) []knowledge.Offer {
	cues := map[knowledge.Cue]bool{}
	for _, cue := range t.after.Cues {
		cues[cue] = true
	}
	return t.base.Route(topics, cues, t.after.Places, t.message.At)
}

// ask answers a message that could mean two or three things: a complete reply, and one question (S37).
func (t *turn) ask() bool {
	choices := t.choices()
	if lang := t.language(); len(choices) < 2 || t.replies[lang]["ask.two"] == nil {
		return t.answer(OutcomeAnswer, t.finding.Topics[0].ID, "", t.offers())
	}
	f := t.filling(nil)
	if same := t.sameFirst(choices); same != nil {
		f.open = same
	}
	labels := make([]string, len(choices))
	for i, id := range choices {
		labels[i] = fmt.Sprintf("%d %s", i+1, t.base.Topic(id).Menu)
	}
	f.texts["menu"] = strings.Join(labels, ", ")
	t.after.Menu, t.after.Choices, t.after.Topics = MenuTopics, choices, nil
	return t.say(OutcomeAsk, [...]string{2: "ask.two", 3: "ask.three"}[len(choices)], f, t.finding.Services...)
}

// worthAsking is the share of the best topic's probability from which another is offered beside it.
const worthAsking = 0.35

// choices gives the two or three topics between which the person is asked.
func (t *turn) choices() []knowledge.TopicID {
	var choices []knowledge.TopicID
	best := t.finding.Topics[0].Score
	for i, topic := range t.finding.Topics {
		if i < 2 || i == 2 && topic.Score >= worthAsking*best {
			choices = append(choices, topic.ID)
		}
	}
	return choices
}

// sameFirst gives the service that is first for every choice, if it answers now.
func (t *turn) sameFirst(choices []knowledge.TopicID) *knowledge.Offer {
	var same *knowledge.Offer
	for _, id := range choices {
		offers := t.route(id)
		if len(offers) == 0 || !isOpen(offers[0]) {
			return nil
		}
		if same != nil && same.Service != offers[0].Service {
			return nil
		}
		same = &offers[0]
	}
	return same
}
