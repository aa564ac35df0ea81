package knowledge

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
