package main

import (
	"github.com/spf13/cobra"

	"waymark/channels/sms"
)

func (p *program) atTwilio() *cobra.Command {
	c := &cobra.Command{
		Use:   "sms",
		Short: "What to paste at Twilio",
		Args:  exactly(0, "one of its own verbs: waymark sms fallback"),
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(p.fallback())
	return c
}

func (p *program) fallback() *cobra.Command {
	return &cobra.Command{
		Use:   "fallback",
		Short: "Print the answer for texts that this program cannot answer",
		Long: `Print the answer for texts that this program cannot answer: TwiML with the static safe reply of the base, one part in
the plain alphabet. It is for a place that stands when this program does not.`,
		Example: "  waymark sms fallback > fallback.xml",
		Args:    exactly(0, "no words"),
		RunE: func(*cobra.Command, []string) error {
			brain, err := p.brain()
			if err != nil {
				return err
			}
			twiml, err := sms.FallbackTwiML(brain.Static())
			if err != nil {
				return &exit{code: exitBadBase, cause: err}
			}
			say(p.out, "%s\n", twiml)
			if !p.flags.quiet {
				say(p.err, "%s", pasteAt)
			}
			return nil
		},
	}
}

const pasteAt = `
Make a TwiML Bin with it (Twilio's console: TwiML Bins), and set the Bin's address as the fallback for texts, by POST:
in the Messaging Service, or at the number where the number's own addresses count. Then: waymark doctor
`
