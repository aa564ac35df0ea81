package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// The stories in testdata/script run the real program.

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"waymark": main})
}

func TestStories(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:   filepath.Join("testdata", "script"),
		Setup: func(e *testscript.Env) error { e.Values[serviceKey{}] = &service{}; return nil },
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"base":    copyBase,
			"serve":   serve,
			"stop":    stop,
			"hup":     hangUp,
			"awaits":  awaits,
			"get":     get,
			"post":    post,
			"twilio":  twilio,
			"slack":   slackCommand,
			"pretend": pretendTwilio,
			"hidden":  hiddenEverywhere,
		},
	})
}

// copyBase copies the knowledge base to a folder that a story may spoil: base FOLDER.
func copyBase(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: base FOLDER")
	}
	folder, err := filepath.Abs("../../" + embeddedAt)
	ts.Check(err)
	ts.Check(os.CopyFS(ts.MkAbs(args[0]), os.DirFS(folder)))
}
