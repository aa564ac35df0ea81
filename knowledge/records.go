package knowledge

import (
	"time"

	"waymark/knowledge/hours"
)

// The names of records. An id is also the name of the record's file.
type (
	ServiceID   string
	TopicID     string
	RightID     string
	MilestoneID string
	NoticeID    string
	AreaID      string // one of the seven councils of the West Midlands Police area
)

// Status says whether a service is taking people. Anything less certain than "open" or "closed" is open with a
// doubt and not listable.
type Status string

// The statuses a service can have.
const (
	StatusOpen   Status = "open"
	StatusPaused Status = "paused"
	StatusClosed Status = "closed"
)

// Reach says how far a service goes. Only a regional one is tied to its areas.
type Reach string

// The reaches a service can have.
const (
	ReachRegional        Reach = "regional"
	ReachEngland         Reach = "england"
	ReachEnglandAndWales Reach = "england and wales"
	ReachEnglandWalesNI  Reach = "england, wales and northern ireland"
	ReachGreatBritain    Reach = "great britain"
	ReachUK              Reach = "uk"
)

// Service is an organisation or line that people can be signposted or referred to. Three voices are drawn from
// one record: the text (TextName and a contact only), staff, and the volunteer. Everything but TextName and
// Contacts is for staff.
type Service struct {
	ID            ServiceID     `yaml:"id"`
	Name          string        `yaml:"name"`
	AlsoCalled    []string      `yaml:"also_called,optional"`
	TextName      string        `yaml:"text_name,optional"` // what a text may say on a shared phone (S11)
	RunBy         string        `yaml:"run_by"`
	Status        Status        `yaml:"status"`
	StatusNote    string        `yaml:"status_note,optional"`   // why a paused service is paused
	Listable      bool          `yaml:"listable"`               // the sources are good enough to tell the public
	StaffOnly     bool          `yaml:"staff_only,optional"`    // never in a text, whatever Listable says
	UntilChecked  ServiceID     `yaml:"until_checked,optional"` // always sent together with this one until a person rang it
	Doubt         []string      `yaml:"doubt,optional"`         // what the sources leave open, for staff
	Does          string        `yaml:"does"`
	Topics        []TopicID     `yaml:"topics"`
	Tags          []string      `yaml:"tags,optional"`
	Who           string        `yaml:"who"` // the audience in words, for staff
	For           Audience      `yaml:"for"`
	Reach         Reach         `yaml:"reach"`
	Areas         []AreaID      `yaml:"areas,optional"` // empty with a regional reach: not known
	AreasNote     string        `yaml:"areas_note,optional"`
	Languages     []string      `yaml:"languages,optional"` // as the source says; empty: not known, ask
	Contacts      []Contact     `yaml:"contact,optional"`
	Refer         Referral      `yaml:"refer"`
	Eligibility   string        `yaml:"eligibility,optional"`
	Accessibility []string      `yaml:"accessibility,optional"`
	Address       string        `yaml:"address,optional"` // a public office; a refuge must not have one (S34)
	Safety        ServiceSafety `yaml:"safety"`
	Notes         string        `yaml:"notes,optional"`                     // for staff only
	Confidence    string        `yaml:"confidence" words:"high|medium|low"` // of the sources: high, medium or low
	Checked       Checked       `yaml:"checked"`
	Sources       []Source      `yaml:"sources,optional"`

	origin origin
}

// Audience says in fixed words whom a service is for, so that ranking can ask whether it fits a person. Who in
// words stays beside it for the eye.
type Audience struct {
	Ages   Ages   `yaml:"ages"`                         // any, "under 18", "18 and under", "16 and over", "11 to 25"
	Gender string `yaml:"gender" words:"any|women|men"` // any, women or men
	Who    []Who  `yaml:"who"`
}

// Ages is a range of whole years, both ends included. The zero value is any age.
type Ages struct {
	From int // 0: no lower end
	To   int // 0: no upper end
}

// Who is one kind of person a service takes.
type Who string

// The kinds of people a service can be for.
const (
	WhoSelf         Who = "self"         // the person it happened to
	WhoFriend       Who = "friend"       // somebody asking for another person
	WhoProfessional Who = "professional" // staff of another service
	WhoCausingHarm  Who = "causing harm" // the person who hurts somebody; never offered to a victim's text (S35)
)

