package main

import (
	"encoding/json"
	"fmt"
	"os"
	"runtime/debug"

	"github.com/spf13/cobra"

	"waymark/knowledge/match"
)

func (p *program) eval() *cobra.Command {
	var train, test, val, write, verify string
	c := &cobra.Command{
		Use:   "eval",
		Short: "How well messages are understood",
		Long: `How well messages are understood that nobody has taught: each voice of the base is left out, the rest is
learned, and the messages of that voice are read by the code that answers people. It takes a few minutes and changes
nothing.

Shares are in percent, with the interval in which they lie 19 times in 20. A message is missed when its topic was
neither answered nor asked for, or its danger or suicide not heard; it weighs as much as "harm" in the record says.
A false alarm is a message out of scope, or a trap of the safety lexicons, that was heard as danger or suicide.

--write keeps the figures in a file, and --verify fails when they are not those in the file any more.

With --train and --test the engine is measured on files instead, label TAB text a line ("oos": out of scope).`,
		Example: `  waymark eval
  waymark eval --write knowledge/eval.txt
  waymark eval --train train.tsv --test test.tsv --json`,
		Args: exactly(0, "no words"),
		RunE: func(*cobra.Command, []string) error {
			switch {
			case write != "" && verify != "":
				return misuse("--write and --verify do not go together")
			case train == "" && test == "" && val == "":
				return p.evalBase(write, verify)
			case train == "" || test == "":
				return misuse("--train and --test go together")
			}
			return p.evalFiles(train, test, val)
		},
	}
	c.Flags().StringVar(&write, "write", "", "a file to keep the figures in")
	c.Flags().StringVar(&verify, "verify", "", "a file of figures; fail when they are not those of now")
	c.Flags().StringVar(&train, "train", "", "a file to learn from")
	c.Flags().StringVar(&test, "test", "", "a file to be measured on")
	c.Flags().StringVar(&val, "val", "", "a file to choose the threshold by; without it the training file does")
	return c
}

// evalMemory is where a measurement sweeps its memory often, in bytes: it learns two bases at a time.
const evalMemory = 700 << 20

func (p *program) evalBase(write, verify string) error {
	_, base, err := p.base()
	if base, err = trained(base, err); err != nil {
		return err
	}
	debug.SetMemoryLimit(evalMemory)
	e, err := base.Evaluate(urgentBy)
	switch {
	case err != nil:
		return err
	case write != "":
		return p.writeFigures(write, e.String())
	case verify != "":
		return p.verifyFigures(verify, e.String())
	case p.flags.json:
		return p.object(e)
	}
	say(p.out, "%s", e)
	return nil
}

func (p *program) evalFiles(train, test, val string) error {
	var sets [3][]match.Example
	for i, name := range [...]string{train, test, val} {
		var err error
		if sets[i], err = readExamples(name); err != nil {
			return err
		}
	}
	hurry() // learn in the memory in which a start does
	report, err := match.Evaluate(sets[0], sets[1], sets[2])
	if err != nil {
		return err
	}
	return p.object(report)
}

func readExamples(name string) ([]match.Example, error) {
	if name == "" {
		return nil, nil
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, misuse("%w", err)
	}
	examples, err := match.ReadTSV(file)
	if err != nil {
		err = fmt.Errorf("%s: %w", name, err)
	}
	if closed := file.Close(); err == nil {
		err = closed
	}
	return examples, err
}

// object prints a value as JSON.
func (p *program) object(value any) error {
	e := json.NewEncoder(p.out)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(value)
}
