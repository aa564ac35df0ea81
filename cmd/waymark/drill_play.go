package main

import (
	"cmp"
	"context"
	_ "embed" // the script
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync/atomic"

	"waymark/bot"
	"waymark/bot/gsm7"
	"waymark/channels/sms"
	"waymark/knowledge"
)

//go:embed drill.yaml
var ownScript []byte

// What a text of the script can get.
const (
	getsDanger  = "danger"  // the reply for danger now
	getsSuicide = "suicide" // the reply for suicide, with a listening line
	getsUrgent  = "urgent"  // either of the two: danger beats suicide (S27)
	getsAnswer  = "answer"  // any other safe reply
	getsReply   = "reply"   // any safe reply, urgent or not
	getsStop    = "stop"    // the one confirmation of STOP
	getsStart   = "start"   // the one of START
	getsSilence = "silence"
)

// talk is one conversation of the script, from one telephone.
type talk struct {
	About string `yaml:"about"`
	From  string `yaml:"from,optional"` // another telephone than the usual one, which is nobody's
	Turns []turn `yaml:"turns"`
}

// turn is one text and what it must get.
type turn struct {
	Say    string   `yaml:"say,optional"`
	Gets   string   `yaml:"gets" words:"danger|suicide|urgent|answer|reply|stop|start|silence"`
	Holds  []string `yaml:"holds,optional"`  // what must stand in the reply beside 999
	Media  int      `yaml:"media,optional"`  // pictures
	Marked string   `yaml:"marked,optional"` // STOP, START or HELP: Twilio has answered it already
}

// usualFrom is a number that Ofcom gives to nobody.
const usualFrom = "+447700900999"

func parseScript(name string, content []byte) ([]talk, error) {
	var script struct {
		Talks []talk `yaml:"talks"`
	}
	if problems := knowledge.Decode(name, content, &script); len(problems) > 0 {
		return nil, errors.New(strings.TrimSpace(problems.Text()))
	}
	return script.Talks, nil
}

// talksOf gives the messages of danger and of suicide in the base, each from a telephone of its own.
func talksOf(base *knowledge.Base) []talk {
	var talks []talk
	for _, l := range base.Lexicons {
		gets := map[string]string{"danger": getsDanger, "suicide": getsUrgent}[l.ID]
		if gets == "" {
			continue
		}
		for _, said := range l.MustFire {
			talks = append(talks, talk{About: l.ID, Turns: []turn{{Say: said.Say, Gets: gets}}})
		}
	}
	return talks
}

// played is a text that was played, and whether its answer was right.
type played struct {
	Right bool     `json:"right"`
	About string   `json:"about"`
	Say   string   `json:"say"`
	Wants string   `json:"wants"`
	Got   []string `json:"got"`
	Why   string   `json:"why,omitempty"` // what is wrong
}

// drill plays talks through a text line that remembers nothing beyond each talk.
type drill struct {
	brain    *bot.Brain
	settings sms.Settings
	log      *slog.Logger
	texts    int // played so far
}

// standIn makes up what is not set: a number that is nobody's, and an account that is not there.
func standIn(s sms.Settings) sms.Settings {
	s.PublicURL, s.Number, s.AccountSID, s.AuthToken = "https://waymark.invalid", "+447700900000", "AC"+strings.Repeat("0", 32), "rehearsal"
	return s
}

func (d *drill) play(ctx context.Context, talks []talk) ([]played, error) {
	var all []played
	for _, t := range talks {
		w := &witness{bot: bot.New(d.brain, bot.Options{Log: d.log})} // of its own: no store, no counts
		line, err := sms.NewRehearsal(d.settings, w, d.log)
		if err != nil {
			return nil, err
		}
		for _, turn := range t.Turns {
			one, err := d.turn(ctx, line, w, t, turn)
			if err != nil {
				return nil, err
			}
			all = append(all, one)
		}
	}
	return all, nil
}

func (d *drill) turn(ctx context.Context, line *sms.Rehearsal, w *witness, t talk, u turn) (played, error) {
	d.texts++
	from := t.From
	if from == "" {
		from = usualFrom
	}
	w.reply.Store(nil)
	got, err := line.Text(ctx, sms.Rehearsed{ID: d.texts, From: from, Words: u.Say, Media: u.Media, Marked: u.Marked})
	if err != nil {
		return played{}, err
	}
	why := d.wrong(u, got, w.reply.Load())
	return played{Right: why == "", About: t.About, Say: u.Say, Wants: u.Gets, Got: got, Why: why}, nil
}

// witness hears what the bot says, and why.
type witness struct {
	bot   *bot.Bot
	reply atomic.Pointer[bot.Reply]
}

// Answer implements [sms.Answerer].
func (w *witness) Answer(ctx context.Context, m bot.Message) bot.Reply {
	r := w.bot.Answer(ctx, m)
	w.reply.Store(&r)
	return r
}

// wrong says what is wrong with an answer; "" when it is right. The bot was not asked (nil) where the line itself
// keeps silent, and with the kill switch.
func (d *drill) wrong(u turn, got []string, r *bot.Reply) string {
	if d.settings.Static && r == nil && len(got) > 0 {
		if len(got) > 1 || got[0] != bot.StaticReply {
			return "this is not the static safe reply"
		}
		return ""
	}
	if (len(got) == 0) != (u.Gets == getsSilence) {
		return "want " + u.Gets
	}
	if u.Gets == getsSilence {
		return ""
	}
	if !strings.Contains(gsm7.Parts(got[0])[0], "999") {
		return "999 is not in the first part"
	}
	for _, words := range append(mustHold[u.Gets], u.Holds...) {
		if !strings.Contains(strings.Join(got, "\n"), words) {
			return "it lacks " + words
		}
	}
	if r == nil || !slices.Contains(accepts(u.Gets), nameOf(*r)) {
		return "want " + u.Gets
	}
	return ""
}

// accepts gives the replies that are right.
func accepts(gets string) []string {
	switch gets {
	case getsUrgent:
		return []string{getsDanger, getsSuicide}
	case getsReply:
		return []string{getsDanger, getsSuicide, getsAnswer}
	}
	return []string{gets}
}

// mustHold is what a reply holds beside 999.
var mustHold = map[string][]string{getsSuicide: {"116 123"}, getsStop: {"START"}}

// nameOf names a reply as the script does.
func nameOf(r bot.Reply) string {
	switch {
	case r.Urgency == bot.UrgencyDanger:
		return getsDanger
	case r.Urgency == bot.UrgencySuicide:
		return getsSuicide
	case r.Situation == getsStop || r.Situation == getsStart:
		return r.Situation
	case r.Situation == "static": // something inside failed
		return r.Situation
	}
	return getsAnswer
}

// line shows a text and its answer in short.
func (t played) line() string {
	mark, got := "ok", "(silence: "+t.About+")"
	if len(t.Got) > 0 {
		got = short(t.Got[0], 80)
	}
	if !t.Right {
		mark, got = "FAIL", got+"  -> "+t.Why
	}
	return fmt.Sprintf("%-5s %-8s %s: %s", mark, t.Wants, short(cmp.Or(t.Say, "("+t.About+")"), 60), got)
}

// short cuts words to a length, in characters, and lets them stand on one line.
func short(words string, length int) string {
	letters := []rune(strings.Join(strings.Fields(words), " "))
	if len(letters) > length {
		return string(letters[:length-1]) + "…"
	}
	return string(letters)
}
