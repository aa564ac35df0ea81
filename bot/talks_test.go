package bot

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "rewrite the replies of the transcripts")

// TestTranscripts plays every talk of testdata/conversations and compares what the bot says. A line begins with
//
//	>  what the person texts; "> [picture]" is one without words, "> [abroad] words" comes from a foreign number,
//	   "> [again] words" is the last message once more, with the same id of the carrier
//	<  what the bot answers, word for word; "< (nothing)" is silence
//	+  time that passes: "+16m", "+2h"
//	#  a note
//
// Talks begin on Wednesday 25 November 2026 at 11am. `go test ./bot -update` rewrites the < lines.
func TestTranscripts(t *testing.T) {
	files, err := filepath.Glob("testdata/conversations/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("there are no transcripts", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got, err := play(fresh(t), string(want))
			if err != nil {
				t.Fatal(err)
			}
			if got == string(want) {
				return
			}
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			t.Errorf("%s differs:\n%s\nIf the new replies are right, run: go test ./bot -update", file, firstDifference(string(want), got))
		})
	}
}

// play gives a transcript with what the bot says now.
func play(b *Bot, script string) (string, error) {
	var out strings.Builder
	at, id := workday, 0
	for _, line := range strings.Split(strings.TrimRight(script, "\n"), "\n") {
		if strings.HasPrefix(line, "<") {
			continue
		}
		fmt.Fprintln(&out, line)
		switch {
		case strings.HasPrefix(line, "+"):
			passed, err := time.ParseDuration(line[1:])
			if err != nil {
				return "", fmt.Errorf("%q is no time that passes: %w", line, err)
			}
			at = at.Add(passed)
		case strings.HasPrefix(line, ">"):
			m := typed(strings.TrimPrefix(strings.TrimPrefix(line, ">"), " "))
			if !m.repeat {
				id++
			}
			m.ID, m.At = fmt.Sprintf("SM%d", id), at
			hear(&out, b.Answer(context.Background(), m.Message))
		}
	}
	return out.String(), nil
}

type played struct {
	Message
	repeat bool
}

func typed(words string) played {
	m := played{Message: Message{Channel: ChannelSMS, From: "+447700900123"}}
	for mark, set := range map[string]func(){
		"[picture]": func() { m.Media = 1 }, "[abroad]": func() { m.Abroad = true }, "[again]": func() { m.repeat = true },
	} {
		if rest, marked := strings.CutPrefix(words, mark); marked {
			set()
			words = strings.TrimSpace(rest)
		}
	}
	m.Words = Words(words)
	return m
}

func hear(out *strings.Builder, r Reply) {
	if len(r.Texts) == 0 {
		fmt.Fprintln(out, "< (nothing)")
	}
	for _, text := range r.Texts {
		for _, line := range strings.Split(text, "\n") {
			fmt.Fprintln(out, "< "+line)
		}
	}
}

func firstDifference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(w), len(g)) {
		if w[i] != g[i] {
			before := ""
			if i > 0 {
				before = w[i-1] + "\n"
			}
			return fmt.Sprintf("%swant %s\ngot  %s", before, w[i], g[i])
		}
	}
	return fmt.Sprintf("want %d lines, got %d", len(w), len(g))
}
