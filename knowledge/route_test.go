package knowledge

import (
	"slices"
	"strings"
	"testing"
	"time"

	"waymark/knowledge/hours"
)

// service makes a listable national service for everybody with one free phone.
func service(id ServiceID, when string, topics ...TopicID) *Service {
	return &Service{
		ID: id, Name: string(id), Status: StatusOpen, Listable: true, Topics: topics, Reach: ReachUK,
		For:        Audience{Gender: "any", Who: []Who{WhoSelf, WhoFriend, WhoProfessional}},
		Contacts:   []Contact{phone("0800 000 "+string(id), when, "")},
		Confidence: "high",
	}
}

func phone(number, when, label string) Contact {
	c := Contact{Phone: Phone{Typed: number}, Label: label}
	if when != "" {
		schedule, err := hours.Parse(when)
		if err != nil {
			panic(err)
		}
		c.Hours = Hours{Known: true, Schedule: schedule}
	}
	return c
}

func with(s *Service, change func(*Service)) *Service {
	change(s)
	return s
}

const office = "Mo-Fr 09:00-17:00"

// smallServices are enough of the world for every rule of a route.
func smallServices() []*Service {
	in := func(areas ...AreaID) func(*Service) {
		return func(s *Service) { s.Reach, s.Areas = ReachRegional, areas }
	}
	return []*Service{
		service("999", "24/7", "emergency"),
		with(service("helpline", "24/7", "forced-marriage"), func(s *Service) {
			in("birmingham", "dudley")(s)
			s.UntilChecked = "unit"
		}),
		with(service("unit", office, "forced-marriage"), func(s *Service) {
			s.Contacts = []Contact{phone("020 7008 0151", office, ""),
				phone("020 7008 5000", "Mo-Fr 00:00-09:00,17:00-24:00; Sa-Su 00:00-24:00; PH 00:00-24:00", "out of hours"),
				phone("+44 20 7008 0151", office, "from abroad")}
		}),
		service("nirvana", office, "forced-marriage"),
		with(service("women", "24/7", "domestic-abuse"), func(s *Service) { s.For.Gender = "women" }),
		with(service("men", office, "domestic-abuse"), func(s *Service) { s.For.Gender = "men" }),
		with(service("gay", office, "domestic-abuse"), func(s *Service) { s.Tags = []string{"lgbt"} }),
		service("money", office, "domestic-abuse"),
		with(service("dudley-da", "24/7", "domestic-abuse"), in("dudley")),
		with(service("dudley-office", office, "domestic-abuse"), in("dudley")),
		with(service("cov-da", "24/7", "domestic-abuse"), in("coventry")),
		with(service("respect", office, "domestic-abuse", "harmful-behaviour"), func(s *Service) {
			s.For.Who = []Who{WhoCausingHarm, WhoProfessional}
		}),
		with(service("hidden", "24/7", "domestic-abuse"), func(s *Service) { s.Listable = false }),
		with(service("desk", "24/7", "domestic-abuse"), func(s *Service) { s.StaffOnly = true }),
		with(service("paused", "24/7", "domestic-abuse"), func(s *Service) { s.Status = StatusPaused }),
		with(service("web", "24/7", "domestic-abuse"), func(s *Service) { s.Contacts = []Contact{{Web: "https://example.org"}} }),
		with(service("late", "24/7", "domestic-abuse"), func(s *Service) {
			s.Checked = Checked{On: Date{2026, 1, 1}, AgainBy: Date{2026, 6, 1}}
		}),
		with(service("childline", "24/7", "child-abuse"), func(s *Service) { s.For.Ages = Ages{To: 18} }),
		service("nspcc", office, "child-abuse"),
		with(service("adults", "24/7", "domestic-abuse"), func(s *Service) { s.For.Ages = Ages{From: 18} }),
		service("vs", "24/7", "general-support"),
	}
}

func smallTopics() []*Topic {
	all := ServiceID.list
	return []*Topic{
		{ID: "emergency", First: "999"},
		{ID: "forced-marriage", First: "helpline", Then: all("unit nirvana"), Unless: []Unless{
			{When: CueDangerNow, Reply: "emergency"}, {When: CueUnder18, First: "childline"}, {When: CueGoingAbroad, Reply: "travel"}}},
		{ID: "domestic-abuse", First: "women",
			Then:   all("money respect men gay hidden desk paused web late adults"),
			Unless: []Unless{{When: CueMan, First: "men"}}},
		{ID: "child-abuse", First: "nspcc", Then: all("childline"), Unless: []Unless{{When: CueUnder18, First: "childline"}}},
		{ID: "harmful-behaviour", First: "respect"},
		{ID: "victims-rights", First: "vs"},
		{ID: "general-support", First: "vs"},
	}
}

func (id ServiceID) list() []ServiceID {
	var all []ServiceID
	for _, s := range strings.Fields(string(id)) {
		all = append(all, ServiceID(s))
	}
	return all
}

// smallBase is a base made in Go, not yet trained.
func smallBase() *Base {
	b := &Base{Services: smallServices(), Topics: smallTopics(),
		Areas: []Area{{"birmingham", "Birmingham"}, {"coventry", "Coventry"}, {"dudley", "Dudley"}},
		Cues: []CueWords{{Cue: CueMan, Words: []string{"im a man", "my wife"}},
			{Cue: CueGoingAbroad, Words: []string{"airport"}}},
	}
	b.index = index{services: map[ServiceID]*Service{}, topics: map[TopicID]*Topic{}}
	for _, s := range b.Services {
		b.index.services[s.ID] = s
	}
	for _, t := range b.Topics {
		b.index.topics[t.ID] = t
	}
	b.reader = b.newReader(nil)
	return b
}

