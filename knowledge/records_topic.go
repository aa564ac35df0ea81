package knowledge

// Urgency orders topics for staff; danger in a message is decided by bot/safety, never by it.
type Urgency string

// The urgencies a topic can have.
const (
	UrgencyEmergency Urgency = "emergency"
	UrgencyUrgent    Urgency = "urgent"
	UrgencyRoutine   Urgency = "routine"
)

// Topic is one kind of thing people ask about, with what they say and the routes that decide who is named first.
type Topic struct {
	ID        TopicID     `yaml:"id"`
	Name      string      `yaml:"name"` // for staff
	Group     string      `yaml:"group"`
	Means     string      `yaml:"means"`
	Urgency   Urgency     `yaml:"urgency"`
	Harm      int         `yaml:"harm,optional"` // how much a missed message weighs when understanding is measured; 0: not named, as 1
	Menu      string      `yaml:"menu"`          // plain words for a numbered choice, at most 40 characters
	PeopleSay []Phrase    `yaml:"people_say"`
	Words     []string    `yaml:"words"`
	Misspelt  []string    `yaml:"misspelt,optional"`
	NotThis   []string    `yaml:"not_this,optional"`
	First     ServiceID   `yaml:"first"`
	Then      []ServiceID `yaml:"then"`
	Unless    []Unless    `yaml:"unless,optional"` // tried in order
	SayFirst  []string    `yaml:"say_first"`
	NeverDo   []string    `yaml:"never_do"`
	Right     int         `yaml:"right,optional"` // the right that helps here

	origin origin
}

func (t *Topic) weight() int { return max(1, t.Harm) }

// Unless is a condition under which a topic goes another way.
type Unless struct {
	When  Cue         `yaml:"when"`
	First ServiceID   `yaml:"first,optional"`
	Then  []ServiceID `yaml:"then,optional"`
	Reply string      `yaml:"reply,optional"` // a situation of the replies
}

// Phrase is one whole message as people send it: training and test at once.
type Phrase struct {
	Voice     string // who says it: "teenager", "friend", "teacher"
	Lang      string // BCP 47; "en" when the key names none
	Say       string
	Confirmed string // who confirmed the wording; "not yet" for a language no speaker has confirmed; empty for English
}

// Cue is a thing a message lets be known about the person or the moment, beside its topic.
type Cue string

// The cues that routes and ranking use.
const (
	CueUnder18      Cue = "under 18"
	CueSomebodyElse Cue = "for somebody else"
	CueProfessional Cue = "professional"
	CueGoingAbroad  Cue = "going abroad"
	CueAbroad       Cue = "abroad"
	CueDangerNow    Cue = "danger now"
	CueMan          Cue = "man"
	CueWoman        Cue = "woman"
	CueLGBT         Cue = "lgbt"
	CueDeaf         Cue = "deaf"
	CueDisabled     Cue = "disabled"
	CueOlder        Cue = "older person"
	CueStudent      Cue = "student"
	CueHurt         Cue = "hurt by somebody" // who says so is never sent to services for people who cause harm
)

// CueWords is the record of one cue: what lets it be read from a message.
type CueWords struct {
	Cue     Cue      `yaml:"cue"`
	Words   []string `yaml:"words"`             // whole words or phrases, normalised
	NotThis []string `yaml:"not_this,optional"` // phrases in which the words mean something else
}
