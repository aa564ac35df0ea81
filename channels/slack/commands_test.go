package slack

import (
	"strings"
	"testing"

	"waymark/bot"
)

func TestWhatIsTyped(t *testing.T) {
	for _, test := range []struct {
		typed, outcome string
		holds          string // in the text for screen readers
	}{
		{"", "help", "what you can type"},
		{"   ", "help", "what you can type"},
		{"help", "help", "what you can type"},
		{"HELP", "help", "what you can type"},
		{"forced marriage", "answer", "Forced marriage: ring 0800 953 9777, open now"},
		{"Forced Marriage near Dudley", "answer", "Forced marriage: ring 0800 953 9777, open now"},
		{"forsed marrige dudley", "answer", "Forced marriage: ring 0800 953 9777, open now"},
		{"domestic abuse", "answer", "Domestic abuse: ring"},
		{"service karma nirvana", "service", "Karma Nirvana"},
		{"SERVICE Karma", "service", "Karma Nirvana"},
		{"karma nirvana", "service", "Karma Nirvana"},
		{"service dog bit me in the street", "", ""},
		{"right 5", "right", "Right 5 of 12"},
		{"right 13", "", ""},
		{"rights", "right", "twelve rights"},
		{"rights 3", "right", "Right 3 of 12"},
		{"open", "open", "lines are open now"},
		{"when helpline", "milestone", "Milestones"},
		{"he is kicking the door in right now", "danger", "999"},
		{"right now he is kicking the door in", "danger", "999"},
		{"when will this stop, he is outside with a knife", "danger", "999"},
		{"service please i want to end my life", "suicide", "999"},
		{"i want to end my life", "suicide", "999"},
	} {
		m := ask(t, test.typed, wednesday)
		keepsLimits(t, m)
		if test.outcome != "" && (m.outcome != test.outcome || !strings.Contains(m.Text, test.holds)) {
			t.Errorf("%q: got %s, %q; want %s, %q", test.typed, m.outcome, m.Text, test.outcome, test.holds)
		}
		if test.outcome == "" && m.outcome == outcomeFailed {
			t.Errorf("%q failed", test.typed)
		}
	}
}

// The help tells no lie: each example leads to a card of its own kind.
func TestExamplesWork(t *testing.T) {
	help := ask(t, "help", wednesday)
	for _, row := range commands() {
		m := ask(t, row.example, wednesday)
		if m.outcome == string(bot.OutcomeNone) || m.outcome == outcomeFailed || row.word != "help" && m.outcome == outcomeHelp {
			t.Errorf("%q leads to %s", row.example, m.outcome)
		}
		if said := blocksOf(t, help)[1].Text.Text; row.gets != "" && !strings.Contains(said, "/waymark "+row.example) {
			t.Errorf("the help does not tell of %q", row.example)
		}
	}
}

// The order of a route card is law: open before the number, and the five facts in their places.
func TestRouteKeepsItsOrder(t *testing.T) {
	var all strings.Builder
	for _, b := range blocksOf(t, ask(t, "forced marriage", wednesday)) {
		all.WriteString(b.Type + "\n")
		if b.Text != nil {
			all.WriteString(b.Text.Text + "\n")
		}
		for _, f := range append(b.Fields, b.Elements...) {
			all.WriteString(f.Text + "\n")
		}
	}
	rest := all.String()
	for _, want := range []string{
		"header", "Forced marriage", ":red_circle: *Urgent.* " + dangerLine, "divider", "*1. West Midlands", "Open now", "*0800 953 9777* - free",
		"For: ", "*To signpost*", "*To refer*", "*Covers*", "*Languages*", "*2. Forced Marriage Unit*", "*Say first:*", "*Don't:*",
		"Not checked yet: nobody has rung this number. Ring before you give it out.",
	} {
		_, after, ok := strings.Cut(rest, want)
		if !ok {
			t.Fatalf("%q is missing or out of its place in\n%s", want, all.String())
		}
		rest = after
	}
}

func TestPersonalDetails(t *testing.T) {
	for words, want := range map[string]bool{
		"call her on 07700 900123":         true,
		"+44 7700 900123":                  true,
		"(0121) 496 0123":                  true,
		"a.b@example.org":                  true,
		"dob 1/2/1990":                     true,
		"she was born on a farm":           true,
		"born 3 March 2009":                true,
		"2009-03-01":                       true,
		"my name is aisha":                 true,
		"her name's Aisha":                 true,
		"forced marriage near dudley":      false,
		"right 5":                          false,
		"she is 15 and he is 42":           false,
		"3 times in 2 weeks, 24/7":         false,
		"he owes 12000 since 2019":         false,
		"call 999 or 101":                  false,
		"he calls me names":                false,
		"":                                 false,
		"his name":                         false,
		"service 24/7 rape support line":   false,
		"B64 5AB, flat 3":                  false,
		"we have 100 000 000 reasons":      false,
		"name is":                          false,
		"the event was in may 2024, maybe": false,
	} {
		if got := looksPersonal(words); got != want {
			t.Errorf("%q looks personal: %v, want %v", words, got, want)
		}
	}
	m := ask(t, "forced marriage, her number is 07700 900123", wednesday)
	blocks := blocksOf(t, m)
	if last := blocks[len(blocks)-1]; m.outcome != "answer" || last.Type != "context" || last.Elements[0].Text != personalLine {
		t.Errorf("the answer, or the line about personal details after it, is missing")
	}
}

func FuzzLooksPersonal(f *testing.F) {
	f.Add("07700 900123")
	f.Fuzz(func(_ *testing.T, words string) { looksPersonal(words) })
}
