package channeltest

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"waymark/bot"
)

var promises = [...]struct {
	name  string
	holds func(*testing.T, Line, *scripted)
}{
	{"the bot gets what was typed", getsWhatWasTyped},
	{"a reply arrives whole and in order", arrivesWhole},
	{"a danger reply has its 999", hasNines},
	{"a repeat gets the same reply", repeatsItself},
	{"silence sends nothing", staysSilent},
	{"STOP silences until START", stops},
	{"each person gets their own reply", keepsApart},
}

func getsWhatWasTyped(t *testing.T, line Line, b *scripted) {
	for i, words := range []string{
		CanaryWords, "", CanaryWords + "\nand a second line", "<b>&amp; " + CanaryWords + "</b>", "%41+%zz;=&?#",
		"د " + CanaryWords + " 🙂", "'\"` $(" + CanaryWords + ")",
	} {
		id := fmt.Sprintf("typed%d", i)
		line.Send(t, Text{ID: id, From: CanarySender, Words: words})
		m := b.last()
		if m.Words != bot.Words(words) {
			t.Errorf("text %d reached the bot as other words", i)
		}
		if m.From == "" || m.Channel == "" || m.At.IsZero() {
			t.Errorf("text %d reached the bot without a sender, a channel or a time: %+v", i, m)
		}
		if line.ID != nil && m.ID != line.ID(id) {
			t.Errorf("text %d reached the bot as %q, want %q", i, m.ID, line.ID(id))
		}
	}
}

func arrivesWhole(t *testing.T, line Line, _ *scripted) {
	got := line.Send(t, Text{ID: "whole", From: CanarySender, Words: "long " + CanaryWords})
	all := strings.Join(got, "\n")
	rest := all
	for _, want := range longReply {
		_, after, ok := strings.Cut(rest, want)
		if !ok {
			t.Fatalf("got %q, which lacks %q in its place", got, want)
		}
		rest = after
	}
	if strings.Contains(all, CanaryWords) {
		t.Errorf("the reply %q says what was typed", got)
	}
}

func hasNines(t *testing.T, line Line, _ *scripted) {
	got := line.Send(t, Text{ID: "danger", From: CanarySender, Words: "danger " + CanaryWords})
	if !strings.Contains(strings.Join(got, "\n"), "Call 999 now") {
		t.Errorf("got %q, want the danger reply with 999", got)
	}
}

func repeatsItself(t *testing.T, line Line, b *scripted) {
	if line.ID == nil {
		return
	}
	first := line.Send(t, Text{ID: "again", From: CanarySender, Words: "count " + CanaryWords})
	again := line.Send(t, Text{ID: "again", From: CanarySender, Words: "count " + CanaryWords})
	other := line.Send(t, Text{ID: "other", From: CanarySender, Words: "count " + CanaryWords})
	if !slices.Equal(first, again) {
		t.Errorf("a repeat got %q, want %q as before", again, first)
	}
	if slices.Equal(first, other) {
		t.Errorf("another text got %q as if it were a repeat", other)
	}
	if n := b.different(); n != 2 {
		t.Errorf("the bot was shown %d ids, want 2", n)
	}
}

func staysSilent(t *testing.T, line Line, _ *scripted) {
	if got := line.Send(t, Text{ID: "hush", From: CanarySender, Words: "hush " + CanaryWords}); len(got) != 0 {
		t.Errorf("got %q, want nothing", got)
	}
}

func stops(t *testing.T, line Line, _ *scripted) {
	if !line.Stops {
		return
	}
	for i, step := range []struct {
		words string
		want  bool
	}{{"STOP", true}, {"danger " + CanaryWords, false}, {"STOP", false}, {"START", true}, {"hello", true}} {
		got := line.Send(t, Text{ID: fmt.Sprintf("stop%d", i), From: CanarySender, Words: step.words})
		if len(got) > 0 != step.want {
			t.Errorf("step %d got %q, want an answer: %v", i, got, step.want)
		}
	}
}

func keepsApart(t *testing.T, line Line, _ *scripted) {
	var wg sync.WaitGroup
	for i := range 32 {
		wg.Go(func() {
			word := string(rune('A' + i))
			got := line.Send(t, Text{ID: fmt.Sprintf("apart%d", i), From: fmt.Sprintf("+4477009001%02d", i), Words: "mark " + word})
			if all := strings.Join(got, "\n"); !strings.Contains(all, mark(word)) {
				t.Errorf("person %d got %q, want their own reply", i, all)
			}
		})
	}
	wg.Wait()
}
