package bot

import "waymark/knowledge"

// Outcome says what kind of answer a message got. It is counted; it never says anything about the person.
type Outcome string

// The outcomes there are.
const (
	OutcomeAnswer    Outcome = "answer"    // a topic, surely
	OutcomeAsk       Outcome = "ask"       // an answer and one question between two or three topics
	OutcomeDanger    Outcome = "danger"    // immediate danger
	OutcomeSuicide   Outcome = "suicide"   // suicide or self-harm
	OutcomeNone      Outcome = "none"      // the safe general answer
	OutcomeMilestone Outcome = "milestone" // something that happened to victim services
	OutcomeRight     Outcome = "right"     // the twelve rights
	OutcomeKeyword   Outcome = "keyword"   // STOP, HELP, MORE, a menu's number, "who is this"
)

// Urgency is what bot/safety read from a message, apart from any topic. Danger beats suicide (S27).
type Urgency string

// The urgencies there are.
const (
	UrgencyNone    Urgency = "none"
	UrgencyDanger  Urgency = "danger"
	UrgencySuicide Urgency = "suicide"
)

// Reply is what goes back, and why, for staff screens and counts.
type Reply struct {
	Texts     []string // one string a message; empty: silence
	Parts     int      // parts of all Texts together, as the network counts them
	Outcome   Outcome
	Urgency   Urgency
	Topics    []knowledge.TopicScore // best first, at most five
	Services  []knowledge.ServiceID  // in the order in which they are, or with MORE would be, named
	Language  string                 // BCP 47, of the message; "und" if not known
	Area      knowledge.AreaID       // the one council the message named; "" for none or several
	Situation string                 // the key of the reply that was used, for staff and tests
}
