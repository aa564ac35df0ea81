package main

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"waymark/channels/sms"
	"waymark/knowledge"
)

// skip marks what is switched off and so was not looked at.
const skip sms.Mark = "skip"

// line is one line of the doctor.
type line struct {
	Part string `json:"part"` // of the set-up: knowledge, store, twilio …
	sms.Finding
}

// visit is one look at everything.
type visit struct {
	p        *program
	settings settings
	twilio   http.RoundTripper // how Twilio is reached; nil: as usual
	part     string            // that is looked at
	lines    []line
}

// note notes a finding on one line, however many an error has.
func (v *visit) note(mark sms.Mark, says, next string) {
	says = strings.Join(strings.Fields(says), " ")
	v.lines = append(v.lines, line{v.part, sms.Finding{Mark: mark, Says: says, Next: next}})
}

func (p *program) doctor() *cobra.Command {
	var live bool
	var twilioAt string
	c := &cobra.Command{
		Use:   "doctor [PART…]",
		Short: "Look at the whole set-up, and say what to mend",
		Long: `Look at the whole set-up, here and at Twilio, and say of each thing how it stands and what to do next. No text is
sent and nothing is changed, but that opening the store brings its schema up to date, as serve does. What cannot be looked
at is said, and is never ok.

  ok    it is as it should be
  warn  it works, but somebody should look
  FAIL  it is not ready for real texts
  skip  it is switched off

The parts are ` + strings.Join(partNames(), ", ") + `; without any, all are looked at.`,
		Example: "  waymark doctor\n  waymark doctor twilio store",
		RunE: func(c *cobra.Command, args []string) error {
			s, err := p.settings()
			if err != nil {
				return err
			}
			v := &visit{p: p, settings: s}
			if twilioAt != "" {
				if v.twilio, err = sms.Loopback(twilioAt); err != nil {
					return misuse("%w", err)
				}
				say(p.err, "Twilio is played by %s: nothing here says how the line really is.\n", twilioAt)
			}
			if live {
				return v.live(c.Context())
			}
			if err := v.lookAround(c.Context(), args); err != nil {
				return err
			}
			return v.tell()
		},
	}
	c.Flags().BoolVar(&live, "live", false, "ask the running program alone whether it is ready, for a health check")
	c.Flags().StringVar(&twilioAt, "twilio-at", "", "a pretend Twilio on this computer, for tests")
	_ = c.Flags().MarkHidden("twilio-at") // it is there
	return c
}

// part is one part of the set-up, and how it is looked at.
type part struct {
	name string
	look func(*visit, context.Context)
}

// parts are those there are, first those that the others need.
var parts = [...]part{
	{"settings", (*visit).lookAtChannels}, {"clock", (*visit).lookAtClock}, {"knowledge", (*visit).lookAtBase},
	{"secrets", (*visit).lookAtSecrets}, {"store", (*visit).lookAtStore}, {"service", (*visit).lookAtService},
	{"slack", (*visit).lookAtSlack}, {"twilio", (*visit).lookAtTwilio},
}

// partNames gives the names of the parts.
func partNames() []string {
	var names []string
	for _, p := range parts {
		names = append(names, p.name)
	}
	return names
}

// lookAround looks at the parts named; without names at all.
func (v *visit) lookAround(ctx context.Context, names []string) error {
	for _, name := range names {
		if known := partNames(); !slices.Contains(known, name) {
			return misuse("there is no part %q. %s", name, knowledge.DidYouMean(name, known))
		}
	}
	for _, p := range parts {
		if len(names) == 0 || slices.Contains(names, p.name) {
			v.part = p.name
			p.look(v, ctx)
		}
	}
	return nil
}

// lookAtTwilio looks at the text line. Who sets it up may look before switching it on.
func (v *visit) lookAtTwilio(ctx context.Context) {
	if !v.settings.SMS.Enabled && v.settings.SMS.TwilioAccount == "" {
		v.note(skip, "texts are switched off (sms.enabled), and nothing at Twilio was looked at", "")
		return
	}
	if !v.settings.SMS.Enabled {
		v.note(sms.Warn, "texts are switched off", "set sms.enabled when the rest is ready")
	}
	for _, f := range sms.Examine(ctx, v.settings.line(), sms.Outside{Transport: v.twilio, Now: v.p.now, Marked: v.marked(ctx)}) {
		v.lines = append(v.lines, line{v.part, f})
	}
}

// line gives the settings of the text line.
func (s settings) line() sms.Settings {
	return sms.Settings{
		PublicURL: s.PublicURL, Number: s.SMS.Number, AccountSID: s.SMS.TwilioAccount,
		AuthToken: s.SMS.TwilioAuthToken, Static: s.SMS.Static,
	}
}

// tell prints what was found. The error has the exit code of a set-up that is not ready.
func (v *visit) tell() error {
	count := map[sms.Mark]int{}
	for _, l := range v.lines {
		count[l.Mark]++
	}
	ready := count[sms.Fail] == 0
	var notReady error
	if !ready {
		notReady = &exit{code: exitNotReady}
	}
	if v.p.flags.json {
		found := struct {
			Ready bool   `json:"ready"`
			Found []line `json:"found"`
		}{ready, v.lines}
		return cmp.Or(v.p.object(found), notReady)
	}
	for _, l := range v.lines {
		if v.p.flags.quiet && l.Mark != sms.Fail {
			continue
		}
		say(v.p.out, "%-5s %-10s %s", l.Mark, l.Part, l.Says)
		if l.Next != "" {
			say(v.p.out, "  -> %s", l.Next)
		}
		say(v.p.out, "\n")
	}
	switch {
	case !ready:
		say(v.p.out, "\nNot ready for real texts: %d to fix, %d to look at.\n", count[sms.Fail], count[sms.Warn])
	case !v.p.flags.quiet:
		say(v.p.out, "\nNothing fails, as far as can be seen from here; %d to look at, %d switched off. Then: waymark drill\n",
			count[sms.Warn], count[skip])
	}
	return notReady
}
