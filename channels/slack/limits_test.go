package slack

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"waymark/knowledge"
)

// block is a block as Slack reads it, with all that our cards use.
type block struct {
	Type     string  `json:"type"`
	Text     *text   `json:"text"`
	Fields   []text  `json:"fields"`
	Elements []text  `json:"elements"`
	Other    *string `json:"url"`
}

type text struct {
	Type     string `json:"type"`
	Text     string `json:"text"`
	Verbatim bool   `json:"verbatim"`
}

func blocksOf(t testing.TB, m *message) []block {
	t.Helper()
	written, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	var read struct {
		Type        string  `json:"response_type"`
		Text        string  `json:"text"`
		UnfurlLinks *bool   `json:"unfurl_links"`
		UnfurlMedia *bool   `json:"unfurl_media"`
		Blocks      []block `json:"blocks"`
	}
	if err := json.Unmarshal(written, &read); err != nil {
		t.Fatal(err)
	}
	if read.Type != "ephemeral" || read.Text == "" || read.UnfurlLinks == nil || *read.UnfurlLinks || *read.UnfurlMedia {
		t.Errorf("the message is seen by others, has no text, or unfolds links: %.120s", written)
	}
	return read.Blocks
}

// length counts as Slack may: in UTF-16 units, never fewer than code points.
func length(s string) int { return len(utf16.Encode([]rune(s))) }

// keepsLimits holds a message to the limits of Block Kit, and to ours. Source: @slack/types 3.2.0.
func keepsLimits(t testing.TB, m *message) {
	t.Helper()
	blocks := blocksOf(t, m)
	if len(blocks) > 50 || length(m.Text) > 4000 {
		t.Errorf("%d blocks and a text of %d, want at most 50 and 4000", len(blocks), length(m.Text))
	}
	all, _ := json.Marshal(m)
	if strings.Contains(string(all), "://") {
		t.Errorf("a card holds an address (S17): %s", all)
	}
	for i, b := range blocks {
		if err := b.check(); err != nil {
			t.Errorf("block %d, a %s: %v", i, b.Type, err)
		}
	}
}

func (b *block) check() error {
	switch b.Type {
	case "divider":
		return nil
	case "header":
		if b.Text.Type != "plain_text" {
			return fmt.Errorf("it is %s", b.Text.Type)
		}
		return b.Text.check(150)
	case "context":
		if n := len(b.Elements); n == 0 || n > 10 {
			return fmt.Errorf("it has %d elements", n)
		}
		return checkAll(b.Elements, 3000)
	case "section":
		if n := len(b.Fields); n > 10 || n == 0 == (b.Text == nil) {
			return fmt.Errorf("it has %d fields", n)
		}
		if b.Text != nil {
			return b.Text.check(3000)
		}
		return checkAll(b.Fields, 2000)
	}
	return fmt.Errorf("it is no block of ours")
}

func checkAll(texts []text, most int) error {
	for _, t := range texts {
		if err := t.check(most); err != nil {
			return err
		}
	}
	return nil
}

func (t *text) check(most int) error {
	if n := length(t.Text); n == 0 || n > most {
		return fmt.Errorf("a text of %d, want 1 to %d", n, most)
	}
	if t.Type == "mrkdwn" && !t.Verbatim {
		return fmt.Errorf("Slack would look for names and addresses in %q", t.Text)
	}
	return nil
}

// Every record of the base can be drawn, by day and on a bank holiday's night.
func TestEveryRecordKeepsTheLimits(t *testing.T) {
	for _, at := range []time.Time{wednesday, christmas} {
		a := asking(t, "", at)
		for _, s := range a.base.Services {
			keepsLimits(t, a.serviceCard(s).message())
		}
		for n := range theRights {
			keepsLimits(t, a.rightCard(n+1).message())
		}
		for _, topic := range a.base.Topics {
			for _, other := range a.base.Topics {
				keepsLimits(t, found(topic.ID, other.ID)(a).message())
			}
		}
		keepsLimits(t, a.milestones(func(*knowledge.Milestone) bool { return true }).message())
	}
}

// Words of any length and any signs fit, and none of them speaks to Slack.
func FuzzEscape(f *testing.F) {
	f.Add("<!channel> & <@U0001|x> *bold* ~gone~ `code`")
	f.Add(strings.Repeat("é 😀 long ", 900))
	f.Fuzz(func(t *testing.T, words string) {
		got := escape(words)
		if strings.ContainsAny(got, "<>*~`\n") {
			t.Errorf("%q still speaks to Slack", got)
		}
		if short := clip(got, longSection); len([]rune(short)) > longSection {
			t.Errorf("%d code points, want at most %d", len([]rune(short)), longSection)
		}
	})
}
