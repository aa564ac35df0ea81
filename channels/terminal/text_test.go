package terminal_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"waymark/channels/terminal"
	"waymark/knowledge/hours"
)

func TestText(t *testing.T) {
	screen, out := newTerminal(t)
	screen.Text(t.Context(), "my mate got jumped last nite", wednesday)
	lines := strings.Split(out.String(), "\n")
	if !strings.HasPrefix(lines[0], "Auto reply. ") || !strings.Contains(lines[1], "characters, ") || !strings.Contains(lines[1], "plain alphabet") {
		t.Errorf("not the text and its size:\n%s", out)
	}
	if !strings.Contains(out.String(), "Why: answer") || !strings.Contains(out.String(), `"jumped"`) {
		t.Errorf("not why:\n%s", out)
	}
}

func TestChat(t *testing.T) {
	screen, out := newTerminal(t)
	in := "forsed marrige\nSTOP\nhello\n/new\nSTART\n+2h\n/wait 15m\n/what\n/quit\nnever read\n"
	clock := func() time.Time { return wednesday }
	if err := screen.Chat(t.Context(), strings.NewReader(in), clock, false); err != nil {
		t.Fatal(err)
	}
	order := []string{"0800 953 9777", "No more texts", "# silence", "# somebody else writes", "< ", "# it is Wed 1:00pm",
		"# it is Wed 1:15pm", "# known here"}
	rest := out.String()
	for _, want := range order {
		_, after, found := strings.Cut(rest, want)
		if !found {
			t.Fatalf("%q is not there or not in its place:\n%s", want, out)
		}
		rest = after
	}
	if strings.Contains(out.String(), "\n> ") {
		t.Error("a prompt was drawn though nobody types")
	}
}

func TestParseMoment(t *testing.T) {
	at := func(month time.Month, day, hour, minute int) time.Time {
		return time.Date(2026, month, day, hour, minute, 0, 0, hours.London())
	}
	for written, want := range map[string]time.Time{
		"2026-12-25T03:00": at(time.December, 25, 3, 0),
		"2026-07-01 15:30": at(time.July, 1, 15, 30),
		"Sun 3am":          at(time.November, 29, 3, 0),
		"wednesday 11:00":  at(time.November, 25, 11, 0),
		"Wed 10:59am":      at(time.December, 2, 10, 59),
		"thu 9:30PM":       at(time.November, 26, 21, 30),
	} {
		if got, err := terminal.ParseMoment(written, wednesday); err != nil || !got.Equal(want) {
			t.Errorf("%q is %v (%v), not %v", written, got, err, want)
		}
	}
	for _, written := range []string{"", "Sun", "3am", "Su 3am", "Sun 25:00", "Sun 3am 4am", "2026-13-01T03:00", "Caturday 3am"} {
		if got, err := terminal.ParseMoment(written, wednesday); err == nil {
			t.Errorf("%q is read as %v", written, got)
		}
	}
}

func FuzzParseMoment(f *testing.F) {
	f.Add("2026-12-25T03:00")
	f.Add("Sun 3am")
	f.Fuzz(func(t *testing.T, written string) {
		got, err := terminal.ParseMoment(written, wednesday)
		if err == nil && len(strings.Fields(written)) == 2 && !strings.ContainsAny(written, "-") && got.Before(wednesday) {
			t.Errorf("%q is in the past: %v", written, got)
		}
	})
}

func TestNoColourInAFile(t *testing.T) {
	file, err := os.Create(t.TempDir() + "/out")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	if s := terminal.StyleFor(file, os.LookupEnv); s.Colour {
		t.Error("a file gets colour")
	}
}
