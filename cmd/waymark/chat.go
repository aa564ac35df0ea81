package main

import (
	"time"

	"github.com/spf13/cobra"

	"waymark/channels/terminal"
)

func (p *program) chat() *cobra.Command {
	var at string
	c := &cobra.Command{
		Use:   "chat",
		Short: "A conversation as on a phone, with a clock you can put forward",
		Args:  exactly(0, "no words: type them when it has started"),
		RunE: func(c *cobra.Command, _ []string) error {
			begins, err := p.moment(at)
			if err != nil {
				return err
			}
			t, err := p.terminal()
			if err != nil {
				return err
			}
			started := p.now()
			clock := func() time.Time { return begins.Add(p.now().Sub(started)) }
			return t.Chat(c.Context(), p.in, clock, terminal.IsTerminal(p.in) && !p.flags.noInput)
		},
	}
	c.Flags().StringVar(&at, "at", "", `begin at this moment in London: 2026-12-25T03:00 or "Sun 3am"`)
	return c
}
