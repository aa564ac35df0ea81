package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"waymark/bot/safety"
	"waymark/knowledge"
)

func (p *program) train() *cobra.Command {
	var verify bool
	c := &cobra.Command{
		Use:   "train FOLDER",
		Short: "Learn from a base and keep what was learned in its folder",
		Long: `Learn anew from everything people say in the base in FOLDER, and keep what was learned in FOLDER/kept. A start
then takes a moment instead of seconds. A kept model is used only for the very phrases it was made from: after a change
of phrases run this again. --verify writes nothing and fails when what is kept is not what would be learned now.`,
		Args: exactly(1, "the folder of a base"),
		RunE: func(_ *cobra.Command, args []string) error {
			fresh, err := learnAnew(args[0])
			if err != nil {
				return err
			}
			if verify {
				return verifyKept(args[0], fresh)
			}
			return p.keep(args[0], fresh)
		},
	}
	c.Flags().BoolVar(&verify, "verify", false, "write nothing; fail when what is kept is not what would be learned now")
	return c
}

// learnAnew gives the files that keep what the base in this folder teaches now.
func learnAnew(folder string) (map[string][]byte, error) {
	fsys, err := files(folder)
	if err != nil {
		return nil, err
	}
	base, problems := knowledge.Load(fsys)
	if err := problems.Err(); err != nil {
		return nil, &exit{code: exitBadBase, cause: err}
	}
	base.DropKept()
	if err := base.Train(); err != nil {
		return nil, fmt.Errorf("learn from the knowledge base: %w", err)
	}
	reader, err := safety.New(base)
	if err != nil {
		return nil, fmt.Errorf("learn from the safety lexicons: %w", err)
	}
	kept, failed := base.Keeps()
	words, alsoFailed := reader.KeepModels(base)
	maps.Copy(kept, words)
	return kept, errors.Join(failed, alsoFailed)
}

func (p *program) keep(folder string, fresh map[string][]byte) error {
	for _, name := range slices.Sorted(maps.Keys(fresh)) {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if kept, err := os.ReadFile(path); err == nil && knowledge.SameKept(name, kept, fresh[name]) {
			continue
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return fmt.Errorf("keep what was learned: %w", err)
		}
		if err := os.WriteFile(path, fresh[name], 0o644); err != nil {
			return fmt.Errorf("keep what was learned: %w", err)
		}
		say(p.out, "%s  %d KiB\n", path, len(fresh[name])>>10)
	}
	return nil
}

func verifyKept(folder string, fresh map[string][]byte) error {
	for _, name := range slices.Sorted(maps.Keys(fresh)) {
		kept, err := fs.ReadFile(os.DirFS(folder), name)
		if err != nil || !knowledge.SameKept(name, kept, fresh[name]) {
			return fmt.Errorf("%s is not what would be learned now; run: waymark train %s", name, folder)
		}
	}
	return nil
}
