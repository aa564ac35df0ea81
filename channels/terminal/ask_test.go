package terminal_test

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"waymark/channels/terminal"
	"waymark/knowledge/hours"
)

var (
	wednesday = time.Date(2026, time.November, 25, 11, 0, 0, 0, hours.London())
	sunday3am = time.Date(2026, time.November, 29, 3, 0, 0, 0, hours.London())
)

func TestCard(t *testing.T) {
	for _, test := range []struct {
		name, words string
		at          time.Time
		matched     bool
		want, never []string
	}{
		{
			name: "a topic", words: "forsed marrige dudley", at: wednesday, matched: true,
			want: []string{"Forced marriage   urgent", "marrige\n", "999", "press 55",
				"1  West Midlands Honour-Based Abuse / Forced Marriage helpline", "open now, 24 hours", "0800 953 9777, free",
				"2  Forced Marriage Unit", "Nobody has rung this number yet", "Say first", "Don't"},
		},
		{
			name: "at night", words: "i got scammed out of my savings", at: sunday3am, matched: true,
			want: []string{"closed until"},
		},
		{
			name: "danger goes on with who helps afterwards", words: "my husband is hitting me right now hes got a knife", at: wednesday, matched: true,
			want: []string{"danger now", "1  Emergency services", "\n2  "},
		},
		{
			name: "nothing", words: "asdf jkl", at: wednesday, matched: false,
			want: []string{"Nothing matched", "0808 168 9111"}, never: []string{"Written in"},
		},
		{
			name: "a word of the text line", words: "STOP", at: wednesday, matched: true,
			want: []string{"No more texts will be sent"}, never: []string{"Say first"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			terminal, out := newTerminal(t)
			if matched := terminal.Ask(t.Context(), test.words, test.at); matched != test.matched {
				t.Errorf("matched is %t", matched)
			}
			for _, want := range test.want {
				if !strings.Contains(out.String(), want) {
					t.Errorf("the card lacks %q:\n%s", want, out)
				}
			}
			for _, never := range test.never {
				if strings.Contains(out.String(), never) {
					t.Errorf("the card says %q:\n%s", never, out)
				}
			}
			for line := range strings.Lines(out.String()) {
				if strings.Contains(line, "\x1b") || utf8.RuneCountInString(line) > 81 {
					t.Errorf("a line is painted or longer than 80 characters: %q", line)
				}
			}
		})
	}
}

func TestPlainCardHasOneFactALine(t *testing.T) {
	screen, out := newTerminal(t)
	screen.Style = terminal.Style{Plain: true}
	screen.Ask(t.Context(), "forsed marrige dudley", wednesday)
	if !strings.Contains(out.String(), "Forced Marriage helpline\n   open now, 24 hours\n") || strings.Contains(out.String(), "    open") {
		t.Errorf("the card has columns:\n%s", out)
	}
}

func TestAnswerHasItsShape(t *testing.T) {
	screen, out := newTerminal(t)
	for _, words := range []string{"forsed marrige", "", "STOP", "asdf jkl"} {
		out.Reset()
		screen.AskJSON(t.Context(), words, wednesday)
		order := []string{`{"outcome":"`, `","urgency":"`, `","topics":[`, `],"services":[`, `],"reply":[`, `],"parts":`, `,"lang":"`}
		rest := out.String()
		for _, want := range order {
			_, after, found := strings.Cut(rest, want)
			if !found {
				t.Fatalf("%q: %s is not there or not in its place: %s", words, want, out)
			}
			rest = after
		}
		if strings.Contains(out.String(), "null") || strings.Count(out.String(), "\n") != 1 {
			t.Errorf("%q: null, or not one line: %s", words, out)
		}
	}
}

// Each line is from a new person, and the answers keep the order of the lines.
func TestAskLinesKeepsOrder(t *testing.T) {
	screen, out := newTerminal(t)
	var in strings.Builder
	const times = 100
	for range times {
		in.WriteString("forsed marrige\r\nSTOP\n\nmy ex keeps following me home\n")
	}
	in.WriteString("STOP") // a last line needs no end
	if err := screen.AskLines(t.Context(), strings.NewReader(in.String()), wednesday); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	if len(lines) != 4*times+1 {
		t.Fatalf("%d lines for %d messages", len(lines), 4*times+1)
	}
	for i, line := range lines {
		like := i % 4
		if i == 4*times {
			like = 1
		}
		if line != lines[like] {
			t.Fatalf("line %d is another answer than line %d:\n%s\n%s", i, like, line, lines[like])
		}
	}
	for i, topic := range map[int]string{0: "forced-marriage", 3: "stalking"} {
		var answer struct{ Topics []struct{ ID string } }
		if err := json.Unmarshal([]byte(lines[i]), &answer); err != nil || len(answer.Topics) == 0 || answer.Topics[0].ID != topic {
			t.Errorf("line %d is not about %s: %s", i, topic, lines[i])
		}
	}
}

func TestAskLinesBounds(t *testing.T) {
	screen, _ := newTerminal(t)
	screen.Out = io.Discard
	longest := strings.Repeat("a", 1<<20)
	if err := screen.AskLines(t.Context(), strings.NewReader("hi\n"+longest+"\r\n"), wednesday); err != nil {
		t.Errorf("a line of 1 MiB: %v", err)
	}
	err := screen.AskLines(t.Context(), strings.NewReader("hi\n"+longest+"aaaa\n"), wednesday)
	if err == nil || !strings.Contains(err.Error(), "line 2") || strings.Contains(err.Error(), "aaaa") {
		t.Errorf("a longer line gives %v", err)
	}
}

type gone struct{}

func (gone) Write([]byte) (int, error) { return 0, fmt.Errorf("the reader has gone") }

func TestAskLinesSaysWhenItCannotWrite(t *testing.T) {
	screen, _ := newTerminal(t)
	screen.Out = gone{}
	if err := screen.AskLines(t.Context(), strings.NewReader(strings.Repeat("hi\n", 300)), wednesday); err == nil {
		t.Error("no error")
	}
}

func BenchmarkAskLines1000(b *testing.B) {
	screen, _ := newTerminal(b)
	screen.Out = io.Discard
	in := strings.Repeat("my ex keeps following me home and texting all night wot do i do\n", 1000)
	for b.Loop() {
		if err := screen.AskLines(b.Context(), strings.NewReader(in), wednesday); err != nil {
			b.Fatal(err)
		}
	}
}
