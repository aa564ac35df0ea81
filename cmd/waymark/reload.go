package main

import (
	"context"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"waymark/bot"
	"waymark/knowledge"
)

// lookEvery is how often the folder of the base is looked at.
const lookEvery = 10 * time.Second

// loadedBase is a base that passed its check.
type loadedBase struct {
	brain   *bot.Brain
	about   about
	overdue map[string]int // records whose check is overdue, by kind
	stamp   string         // of its files, before they were read
}

// openBase loads a base and refuses it unless the check passes.
func openBase(folder string, at time.Time) (*loadedBase, error) {
	fsys, err := files(folder)
	if err != nil {
		return nil, err
	}
	l := &loadedBase{}
	if l.stamp, err = stamp(fsys); err != nil {
		return nil, err
	}
	base, err := checkedBase(folder, fsys, at)
	if err != nil {
		return nil, err
	}
	if l.brain, err = brainOf(base, folder); err != nil {
		return nil, err
	}
	l.overdue = base.Overdue(at)
	l.about, err = aboutProgram(base)
	return l, err
}

// checkedBase reads a base and checks it. The one inside the program was checked when that was built.
func checkedBase(folder string, fsys fs.FS, at time.Time) (*knowledge.Base, error) {
	if folder == "" {
		return trained(usable(knowledge.Open(fsys)))
	}
	base, err := trained(usable(knowledge.Load(fsys)))
	if err != nil {
		return nil, err
	}
	if err := base.Check(at).Err(); err != nil {
		return nil, &exit{code: exitBadBase, cause: err}
	}
	return base, nil
}

// stamp changes when a file of the base is changed, added or taken away.
func stamp(fsys fs.FS) (string, error) {
	var b strings.Builder
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		about, err := d.Info()
		if err == nil {
			fmt.Fprintln(&b, name, about.Size(), about.ModTime().UnixNano())
		}
		return err
	})
	if err != nil {
		return "", fmt.Errorf("look at the knowledge base: %w", err)
	}
	return b.String(), nil
}

// reloader lets the bots use a changed base, if its check passes; else the last good one stays and the reason is
// logged once.
type reloader struct {
	folder  string // "": the base inside the program, which never changes
	asked   chan os.Signal
	seen    string // stamp of the files that were tried last
	bots    []*bot.Bot
	metrics *metrics
	log     *slog.Logger
	now     func() time.Time
}

// hangups catches SIGHUP from now on, so that one that comes while the program still loads does not end it.
func hangups() chan os.Signal {
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, syscall.SIGHUP)
	return asked
}

// run looks at the folder every ten seconds, and when it is asked to.
func (r *reloader) run(ctx context.Context) {
	defer signal.Stop(r.asked)
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-r.asked:
			r.reload(true)
		case <-tick.C:
			r.reload(false)
		}
	}
}

// reload loads the base again when its files are not those that were tried last, or when somebody asks.
func (r *reloader) reload(asked bool) {
	if r.folder == "" {
		if asked {
			r.log.Warn("the base inside the program cannot change; start with --knowledge to use a folder")
		}
		return
	}
	now, err := stamp(os.DirFS(r.folder))
	if err != nil {
		now = "unreadable"
	}
	if now == r.seen && !asked {
		return
	}
	r.seen = now
	loaded, err := openBase(r.folder, r.now())
	if err != nil {
		r.metrics.reloadFail.Set(1)
		r.log.Error("the changed base cannot be used; the last good one stays", "error", err)
		return
	}
	for _, b := range r.bots {
		b.Use(loaded.brain)
	}
	r.metrics.use(loaded, r.now())
	r.log.Info("the changed base is in use", "base", loaded.about.Base)
}
