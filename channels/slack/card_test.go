package slack

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"waymark/bot"
	"waymark/knowledge"
)

var update = flag.Bool("update", false, "rewrite the golden cards")

// goldens are the cards a reviewer can read, one file each. What was understood is given, so that a card changes only
// when a record or the drawing does.
var goldens = []struct {
	file string
	at   time.Time
	draw func(*asked) *card
}{
	{"help", wednesday, words("")},
	{"service", wednesday, words("service karma nirvana")},
	{"service-on-a-bank-holiday", christmas, words("service karma nirvana")},
	{"right", wednesday, words("right 4")},
	{"rights", wednesday, words("rights")},
	{"open", wednesday, words("open")},
	{"milestones", wednesday, words("when rape support line")},
	{"route", wednesday, found("forced-marriage")},
	{"route-at-night", christmas, found("fraud")},
	{"route-of-two-topics", wednesday, found("sexual-violence", "immigration-nrpf")},
	{"unsure", wednesday, func(a *asked) *card {
		f := finding(a, "stalking", "domestic-abuse")
		f.Confidence = knowledge.Close
		return a.unsure(f)
	}},
	{"nothing", wednesday, func(a *asked) *card { return a.nothing(knowledge.Finding{}) }},
	{"danger", wednesday, func(a *asked) *card {
		return a.crisis(bot.Reply{Outcome: bot.OutcomeDanger, Urgency: bot.UrgencyDanger, Services: []knowledge.ServiceID{serviceEmergency}})
	}},
	{"suicide", wednesday, func(a *asked) *card {
		return a.crisis(bot.Reply{
			Outcome: bot.OutcomeSuicide, Urgency: bot.UrgencySuicide, Services: []knowledge.ServiceID{"samaritans", "shout"},
		})
	}},
}

func words(w string) func(*asked) *card {
	return func(a *asked) *card {
		a.words = w
		return a.card()
	}
}

// found draws the route of topics, the first the best.
func found(topics ...knowledge.TopicID) func(*asked) *card {
	return func(a *asked) *card {
		c := &card{outcome: string(bot.OutcomeAnswer)}
		a.route(c, finding(a, topics...))
		return c
	}
}

func finding(a *asked, topics ...knowledge.TopicID) knowledge.Finding {
	f := knowledge.Finding{Confidence: knowledge.Sure, Strong: topics, Services: a.base.Route(topics, nil, nil, a.at)}
	for i, id := range topics {
		f.Topics = append(f.Topics, knowledge.TopicScore{ID: id, Score: 0.5 - 0.1*float64(i)})
	}
	return f
}

func asking(t testing.TB, words string, at time.Time) *asked {
	b := brain(t)
	return &asked{brain: b, base: b.Base(), command: "/waymark", words: words, at: at}
}

func TestCards(t *testing.T) {
	for _, g := range goldens {
		t.Run(g.file, func(t *testing.T) {
			m := g.draw(asking(t, "", g.at)).message()
			keepsLimits(t, m)
			var got bytes.Buffer
			e := json.NewEncoder(&got)
			e.SetEscapeHTML(false)
			e.SetIndent("", " ")
			if err := e.Encode(m); err != nil {
				t.Fatal(err)
			}
			file := filepath.Join("testdata", "cards", g.file+".json")
			if *update {
				if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got.Bytes(), want) {
				t.Errorf("%s has changed; look at it with go test ./channels/slack -update and git diff", file)
			}
		})
	}
}
