package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"
)

func main() {
	p := &program{in: os.Stdin, out: os.Stdout, err: os.Stderr, environ: os.Environ(), now: time.Now}
	os.Exit(p.run(context.Background(), os.Args[1:]))
}

// The exit codes; waymark help exit-codes explains them.
const (
	exitDone     = 0
	exitFailed   = 1
	exitUsage    = 2
	exitNoMatch  = 3
	exitBadBase  = 4
	exitNotReady = 5
	exitStopped  = 130
)

// exit is an error with the exit code it leads to. Its cause may be nil: everything has been said already.
type exit struct {
	code  int
	cause error
}

func (e *exit) Error() string {
	if e.cause == nil {
		return fmt.Sprintf("exit code %d", e.code)
	}
	return e.cause.Error()
}

func (e *exit) Unwrap() error { return e.cause }

// misuse is an error about how the program was called.
func misuse(format string, words ...any) error {
	return &exit{code: exitUsage, cause: fmt.Errorf(format, words...)}
}

// run does what the arguments ask and gives the exit code.
func (p *program) run(ctx context.Context, args []string) int {
	root := p.commands()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	var e *exit
	switch {
	case err == nil:
		return exitDone
	case !errors.As(err, &e):
		e = &exit{code: exitFailed, cause: err}
	}
	if e.cause != nil {
		say(p.err, "waymark: %v\n", e.cause)
	}
	return e.code
}

// commands gives the verbs.
func (p *program) commands() *cobra.Command {
	root := &cobra.Command{
		Use:                   "waymark VERB",
		DisableFlagsInUseLine: true,
		Short:                 "Point people hurt by crime to help that is open now",
		Long: `Waymark points people hurt by crime in the West Midlands to help that is open now.

Not an emergency service. In danger in the UK, call 999.`,
		Example: `  waymark ask "forsed marrige dudley"
  waymark serve --demo`,
		Args:                       cobra.ArbitraryArgs,
		RunE:                       unknownVerb,
		SuggestionsMinimumDistance: 2, // letters
		SilenceErrors:              true,
		SilenceUsage:               true,
	}
	root.SetIn(p.in)
	root.SetOut(p.out)
	root.SetErr(p.err)
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return misuse("%w; waymark help %s lists what can be said", err, strings.TrimPrefix(c.CommandPath(), "waymark "))
	})
	p.flags.add(root.PersistentFlags())
	root.AddCommand(p.ask(), p.text(), p.chat(), p.check(), p.eval(), p.train(), p.serve(), p.card(), p.purge(),
		p.doctor(), p.drill(), p.atTwilio(), p.version())
	root.AddCommand(helpTopics()...)
	return root
}

// unknownVerb names the verb that was meant. No verb catches all: a question needs ask, so that nothing private is
// answered by mistake.
func unknownVerb(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return c.Help()
	}
	if near := c.SuggestionsFor(args[0]); len(near) > 0 {
		return misuse("there is no verb %q. Did you mean: waymark %s?", args[0], near[0])
	}
	return misuse("there is no verb %q. Did you mean: waymark ask %q?", args[0], strings.Join(args, " "))
}

// exactly refuses any other number of words after the verb.
func exactly(n int, what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) != n {
			return misuse("this verb takes %s", what)
		}
		return nil
	}
}

// atMost refuses more words after the verb.
func atMost(n int, what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) > n {
			return misuse("this verb takes %s", what)
		}
		return nil
	}
}

// say writes to an output. One that has gone cannot be told anything.
func say(to io.Writer, format string, words ...any) { _, _ = fmt.Fprintf(to, format, words...) }