// Contact is one way to reach a service. Exactly one of Phone, Text, Web, Webchat, Email and WhatsApp is set.
type Contact struct {
	Phone    Phone  `yaml:"phone,optional"`
	Text     Phone  `yaml:"text,optional"` // a number that takes texts
	Web      string `yaml:"web,optional"`
	Webchat  string `yaml:"webchat,optional"`
	Email    string `yaml:"email,optional"`
	WhatsApp Phone  `yaml:"whatsapp,optional"`

	Say   string `yaml:"say,optional"`   // the keyword to text
	Label string `yaml:"label,optional"` // "out of hours", "from abroad"; empty: the main one
	Cost  Cost   `yaml:"cost,optional"`
	Hours Hours  `yaml:"hours,optional"`
	Note  string `yaml:"note,optional"` // for staff
	Seen  string `yaml:"seen,optional"` // "no": the address was on no page read; check it first
}

// Cost is what a call or text costs the person.
type Cost string

// The costs a contact can have.
const (
	CostFree       Cost = "free"
	CostLocal      Cost = "local rate"    // 03 numbers
	CostStandard   Cost = "standard rate" // 01, 02 and mobile numbers
	CostChargeable Cost = "chargeable"    // 084 and 087 numbers
	CostNotKnown   Cost = "not known"
)

// Hours is when someone answers: an OpenStreetMap opening_hours expression, or "not known".
type Hours struct {
	Known    bool
	Schedule hours.Schedule // the zero value when not Known
}

// Referral is how a person gets to the service by each route, in words for staff. "not known" is a legal value.
type Referral struct {
	Self         string `yaml:"self"`
	Professional string `yaml:"professional"`
	Police       string `yaml:"police"`
	HaveReady    string `yaml:"have_ready"`
	HappensNext  string `yaml:"happens_next"`
}

// ServiceSafety is what to know before the number is given to a person whose phone may be watched. "not known"
// is a legal value of each, and no text ever claims more than a dated source says (S19).
type ServiceSafety struct {
	OnPhoneBill      string `yaml:"on_phone_bill"`
	LeavesVoicemail  string `yaml:"leaves_voicemail"`
	BeforeYouGiveIt  string `yaml:"before_you_give_it"`
	PhoneBillSource  string `yaml:"phone_bill_source,optional"`
	PhoneBillSourced Date   `yaml:"phone_bill_dated,optional"`
}

// Checked says who confirmed a record, when and how. The zero value is "not yet" (S39).
type Checked struct {
	On      Date     `yaml:"on"`
	By      []string `yaml:"by"` // two people before it counts (S39, S023)
	How     string   `yaml:"how" words:"rang the number|asked the provider|read their website"`
	AgainBy Date     `yaml:"again_by"`
}

// Source is a public page, what it was read for and how old it is.
type Source struct {
	URL       string `yaml:"url,optional"` // empty: the publisher is named instead
	Publisher string `yaml:"publisher,optional"`
	Says      string `yaml:"says"`
	Dated     string `yaml:"dated"` // a date, or words: "undated", "c. 2021-05"
	Kind      string `yaml:"kind,optional"`
}

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
	Menu      string      `yaml:"menu"` // plain words for a numbered choice, at most 40 characters
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
)

// CueWords is the record of one cue: what lets it be read from a message.
type CueWords struct {
	Cue     Cue      `yaml:"cue"`
	Words   []string `yaml:"words"`             // whole words or phrases, normalised
	NotThis []string `yaml:"not_this,optional"` // phrases in which the words mean something else
}

// Right is an entry about victims' rights: one of the twelve of the Victims' Code, or something beside it.
type Right struct {
	ID           RightID   `yaml:"id"`
	Right        int       `yaml:"right,optional"` // 1 to 12; 0: not one of the twelve
	Code         string    `yaml:"code,optional"`  // the edition the wording is pinned to
	Short        string    `yaml:"short"`
	Says         string    `yaml:"says"`
	NotEveryone  string    `yaml:"not_everyone,optional"`
	Facts        []string  `yaml:"facts,optional"` // for staff
	PeopleSay    []Phrase  `yaml:"people_say,optional"`
	First        ServiceID `yaml:"first,optional"`
	Contacts     []Contact `yaml:"contact,optional"`
	AboutTopics  []TopicID `yaml:"topics,optional"`
	Doubt        []string  `yaml:"doubt,optional"`
	Confidence   string    `yaml:"confidence" words:"high|medium|low"`
	Checked      Checked   `yaml:"checked"`
	Sources      []Source  `yaml:"sources"`
	NotesToStaff string    `yaml:"notes,optional"`

	origin origin
}

