//go:build judges

package slack

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"waymark/bot"
)

// judge reads a file of the judges.
func judge(t *testing.T, name string, into any) {
	t.Helper()
	root, err := os.Getwd()
	for err == nil {
		if _, missing := os.Stat(filepath.Join(root, "go.mod")); missing == nil {
			break
		}
		if root == filepath.Dir(root) {
			t.Fatal("no go.mod above this package")
		}
		root = filepath.Dir(root)
	}
	file, err := os.ReadFile(filepath.Join(root, "..", "shared", "judges", "slack", name))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(file, into); err != nil {
		t.Fatal(err)
	}
}

// Every vector goes through the channel as it is, at its own moment: inside a synctest bubble the clock that
// slack-go reads is ours. What is no command is believed all the same, and gets the help.
func TestSlackSignatures(t *testing.T) {
	var vectors []struct {
		Name, Secret, Timestamp, Body, Signature string
		Now                                      int64
		OK                                       bool
	}
	judge(t, "signatures.json", &vectors)
	if len(vectors) < 35 {
		t.Fatalf("%d vectors, want all of them", len(vectors))
	}
	thinks := brain(t)
	for _, v := range vectors {
		t.Run(v.Name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				time.Sleep(time.Until(time.Unix(v.Now, 0)))
				r := newRig(t, func() *bot.Brain { return thinks })
				r.channel.secret = Secret(v.Secret)
				request := httptest.NewRequest(http.MethodPost, "/slack/commands", strings.NewReader(v.Body))
				request.Header.Set("X-Slack-Signature", v.Signature)
				request.Header.Set("X-Slack-Request-Timestamp", v.Timestamp)
				w := r.serve(request)
				if believed := w.Code != http.StatusUnauthorized; believed != v.OK {
					t.Errorf("got %d, want it believed: %v", w.Code, v.OK)
				}
			})
		})
	}
}

// limit is one limit of Block Kit.
type limit struct {
	Type, Field, Unit string
	Min, Max          int
}

// Every card fits the limits that Slack's own package states.
func TestBlockKitLimits(t *testing.T) {
	var limits []limit
	judge(t, "block_kit_limits.json", &limits)
	if len(limits) < 70 {
		t.Fatalf("%d limits, want all of them", len(limits))
	}
	seen := 0
	for _, g := range goldens {
		for _, b := range blocksOf(t, g.draw(asking(t, "", g.at)).message()) {
			seen += b.judged(t, limits)
		}
	}
	if seen < 100 {
		t.Errorf("%d texts and lists were judged, want hundreds", seen)
	}
}

// judged counts how many limits spoke of a block.
func (b *block) judged(t *testing.T, limits []limit) (seen int) {
	texts := append(append([]text{}, b.Fields...), b.Elements...)
	if b.Text != nil {
		texts = append(texts, *b.Text)
	}
	for _, l := range limits {
		switch {
		case l.Type == b.Type && l.Unit == "items" && l.Field == "fields" && len(b.Fields) > 0:
			seen++
			l.holds(t, len(b.Fields))
		case l.Type == b.Type && l.Unit == "items" && l.Field == "elements":
			seen++
			l.holds(t, len(b.Elements))
		case l.Type == b.Type && l.Unit == "characters" && l.Field == "text" && b.Text != nil:
			seen++
			l.holds(t, length(b.Text.Text))
		case l.Type == b.Type && l.Unit == "characters" && strings.HasPrefix(l.Field, "fields"):
			for _, f := range b.Fields {
				seen++
				l.holds(t, length(f.Text))
			}
		case l.Unit == "characters" && l.Field == "text":
			for _, text := range texts {
				if l.Type == text.Type {
					seen++
					l.holds(t, length(text.Text))
				}
			}
		}
	}
	return seen
}

func (l limit) holds(t *testing.T, n int) {
	t.Helper()
	if n < l.Min || l.Max > 0 && n > l.Max {
		t.Errorf("%s of %s: %d %s, want %d to %d", l.Field, l.Type, n, l.Unit, l.Min, l.Max)
	}
}
