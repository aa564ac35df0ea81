package main

import (
	"strings"

	"github.com/spf13/cobra"
)

func (p *program) text() *cobra.Command {
	var at string
	c := &cobra.Command{
		Use:     "text WORDS",
		Short:   "What somebody who texts these words would get, and why",
		Example: `  waymark text "my mate got jumped last nite"`,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return misuse(`say what is texted: waymark text "my mate got jumped last nite"`)
			}
			moment, err := p.moment(at)
			if err != nil {
				return err
			}
			t, err := p.terminal()
			if err != nil {
				return err
			}
			if words := strings.Join(args, " "); p.flags.json {
				t.AskJSON(c.Context(), words, moment)
			} else {
				t.Text(c.Context(), words, moment)
			}
			return nil
		},
	}
	c.Flags().StringVar(&at, "at", "", `as if it were this moment in London: 2026-12-25T03:00 or "Sun 3am"`)
	return c
}
