package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"waymark/bot/store"
	"waymark/knowledge"
)

func (p *program) card() *cobra.Command {
	return &cobra.Command{
		Use:   "card SERVICE",
		Short: "Make a code to read out, for the number of one service",
		Long: `Make a code to read out. The caller texts it, and gets the number of this one service. Nothing is sent to a number that
did not text first.

Ask before: have they said it is safe to get a text on that phone, now?`,
		Example: "  waymark card wm-hba-fm-helpline",
		Args:    exactly(1, "one service, by its id"),
		RunE:    func(c *cobra.Command, args []string) error { return p.makeCard(c, knowledge.ServiceID(args[0])) },
	}
}

func (p *program) makeCard(c *cobra.Command, id knowledge.ServiceID) error {
	s, base, err := p.base()
	if err != nil {
		return err
	}
	if base.Service(id) == nil {
		return misuse("there is no service %q. Find its id: waymark ask WORDS", id)
	}
	kept, err := p.openStore(c, s)
	if err != nil {
		return err
	}
	code, err := kept.Make(c.Context(), id, p.now())
	if err := errors.Join(err, kept.Close()); err != nil {
		return err
	}
	number := s.SMS.Number
	if number == "" {
		number = "the line's number"
	}
	say(p.out, "Ask them to text CARD %s to %s.\n", code, number)
	if !p.flags.quiet {
		say(p.out, "Lasts %d minutes, then stops working.\n", int(store.CardLength.Minutes()))
	}
	return nil
}

func (p *program) purge() *cobra.Command {
	return &cobra.Command{
		Use:   "purge",
		Short: "Delete now what the store has kept for its time",
		Long:  "Delete now what the store has kept for its time. serve does so by itself, every minute.",
		Args:  exactly(0, "no words"),
		RunE: func(c *cobra.Command, _ []string) error {
			s, err := p.settings()
			if err != nil {
				return err
			}
			kept, err := p.openStore(c, s)
			if err != nil {
				return err
			}
			rows, err := kept.Purge(c.Context(), p.now())
			if err := errors.Join(err, kept.Close()); err != nil {
				return fmt.Errorf("purge: %w", err)
			}
			say(p.out, "%d rows were deleted.\n", rows)
			return nil
		},
	}
}

// openStore opens the store of the settings for a verb that cannot do without.
func (p *program) openStore(c *cobra.Command, s settings) (*store.Store, error) {
	if s.Store == "" {
		return nil, misuse("no store is set: set store, or WAYMARK_STORE, to the file or the postgres:// URL that serve uses")
	}
	return store.Open(c.Context(), s.Store, p.newLog(s.Log))
}
