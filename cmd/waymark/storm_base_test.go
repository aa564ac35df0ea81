//go:build storm

package main

import (
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// spoilings are what may happen to the folder of the base while the program runs.
var spoilings = [...]struct {
	name  string
	spoil func(folder string) error
}{
	{"a record is no YAML", func(folder string) error {
		return os.WriteFile(filepath.Join(folder, "services", "childline.yaml"), []byte("\x00\xff{{{: - \t"), 0o600)
	}},
	{"a record is cut", func(folder string) error {
		return os.Truncate(filepath.Join(folder, "topics", "stalking.yaml"), 100)
	}},
	{"a number is wrong", func(folder string) error {
		name := filepath.Join(folder, "services", "childline.yaml")
		record, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		return os.WriteFile(name, []byte(strings.ReplaceAll(string(record), "0800 1111", "0800 11")), 0o600)
	}},
	{"the replies are gone", func(folder string) error { return os.RemoveAll(filepath.Join(folder, "replies")) }},
	{"the folder is gone", func(folder string) error { return os.RemoveAll(folder) }},
	{"a file stands in its place", func(folder string) error {
		if err := os.RemoveAll(folder); err != nil {
			return err
		}
		return os.WriteFile(folder, nil, 0o600)
	}},
}

// A base that is spoilt while the program runs costs nobody a safe reply, whether somebody asks to read it again or the
// program sees it by itself, and the mended one is in use again.
func TestStormOverTheBase(t *testing.T) {
	t.Parallel()
	folder, good := filepath.Join(t.TempDir(), "base"), os.DirFS(filepath.Join("..", "..", filepath.FromSlash(embeddedAt)))
	mend := func() {
		check(t, os.RemoveAll(folder))
		check(t, os.CopyFS(folder, good))
	}
	mend()
	l := startLine(t, "--knowledge", folder)
	hangUp := func() { check(t, l.cmd.Process.Signal(syscall.SIGHUP)) }
	byItself := func() {}
	var asked atomic.Int64
	texting := l.keepTexting(&asked)
	for i, s := range spoilings {
		ask := hangUp
		if i == 0 {
			ask = byItself // in ten seconds at most
		}
		check(t, s.spoil(folder))
		ask()
		l.awaits("the changed base cannot be used; the last good one stays", i+1)
		l.people(i*1000, 24)
		mend()
		ask()
		l.awaits("the changed base is in use", i+1)
		l.people(i*1000+24, 24)
		if l.alive(); t.Failed() {
			t.Fatalf("%s:\n%s", s.name, l.log())
		}
	}
	texting()
	l.hides()
	t.Logf("%d spoilings, %d texts meanwhile, all answered safely", len(spoilings), asked.Load())
}

// keepTexting lets somebody new text every few milliseconds until the function it gives is called: each gets a safe
// reply.
func (l *liveLine) keepTexting(asked *atomic.Int64) (stop func()) {
	done, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for n := 50_000; ; n++ {
			select {
			case <-done:
				return
			case <-time.After(5 * time.Millisecond):
				l.wants(phone(n), said[n%len(said)], isSafe)
				asked.Add(1)
			}
		}
	}()
	return func() {
		close(done)
		<-stopped
	}
}
