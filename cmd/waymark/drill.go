package main

import (
	"context"
	"fmt"
	"os"
	"slices"

	"github.com/spf13/cobra"
)

func (p *program) drill() *cobra.Command {
	var script string
	c := &cobra.Command{
		Use:   "drill",
		Short: "Play dangers through the live settings, sending nothing",
		Long: `Play dangers through the live settings, sending nothing: a script of danger, suicide, STOP and what must stay silent, then
every message of danger and of suicide in the base. Each text is signed as Twilio signs, and takes the whole way to the
words that would go back. Nothing is sent, and nothing is kept, counted or written to the store.

One line is printed for each text of the script, and one for each message of the base that is answered wrongly; -v
prints all of them. When any is wrong, the exit code is 1.`,
		Args: exactly(0, "no words"),
		RunE: func(c *cobra.Command, _ []string) error {
			s, err := p.settings()
			if err != nil {
				return err
			}
			talks, err := readScript(script)
			if err != nil {
				return err
			}
			return p.drilled(c.Context(), s, talks)
		},
	}
	c.Flags().StringVar(&script, "script", "", "another script, written as the one inside the program (cmd/waymark/drill.yaml)")
	return c
}

func (p *program) drilled(ctx context.Context, s settings, script []talk) error {
	loaded, err := openBase(s.Knowledge, p.now())
	if err != nil {
		return err
	}
	r := &drill{brain: loaded.brain, settings: s.line(), log: p.newLog(s.Log)}
	if !s.SMS.Enabled && s.SMS.TwilioAccount == "" {
		r.settings = standIn(s.line())
		say(p.err, "Texts are not set up: the number and the account are made up, the rest is as it would be served.\n")
	}
	if s.SMS.Static {
		say(p.err, "The kill switch is on (sms.static): every text gets the static safe reply, whatever it says.\n")
	}
	scripted, err := r.play(ctx, script)
	if err != nil {
		return &exit{code: exitUsage, cause: err}
	}
	known, err := r.play(ctx, talksOf(loaded.brain.Base()))
	if err != nil {
		return &exit{code: exitUsage, cause: err}
	}
	return p.report(scripted, known)
}

// report prints what was played. The error says that something was wrong.
func (p *program) report(scripted, known []played) error {
	shown := slices.DeleteFunc(slices.Clone(scripted), func(t played) bool { return p.flags.quiet && t.Right })
	for _, t := range known {
		if p.flags.verbose || !t.Right {
			shown = append(shown, t)
		}
	}
	all := slices.Concat(scripted, known)
	wrong := len(all) - right(all)
	if p.flags.json {
		if err := p.object(map[string]any{"texts": len(all), "wrong": wrong, "played": shown}); err != nil {
			return err
		}
	} else {
		p.list(shown, scripted, known)
	}
	if wrong > 0 {
		return fmt.Errorf("%d of %d texts were answered wrongly", wrong, len(all))
	}
	return nil
}

func (p *program) list(shown, scripted, known []played) {
	for _, t := range shown {
		say(p.out, "%s\n", t.line())
	}
	if p.flags.quiet {
		return
	}
	say(p.out, "\nscript   %d of %d right\n", right(scripted), len(scripted))
	for _, lexicon := range [...]string{"danger", "suicide"} {
		of := slices.DeleteFunc(slices.Clone(known), func(t played) bool { return t.About != lexicon })
		say(p.out, "%-8s %d of %d messages of the base right\n", lexicon, right(of), len(of))
	}
}

func right(all []played) (n int) {
	for _, t := range all {
		if t.Right {
			n++
		}
	}
	return n
}

// readScript reads the script of this name; "" is the one inside the program.
func readScript(name string) ([]talk, error) {
	content := ownScript
	if name == "" {
		name = "drill.yaml"
	} else {
		var err error
		if content, err = os.ReadFile(name); err != nil {
			return nil, misuse("read the script: %w", err)
		}
	}
	talks, err := parseScript(name, content)
	if err != nil {
		return nil, misuse("%w", err)
	}
	return talks, nil
}
