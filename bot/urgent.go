package bot

import (
	"slices"

	"waymark/knowledge"
)

// situationDanger is the reply to danger, and how those for danger of a kind begin.
const situationDanger = "emergency"

// danger answers immediate danger: 999 first, never a menu, never a question (S28).
func (t *turn) danger() bool {
	if !t.safety.Danger && t.words != emergencyNumber {
		return false
	}
	situation := situationDanger
	switch {
	case t.message.Abroad || t.cued(knowledge.CueAbroad):
		situation = situationDanger + ".abroad"
	case t.safety.Suicide:
		situation = situationDanger + ".suicide"
	case t.cued(knowledge.CueGoingAbroad):
		situation = situationDanger + ".travel"
	}
	t.after.Menu = MenuNone
	t.noteTopic()
	t.say(OutcomeDanger, situation, t.filling(nil))
	t.reply.Urgency = UrgencyDanger
	t.reply.Services = slices.Concat([]knowledge.ServiceID{serviceEmergency}, t.reply.Services)
	return true
}

// suicide answers suicide or self-harm: one text, crisis routes only (S30).
func (t *turn) suicide() bool {
	if !t.safety.Suicide {
		return false
	}
	t.crisis(OutcomeSuicide)
	t.reply.Urgency = UrgencySuicide
	return true
}

// crisis says the routes of a crisis to the person, to a child, or to somebody who fears for another.
func (t *turn) crisis(outcome Outcome) bool {
	situation := "suicide"
	switch {
	case t.safety.SomebodyElse:
		situation = "suicide.friend"
	case t.isChild():
		situation = "suicide.child"
	case t.isForAnother(): // its words hold for the person too
		situation = "suicide.friend"
	}
	t.after.Menu = MenuNone
	return t.say(outcome, situation, t.filling(nil))
}

// seeker answers who looks for a person: only public routes, the same to everybody (S34).
func (t *turn) seeker() bool {
	if !t.safety.Seeker {
		return false
	}
	t.after.Menu = MenuNone
	return t.say(OutcomeNone, "seeker", t.filling(nil))
}

// isChild reports whether the person is under 18, by this message or an earlier one.
func (t *turn) isChild() bool { return t.cued(knowledge.CueUnder18) }

// isForAnother reports whether the person asks for somebody else, as a friend or at work.
func (t *turn) isForAnother() bool {
	return t.cued(knowledge.CueSomebodyElse) || t.cued(knowledge.CueProfessional)
}

func (t *turn) cued(cue knowledge.Cue) bool { return slices.Contains(t.after.Cues, cue) }

// noteTopic remembers what a message was about, where that is clear, for the texts that follow.
func (t *turn) noteTopic() {
	t.after.Topics = nil
	if t.finding.Confidence == knowledge.Sure {
		t.after.Topics = []knowledge.TopicID{t.finding.Topics[0].ID}
	}
}