var (
	tuesdayNoon = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	sundayNight = time.Date(2026, 11, 29, 3, 0, 0, 0, time.UTC)
)

func named(offers []Offer) string {
	var ids []string
	for _, o := range offers {
		ids = append(ids, string(o.Service.ID))
	}
	return strings.Join(ids, " ")
}

func TestRoute(t *testing.T) {
	tests := []struct {
		name   string
		topics string
		cues   []Cue
		places string
		at     time.Time
		want   string
	}{
		{"first, companion, then", "forced-marriage", nil, "", tuesdayNoon, "helpline unit nirvana"},
		{"a child", "forced-marriage", []Cue{CueUnder18}, "", tuesdayNoon, "childline helpline unit nirvana"},
		{"outside the region", "forced-marriage", nil, "outside", tuesdayNoon, "unit nirvana"},
		{"nothing shut on purpose", "domestic-abuse", nil, "", tuesdayNoon, "women money adults men gay"},
		{"a man", "domestic-abuse", []Cue{CueMan}, "", tuesdayNoon, "men money adults gay"},
		{"a man at night", "domestic-abuse", []Cue{CueMan}, "", sundayNight, "men adults money gay"},
		{"a woman", "domestic-abuse", []Cue{CueWoman}, "", tuesdayNoon, "women money adults gay"},
		{"a gay woman", "domestic-abuse", []Cue{CueWoman, CueLGBT}, "", tuesdayNoon, "women gay money adults"},
		{"a girl", "domestic-abuse", []Cue{CueUnder18, CueWoman}, "", tuesdayNoon, "women childline money gay"},
		{"in Dudley", "domestic-abuse", nil, "dudley", tuesdayNoon, "women dudley-da dudley-office money adults men gay"},
		{"in Dudley at night", "domestic-abuse", nil, "dudley", sundayNight, "women dudley-da adults money men gay dudley-office"},
		{"people who cause harm", "harmful-behaviour", nil, "dudley", tuesdayNoon, "respect"},
		{"people who cause harm at night", "harmful-behaviour", nil, "", sundayNight, "respect vs"},
		{"nothing asked", "", nil, "", tuesdayNoon, "vs"},
		{"two topics", "domestic-abuse forced-marriage", nil, "", tuesdayNoon, "women helpline unit money adults nirvana men gay"},
		{"a topic nobody knows", "no-such", nil, "", tuesdayNoon, "vs"},
	}
	b := smallBase()
	for _, test := range tests {
		cues := map[Cue]bool{}
		for _, c := range test.cues {
			cues[c] = true
		}
		var topics []TopicID
		for _, f := range strings.Fields(test.topics) {
			topics = append(topics, TopicID(f))
		}
		var places []AreaID
		for _, f := range strings.Fields(test.places) {
			places = append(places, AreaID(f))
		}
		offers := b.Route(topics, cues, places, test.at)
		if got := named(offers); got != test.want {
			t.Errorf("%s: %s\nwant %s", test.name, got, test.want)
		}
		if !slices.ContainsFunc(offers, func(o Offer) bool { return o.State == hours.Open }) {
			t.Errorf("%s: nobody answers now", test.name)
		}
	}
}

func TestContactOfTheHour(t *testing.T) {
	b := smallBase()
	christmas := time.Date(2026, 12, 25, 12, 0, 0, 0, time.UTC)
	b.Holidays = Calendar{days: map[Date]bool{{2026, 12, 25}: true}}
	tests := []struct {
		name string
		at   time.Time
		cue  Cue
		want string
	}{
		{"in office hours", tuesdayNoon, "", "020 7008 0151"},
		{"at night", sundayNight, "", "020 7008 5000"},
		{"on a bank holiday", christmas, "", "020 7008 5000"},
		{"abroad", tuesdayNoon, CueAbroad, "+44 20 7008 0151"},
	}
	for _, test := range tests {
		for _, o := range b.Route([]TopicID{"forced-marriage"}, map[Cue]bool{test.cue: true}, nil, test.at) {
			if o.Service.ID == "unit" && (o.Contact.Phone.Typed != test.want || o.State != hours.Open) {
				t.Errorf("%s: %s is %s, want %s", test.name, o.Contact.Phone, o.State, test.want)
			}
		}
	}
}

func TestLateCheck(t *testing.T) {
	b := smallBase()
	due := Date{2026, 6, 1}
	last := due.End().AddDate(0, 0, graceAfterDue)
	for at, want := range map[time.Time]bool{last: true, last.Add(time.Second): false} {
		got := strings.Contains(named(b.Route([]TopicID{"domestic-abuse"}, nil, nil, at)), "late")
		if got != want {
			t.Errorf("at %v the late service is named: %v, want %v", at, got, want)
		}
	}
}

func TestNeverMoreThanEight(t *testing.T) {
	b := smallBase()
	many := b.Topic("domestic-abuse")
	for i := range 12 {
		s := service(ServiceID('a'+rune(i)), office, "domestic-abuse")
		b.Services = append(b.Services, s)
		b.index.services[s.ID] = s
		many.Then = append(many.Then, s.ID)
	}
	many.First, many.Unless = "nirvana", nil
	b.index.services["adults"].Listable = false
	offers := b.Route([]TopicID{many.ID}, map[Cue]bool{CueMan: true}, nil, sundayNight)
	if len(offers) != atMost || offers[atMost-1].Service.ID != "vs" {
		t.Errorf("%s, want eight, the last of them open", named(offers))
	}
}
