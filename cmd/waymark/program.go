package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime/debug"
	"time"

	"github.com/spf13/pflag"

	"waymark/bot"
	"waymark/channels/terminal"
	"waymark/knowledge"
)

// program is what every verb shares.
type program struct {
	in      io.Reader
	out     io.Writer // the answer, and nothing else
	err     io.Writer
	environ []string
	now     func() time.Time
	flags   flags
}

// flags are those of every verb.
type flags struct {
	quiet, verbose, json, plain, noColour, noInput bool
	knowledge, config                              string
}

func (f *flags) add(to *pflag.FlagSet) {
	to.BoolVarP(&f.quiet, "quiet", "q", false, "say nothing but the answer")
	to.BoolVarP(&f.verbose, "verbose", "v", false, "say more")
	to.BoolVar(&f.json, "json", false, "answer in JSON")
	to.BoolVar(&f.plain, "plain", false, "no columns: one fact a line")
	to.BoolVar(&f.noColour, "no-color", false, "no colour") //nolint:misspell // the name every program gives it
	to.BoolVar(&f.noInput, "no-input", false, "never ask for words")
	to.StringVar(&f.knowledge, "knowledge", "", "a folder with the knowledge base, in place of the one inside the program")
	to.StringVar(&f.config, "config", "", "the settings file (default "+usualConfig+", where it exists)")
}

// settings reads the settings that hold for this run.
func (p *program) settings() (settings, error) {
	s, err := readSettings(p.flags.config, p.environ)
	if err != nil {
		return settings{}, &exit{code: exitUsage, cause: err}
	}
	if p.flags.knowledge != "" {
		s.Knowledge = p.flags.knowledge
	}
	return s, nil
}

// files gives the files of the base in this folder; "" is the base inside the program.
func files(folder string) (fs.FS, error) {
	if folder == "" {
		return knowledge.Embedded(), nil
	}
	about, err := os.Stat(folder)
	switch {
	case err != nil:
		return nil, misuse("the folder of the knowledge base cannot be opened: %w", err)
	case !about.IsDir():
		return nil, misuse("%s is not a folder; point to the one that holds services, topics and the rest", folder)
	}
	return os.DirFS(folder), nil
}

// Reading a base makes much garbage in a moment: while it is read, memory may grow to startMemory before it is swept.
// Later, with so many people texting that it comes near usualMemory, it is swept more often in place of growing.
const (
	startSweeps = 800       // percent of what is in use
	startMemory = 96 << 20  // bytes
	usualSweeps = 75        // percent: a program that runs for months keeps its memory small
	usualMemory = 144 << 20 // bytes; what is read of the program's own file, some 45 MiB, is not in it
)

// hurry lets a start run with few sweeps.
func hurry() {
	debug.SetGCPercent(startSweeps)
	debug.SetMemoryLimit(startMemory)
}

// settle ends the hurry of a start, for a program that goes on.
func settle() {
	debug.SetMemoryLimit(usualMemory)
	debug.SetGCPercent(usualSweeps)
	debug.FreeOSMemory()
}

// usable gives a base without errors in it; with errors there is none, and the error has the exit code for that.
func usable(base *knowledge.Base, problems knowledge.Problems) (*knowledge.Base, error) {
	if err := problems.Err(); err != nil {
		return nil, &exit{code: exitBadBase, cause: fmt.Errorf("%w See all: waymark check", err)}
	}
	return base, nil
}

// trained makes a base ready to find.
func trained(base *knowledge.Base, err error) (*knowledge.Base, error) {
	if err != nil {
		return nil, err
	}
	if err := base.Train(); err != nil {
		return nil, &exit{code: exitBadBase, cause: fmt.Errorf("learn from the knowledge base: %w", err)}
	}
	return base, nil
}

// base gives the settings and their base, which is not trained.
func (p *program) base() (settings, *knowledge.Base, error) {
	s, err := p.settings()
	if err != nil {
		return settings{}, nil, err
	}
	fsys, err := files(s.Knowledge)
	if err != nil {
		return settings{}, nil, err
	}
	base, err := usable(knowledge.Open(fsys))
	return s, base, err
}

// brainOf makes a brain of the base in this folder. Its replies are gone through, but for those of the base inside the
// program, which was checked when that was built.
func brainOf(base *knowledge.Base, folder string) (*bot.Brain, error) {
	think := bot.NewBrain
	if folder == "" {
		think = bot.NewTestedBrain
	}
	brain, err := think(base)
	if err != nil {
		return nil, &exit{code: exitBadBase, cause: fmt.Errorf("the replies cannot be used: %w", err)}
	}
	return brain, nil
}

// brain makes a brain of the base of the settings.
func (p *program) brain() (*bot.Brain, error) {
	hurry()
	s, base, err := p.base()
	if base, err = trained(base, err); err != nil {
		return nil, err
	}
	return brainOf(base, s.Knowledge)
}

// terminal makes the terminal of the verbs that answer at one.
func (p *program) terminal() (*terminal.Terminal, error) {
	brain, err := p.brain()
	if err != nil {
		return nil, err
	}
	style := terminal.StyleFor(p.out, p.lookup)
	style.Colour = style.Colour && !p.flags.noColour && !p.flags.plain
	style.Plain = p.flags.plain
	return &terminal.Terminal{Brain: brain, Out: p.out, Style: style}, nil
}

// lookup reads a variable of the environment.
func (p *program) lookup(name string) (string, bool) {
	for i := len(p.environ) - 1; i >= 0; i-- {
		if key, value := cutVariable(p.environ[i]); key == name {
			return value, true
		}
	}
	return "", false
}

// moment gives the moment of --at, or now.
func (p *program) moment(at string) (time.Time, error) {
	if at == "" {
		return p.now(), nil
	}
	moment, err := terminal.ParseMoment(at, p.now())
	if err != nil {
		return time.Time{}, misuse("%w", err)
	}
	return moment, nil
}
