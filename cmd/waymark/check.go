package main

import (
	"fmt"
	"io/fs"
	"slices"

	"github.com/spf13/cobra"

	"waymark/bot"
	"waymark/knowledge"
)

// embeddedAt is where the base inside the program lies in the repository, for marks on a change.
const embeddedAt = "knowledge/data"

func (p *program) check() *cobra.Command {
	var format string
	c := &cobra.Command{
		Use:   "check [PATH]",
		Short: "Say what is wrong in the knowledge base, where, and how to mend it",
		Long: `Say what is wrong in the knowledge base, where, and how to mend it: the files, the routes, every reply the
bot can say, and whether the messages in it still lead where they should.

PATH is a folder; without it the base that would be served is checked.`,
		Args: atMost(1, "one folder at most"),
		RunE: func(_ *cobra.Command, args []string) error {
			if p.flags.json {
				format = "json"
			}
			if formats := []string{"text", "json", "github"}; !slices.Contains(formats, format) {
				return misuse("the format %q is not known. %s", format, knowledge.DidYouMean(format, formats))
			}
			return p.checked(args, format)
		},
	}
	c.Flags().StringVar(&format, "format", "text", "text, json or github (marks on the lines of a change)")
	return c
}

func (p *program) checked(args []string, format string) error {
	s, err := p.settings()
	if err != nil {
		return err
	}
	folder := s.Knowledge
	if len(args) > 0 {
		folder = args[0]
	}
	fsys, err := files(folder)
	if err != nil {
		return err
	}
	if folder == "" {
		folder = embeddedAt
	}
	problems, base, err := p.examine(fsys)
	if err != nil {
		return err
	}
	p.show(problems, format, folder, base)
	if problems.Err() != nil {
		return &exit{code: exitBadBase}
	}
	return nil
}

// examine finds all that is wrong with a base. The base is nil when it cannot be used.
func (p *program) examine(fsys fs.FS) (knowledge.Problems, *knowledge.Base, error) {
	base, problems := knowledge.Load(fsys)
	if base == nil {
		return problems, nil, nil
	}
	if err := base.Train(); err != nil {
		return nil, nil, &exit{code: exitBadBase, cause: err}
	}
	said, err := phraseTests(base, fsys)
	if err != nil {
		return nil, nil, &exit{code: exitBadBase, cause: err}
	}
	for _, more := range []knowledge.Problems{base.Check(p.now()), bot.Lint(base), said} {
		problems = append(problems, more...)
	}
	problems.Sort()
	return problems, base, nil
}

// show prints the problems. Notes are shown to who asks for more.
func (p *program) show(problems knowledge.Problems, format, folder string, base *knowledge.Base) {
	shown := knowledge.Problems{}
	for _, q := range problems {
		if q.Severity != knowledge.Note || p.flags.verbose {
			shown = append(shown, q)
		}
	}
	switch format {
	case "json":
		say(p.out, "%s", shown.JSON())
	case "github":
		say(p.out, "%s", shown.GitHub(folder))
	default:
		say(p.out, "%s", shown.Text())
		if len(shown) == 0 {
			say(p.out, "No errors and no warnings in %s.\n", counts(base))
		}
	}
}

// counts says how many records a base has.
func counts(b *knowledge.Base) string {
	return fmt.Sprintf("%d services, %d topics, %d rights, %d milestones, %d areas",
		len(b.Services), len(b.Topics), len(b.Rights), len(b.Milestones), len(b.Areas))
}
