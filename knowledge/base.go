package knowledge

import (
	"io/fs"
	"time"

	"waymark/knowledge/hours"
	"waymark/knowledge/match"
)

// Base is everything Waymark knows. It is made by [Load], is never changed afterwards and may be used by many
// goroutines at once. Records stand in the order of their ids unless an editor's order is meant.
type Base struct {
	Services   []*Service
	Topics     []*Topic
	Rights     []*Right
	Milestones []*Milestone
	Notices    []*Notice
	Areas      []Area
	Districts  []District
	Towns      []Town
	Holidays   Calendar
	Languages  []Language
	Cues       []CueWords
	Replies    map[string]*Replies // by BCP 47 code
	Lexicons   []*Lexicon
	OutOfScope []Phrase // nothing_we_do

	index  index
	reader *reader // made by Train
	places origin  // of areas.yaml
	files  int     // read by Load, for the closing line of problems
	kept   fs.FS   // its files, those that are kept among them; nil: none
	print  []byte  // of its files, if it was taken already
	anew   bool    // what is kept is not used
}

// Service returns the record with this id, or nil.
func (b *Base) Service(id ServiceID) *Service { return b.index.services[id] }

// Topic returns the record with this id, or nil.
func (b *Base) Topic(id TopicID) *Topic { return b.index.topics[id] }

// Right returns the record of right n of the twelve, or nil.
func (b *Base) Right(n int) *Right { return b.index.rights[n] }

// Lexicon returns the safety lexicon with this id, or nil.
func (b *Base) Lexicon(id string) *Lexicon { return b.index.lexicons[id] }

// Calendar is England's bank holidays as a reviewed record. Source: https://www.gov.uk/bank-holidays.
type Calendar struct {
	Days []BankHoliday
	days map[Date]bool

	origin origin
}

// Holiday reports whether this day is a bank holiday in England. It implements [hours.Holidays].
func (c Calendar) Holiday(year int, month time.Month, day int) bool {
	return c.days[Date{Year: year, Month: month, Day: day}]
}

var _ hours.Holidays = Calendar{}

func newCalendar(days []BankHoliday, from origin) Calendar {
	c := Calendar{Days: days, days: make(map[Date]bool, len(days)), origin: from}
	for _, holiday := range days {
		c.days[holiday.Date] = true
	}
	return c
}

type index struct {
	services map[ServiceID]*Service
	topics   map[TopicID]*Topic
	rights   map[int]*Right
	lexicons map[string]*Lexicon
}

func newIndex(b *Base) index {
	in := index{
		services: make(map[ServiceID]*Service, len(b.Services)), topics: make(map[TopicID]*Topic, len(b.Topics)),
		rights: map[int]*Right{}, lexicons: map[string]*Lexicon{},
	}
	for _, service := range b.Services {
		in.services[service.ID] = service
	}
	for _, topic := range b.Topics {
		in.topics[topic.ID] = topic
	}
	for _, right := range b.Rights {
		if right.Right > 0 {
			in.rights[right.Right] = right
		}
	}
	for _, lexicon := range b.Lexicons {
		in.lexicons[lexicon.ID] = lexicon
	}
	return in
}

// Question is what [Base.Find] is asked.
type Question struct {
	Words  string
	At     time.Time // for what is open; the base has no clock of its own
	Places []AreaID  // where the person said they are, earlier in this conversation; words in this message win
	Heard  *Heard    // Words, if they were heard already; else Find hears them
}

// Confidence says how far a finding can be trusted: three answers are possible.
type Confidence int

// The three answers.
const (
	None  Confidence = iota // the safe general answer
	Close                   // answer, and one question between two or three topics
	Sure                    // answer
)

// Finding is what words mean to the base: topics best first, what else was read, and the services in the order in
// which they would be named.
type Finding struct {
	Confidence  Confidence
	Strange     bool         // no word is known, nor like one that is: it may mean anything, and Confidence is None
	InScope     float64      // 0 to 1: how surely the message is about something the base knows
	Topics      []TopicScore // best first, at most five, whatever the confidence
	Strong      []TopicID    // the topics that Services answer: none, the best, or the two best if both are meant
	Cues        map[Cue]bool
	Places      []AreaID       // councils read from the words, else those of the question
	OutsideArea bool           // a place was read and it is outside the seven councils
	Language    string         // BCP 47; "und" if not known
	Right       int            // 1 to 12 when the words ask for one of the twelve rights
	Milestone   MilestoneID    // what the words ask when or what of
	Named       ServiceID      // a service the words ask for by its name; it is then the first of Services, if it may be told
	Route       Route          // what the best topic's conditions say beside the services
	Services    []Offer        // never more than eight; one is surely open
	Reads       []match.Repair // spelling repairs that were made
}

// Route is what a topic's conditions (unless) say beside the services.
type Route struct {
	Reply string // a situation of the replies, "travel"; empty: the topic's own
}

// TopicScore is a topic and the calibrated probability, 0 to 1, that the message is about it.
type TopicScore struct {
	ID    TopicID
	Score float64
}

// Offer is a service with the contact to name at the moment of the question.
type Offer struct {
	Service *Service
	Contact *Contact    // the one that is open now; if none is, the main one
	State   hours.State // of that contact, by the base's own rule for bank holidays
}
