package main

import (
	"encoding/hex"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"waymark/knowledge"
)

// about is what waymark version says.
type about struct {
	Version   string         `json:"version"`
	Commit    string         `json:"commit,omitempty"`
	Go        string         `json:"go"`
	Platform  string         `json:"platform"`
	Base      string         `json:"base"` // fingerprint of its files
	Knowledge map[string]int `json:"knowledge"`
}

func (p *program) version() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Which program and which knowledge base this is",
		Args:  exactly(0, "no words"),
		RunE: func(*cobra.Command, []string) error {
			_, base, err := p.base()
			if err != nil {
				return err
			}
			a, err := aboutProgram(base)
			if err != nil {
				return err
			}
			if p.flags.json {
				return p.object(a)
			}
			say(p.out, "waymark %s %s\n%s %s\nbase %s: %s\n", a.Version, a.Commit, a.Go, a.Platform, a.Base, counts(base))
			return nil
		},
	}
}

func aboutProgram(base *knowledge.Base) (about, error) {
	print, err := base.Fingerprint()
	if err != nil {
		return about{}, err
	}
	a := about{
		Version: "unknown", Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH,
		Base: hex.EncodeToString(print[:6]), Knowledge: records(base),
	}
	built, ok := debug.ReadBuildInfo()
	if !ok {
		return a, nil
	}
	a.Version = built.Main.Version
	for _, s := range built.Settings {
		if s.Key == "vcs.revision" {
			a.Commit = s.Value
		}
	}
	return a, nil
}

// records counts the records of a base by kind.
func records(b *knowledge.Base) map[string]int {
	return map[string]int{
		"service": len(b.Services), "topic": len(b.Topics), "right": len(b.Rights), "milestone": len(b.Milestones),
		"notice": len(b.Notices), "area": len(b.Areas), "district": len(b.Districts),
	}
}
