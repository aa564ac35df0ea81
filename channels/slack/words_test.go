package slack

import (
	"strings"
	"testing"
	"time"

	"waymark/bot"
	"waymark/knowledge"
	"waymark/knowledge/hours"
)

func TestCheckedWords(t *testing.T) {
	day := func(written string) knowledge.Date {
		d, err := knowledge.ParseDate(written)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	a := asking(t, "", wednesday)
	for _, test := range []struct {
		name    string
		by      knowledge.Checked
		want    string
		overdue bool
	}{
		{"not yet", knowledge.Checked{}, "Not checked yet: nobody has rung this number. Ring before you give it out.", false},
		{"in time", knowledge.Checked{On: day("2026-11-02"), By: []string{"a", "b"}, How: "rang the number", AgainBy: day("2027-02-02")},
			"Checked 2 November 2026 by two people, rang the number - due again 2 February 2027", false},
		{"due today", knowledge.Checked{On: day("2026-08-25"), By: []string{"a"}, How: "asked the provider", AgainBy: day("2026-11-25")},
			"Checked 25 August 2026 by one person, asked the provider - due again 25 November 2026", false},
		{"overdue", knowledge.Checked{On: day("2025-09-25"), By: []string{"a", "b", "c"}, How: "rang the number", AgainBy: day("2025-12-25")},
			"Last checked 14 months ago. Ring before you give it out.", true},
		{"overdue for days", knowledge.Checked{On: day("2026-11-01"), By: []string{"a", "b"}, How: "rang the number", AgainBy: day("2026-11-10")},
			"Last checked 24 days ago. Ring before you give it out.", true},
	} {
		got, overdue := a.checkedWords(test.by)
		if got != test.want || overdue != test.overdue {
			t.Errorf("%s: got %q, %v; want %q, %v", test.name, got, overdue, test.want, test.overdue)
		}
	}
}

// An overdue check is no small print, and what is paused, closed or not for the public says so above its number.
func TestWarningsAreSeen(t *testing.T) {
	a := asking(t, "", wednesday)
	for _, test := range []struct {
		name   string
		change func(*knowledge.Service)
		want   string
	}{
		{"overdue", func(s *knowledge.Service) {
			s.Checked = knowledge.Checked{On: knowledge.DateOf(wednesday.AddDate(0, -14, 0)), AgainBy: knowledge.DateOf(wednesday.AddDate(-1, 0, 0))}
		}, ":warning: *Last checked 14 months ago."},
		{"paused", func(s *knowledge.Service) {
			s.Status, s.StatusNote = knowledge.StatusPaused, "since 3 Nov, their waiting list is full"
		}, "*Not taking new people* (since 3 Nov, their waiting list is full)"},
		{"closed", func(s *knowledge.Service) { s.Status = knowledge.StatusClosed }, "Closed for good. Do not give it out."},
		{"for staff", func(s *knowledge.Service) { s.StaffOnly = true }, "For staff only. Do not give it out."},
		{"not sure", func(s *knowledge.Service) { s.Listable = false }, "not sure enough to give it out"},
	} {
		s := *a.base.Service("karma-nirvana")
		test.change(&s)
		m := a.serviceCard(&s).message()
		keepsLimits(t, m)
		var sections strings.Builder
		for _, b := range blocksOf(t, m) {
			if b.Type == "section" && b.Text != nil {
				sections.WriteString(b.Text.Text + "\n")
			}
		}
		if !strings.Contains(sections.String(), test.want) {
			t.Errorf("%s: %q is in no section of\n%s", test.name, test.want, sections.String())
		}
	}
}

func TestWaysToReach(t *testing.T) {
	phone := func(typed string) knowledge.Phone { return knowledge.Phone{Typed: typed} }
	for _, test := range []struct {
		contact *knowledge.Contact
		want    string
	}{
		{nil, ""},
		{&knowledge.Contact{Phone: phone("0800 953 9777")}, "0800 953 9777"},
		{&knowledge.Contact{Text: phone("61016")}, "text 61016"},
		{&knowledge.Contact{Text: phone("85258"), Say: "SHOUT"}, "text SHOUT to 85258"},
		{&knowledge.Contact{Email: "a@example.org"}, ""},
	} {
		if got := number(test.contact); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
	if got := asking(t, "", wednesday).ring(knowledge.Offer{State: hours.Unknown}); got != "no number" {
		t.Errorf("without a contact: got %q", got)
	}
}

// A notice is told while it holds, to those whom it concerns.
func TestNotices(t *testing.T) {
	a := asking(t, "", wednesday)
	base := *a.base
	a.base = &base
	base.Notices = []*knowledge.Notice{
		{Says: "for everybody", From: knowledge.DateOf(wednesday), Until: knowledge.DateOf(wednesday)},
		{Says: "for one", From: knowledge.DateOf(wednesday), Until: knowledge.DateOf(wednesday), Services: []knowledge.ServiceID{"shout"}},
		{Says: "over", From: knowledge.Date{Year: 2020}, Until: knowledge.Date{Year: 2021}},
	}
	for _, test := range []struct {
		about []knowledge.ServiceID
		at    time.Time
		want  string // "" none
	}{
		{nil, wednesday, "for everybody"},
		{[]knowledge.ServiceID{"shout"}, wednesday, "for one"},
		{[]knowledge.ServiceID{"samaritans"}, wednesday, ""},
		{nil, christmas, ""},
	} {
		a.at = test.at
		c := &card{}
		a.notices(c, test.about...)
		switch {
		case test.want == "" && len(c.blocks) > 0, test.want != "" && len(c.blocks) != 1:
			t.Errorf("%v: %d notices", test.about, len(c.blocks))
		case test.want != "":
			if m := (&message{ResponseType: ephemeral, Text: "x", Blocks: c.blocks}); !strings.Contains(blocksOf(t, m)[0].Text.Text, test.want) {
				t.Errorf("%v: not %q", test.about, test.want)
			}
		}
	}
}

// Whoever looks for a person gets what everybody gets, and no service that could know (S34).
func TestSeekersGetPublicRoutes(t *testing.T) {
	lexicon := brain(t).Base().Lexicon("seeker")
	if lexicon == nil || len(lexicon.MustFire) == 0 {
		t.Fatal("the base has no words of seekers")
	}
	a := asking(t, lexicon.MustFire[0].Say, wednesday)
	c := a.card()
	if c.outcome != string(bot.OutcomeNone) || !strings.Contains(c.text, "Victim Support") {
		t.Errorf("got %s: %s", c.outcome, c.text)
	}
}
