package bot

import "waymark/knowledge"

// nothingWeDo is the chance of being about something the base knows below which a message is about something else,
// rather than not understood.
const nothingWeDo = 0.5

// unclear answers what meant nothing to the base: never an error, never the same twice, always a number (S37).
func (t *turn) unclear() bool {
	t.after.Menu = MenuNone
	switch {
	case t.foreign("unknown"):
		return t.speak()
	case t.message.Abroad:
		return t.say(OutcomeNone, "abroad", t.filling(nil))
	case t.outOfScope() && t.replies[t.language()]["out-of-scope"] != nil:
		return t.say(OutcomeNone, "out-of-scope", t.filling(nil))
	}
	return t.unknown(OutcomeNone)
}

// unknown offers a menu at first, then only a number.
func (t *turn) unknown(outcome Outcome) bool {
	t.after.Unclear++
	switch t.after.Unclear {
	case 1:
		t.after.Menu = MenuGeneral
		return t.say(outcome, "unknown", t.filling(nil))
	case 2:
		return t.say(outcome, "unknown.second", t.filling(nil))
	}
	return t.say(outcome, "unknown.third", t.filling(nil))
}

// outOfScope reports whether the message is about nothing we do. What is like no words at all is about nothing known.
func (t *turn) outOfScope() bool { return t.finding.InScope < nothingWeDo && !t.finding.Strange }

// generalMenu is what the digits of the reply "unknown" lead to.
var generalMenu = [...][]knowledge.TopicID{
	{"domestic-abuse", "forced-marriage"},
	{"stalking"},
	{"violent-crime"},
	{topicRights},
}
