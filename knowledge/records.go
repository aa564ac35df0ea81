package knowledge

import "waymark/knowledge/hours"

// The names of records. An id is also the name of the record's file.
type (
	// ServiceID names a service.
	ServiceID string
	// TopicID names a topic.
	TopicID string
	// RightID names an entry about victims' rights.
	RightID string
	// MilestoneID names a milestone.
	MilestoneID string
	// NoticeID names a notice.
	NoticeID string
	// AreaID names one of the seven councils of the West Midlands Police area.
	AreaID string
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