// Milestone is something that happened to victim services, as exact as its source.
type Milestone struct {
	ID        MilestoneID `yaml:"id"`
	Date      Date        `yaml:"date"`
	Title     string      `yaml:"title"`
	Story     string      `yaml:"story"`
	Kind      string      `yaml:"kind" words:"law|plan|service|people|review"` // law, plan, service, people or review
	About     []ServiceID `yaml:"about,optional"`
	PeopleSay []Phrase    `yaml:"people_say,optional"`
	Origin    string      `yaml:"origin"`
	Sources   []Source    `yaml:"sources,optional"` // at least one (M006)
	Doubt     []string    `yaml:"doubt,optional"`
	Conf      string      `yaml:"confidence" words:"high|medium|low"`

	origin origin
}

// Notice is a banner for staff with a beginning and an end, about all services or some.
type Notice struct {
	ID       NoticeID    `yaml:"id"`
	Says     string      `yaml:"says"`
	From     Date        `yaml:"from"`
	Until    Date        `yaml:"until"`
	Services []ServiceID `yaml:"services,optional"` // empty: all
	Sources  []Source    `yaml:"sources,optional"`

	origin origin
}

// Area is one of the seven councils.
type Area struct {
	ID   AreaID `yaml:"id"`
	Name string `yaml:"name"`
}

// District is a postcode district ("B64") and the councils it lies in.
type District struct {
	Code   string   `yaml:"district"`
	Areas  []AreaID `yaml:"areas,optional"` // largest share first; empty: outside the seven
	Edge   []AreaID `yaml:"edge,optional"`  // a few streets, or a drawing error at the border
	Others []string `yaml:"others,optional"`
	Note   string   `yaml:"note,optional"`
}

// Town is a place name people use and the councils it may mean.
type Town struct {
	Names []string `yaml:"names"`
	Areas []AreaID `yaml:"areas"`
}

// BankHoliday is a bank holiday of England.
type BankHoliday struct {
	Date Date   `yaml:"date"`
	Name string `yaml:"name"`
}

// Language is a language people write in or a service answers in.
type Language struct {
	Code      string   `yaml:"code"`          // BCP 47
	Name      string   `yaml:"name"`          // in English, as said to a helpline
	Own       string   `yaml:"own"`           // in itself
	Menu      string   `yaml:"menu,optional"` // the word a texter sends to choose it
	Also      []string `yaml:"also,optional"` // other words taken for the choice
	Romanised bool     `yaml:"romanised,optional"`
}

// Replies are the sentences the bot can say in one language, by situation or topic id. Templates hold fields in
// braces; bot fills them from records and from nothing else (S5).
type Replies struct {
	Language  string           `yaml:"language"`
	Confirmed string           `yaml:"confirmed,optional"` // the translator who signed; "not yet"; empty for English
	Of        map[string]Reply `yaml:"replies"`

	origin origin
}

// Reply is one sentence pattern.
type Reply struct {
	Text    string `yaml:"text"`
	English string `yaml:"english,optional"` // for a translation: the fingerprint of the English it was made from (S38)
}

// Lexicon is the reviewed safety knowledge of one urgency: patterns, the messages that must fire and the benign
// ones that must not (S27). Package bot/safety says how sets, patterns and unless are written.
type Lexicon struct {
	ID       string              `yaml:"id"`
	Sets     map[string][]string `yaml:"sets,optional"` // named sets of words, for the patterns of this lexicon
	Patterns []string            `yaml:"patterns"`
	Unless   []string            `yaml:"unless,optional"`
	MustFire []Phrase            `yaml:"must_fire"`
	Traps    []Phrase            `yaml:"traps"`

	origin origin
}

// Date is as exact as its source: a year, a month or a day. The zero value is "no date".
type Date struct {
	Year  int
	Month time.Month // 0: only the year is known
	Day   int        // 0: only the month is known
}
