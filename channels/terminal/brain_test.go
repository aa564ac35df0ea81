package terminal_test

import (
	"bytes"
	"sync"
	"testing"

	"waymark/bot"
	"waymark/channels/terminal"
	"waymark/knowledge"
)

// learned is made once for all tests: it takes a moment.
var learned = sync.OnceValues(func() (*bot.Brain, error) {
	base, problems := knowledge.Load(knowledge.Embedded())
	if err := problems.Err(); err != nil {
		return nil, err
	}
	if err := base.Train(); err != nil {
		return nil, err
	}
	return bot.NewBrain(base)
})

// newTerminal gives a terminal and what it prints.
func newTerminal(t testing.TB) (*terminal.Terminal, *bytes.Buffer) {
	t.Helper()
	brain, err := learned()
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	return &terminal.Terminal{Brain: brain, Out: &out}, &out
}
