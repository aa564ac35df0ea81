package main

import (
	"bufio"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"waymark/channels/terminal"
)

func (p *program) ask() *cobra.Command {
	var at string
	c := &cobra.Command{
		Use:   "ask [WORDS | -]",
		Short: "Who can help, as a card",
		Long: `Who can help with what somebody tells you, as a card.

Words on a command line stay in the shell's history. Without words you are asked for them.
With --json the answer is one object; with --json - messages are read from standard input, one a line,
each from a new person, and answered one a line in the same order.`,
		Example: `  waymark ask "forsed marrige dudley"
  waymark ask --at "Sun 3am"
  waymark ask --json - < messages.txt`,
		RunE: func(c *cobra.Command, args []string) error { return p.asked(c, args, at) },
	}
	c.Flags().StringVar(&at, "at", "", `as if it were this moment in London: 2026-12-25T03:00 or "Sun 3am"`)
	return c
}

func (p *program) asked(c *cobra.Command, args []string, when string) error {
	at, err := p.moment(when)
	if err != nil {
		return err
	}
	lines := len(args) == 1 && args[0] == "-"
	words := strings.Join(args, " ")
	switch {
	case lines && !p.flags.json:
		return misuse("messages from standard input are answered in JSON: waymark ask --json -")
	case len(args) == 0:
		if words, err = p.prompt("What happened? "); err != nil {
			return err
		}
	}
	t, err := p.terminal()
	if err != nil {
		return err
	}
	if lines {
		return t.AskLines(c.Context(), p.in, at)
	}
	return p.answer(c, t, words, at)
}

func (p *program) answer(c *cobra.Command, t *terminal.Terminal, words string, at time.Time) error {
	if p.flags.json {
		t.AskJSON(c.Context(), words, at)
		return nil
	}
	if !t.Ask(c.Context(), words, at) {
		return &exit{code: exitNoMatch}
	}
	return nil
}

// prompt asks for words that should not be in the shell's history.
func (p *program) prompt(question string) (string, error) {
	if p.flags.noInput || !terminal.IsTerminal(p.in) {
		return "", misuse(`say what happened: waymark ask "forced marriage dudley"`)
	}
	say(p.err, "%s", question)
	words := bufio.NewScanner(p.in)
	if !words.Scan() {
		return "", misuse("nothing was typed")
	}
	return words.Text(), nil
}
