//go:build storm

package main

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"unsafe"
)

// troubles are what may happen to the file of the store while the program runs, and how it is mended. Some are so that
// nothing can be written meanwhile.
var troubles = [...]struct {
	name        string
	away        bool
	begin, mend func(*liveLine) error
}{
	{"the file is taken away", false, func(l *liveLine) error { return os.Remove(l.store()) }, func(*liveLine) error { return nil }},
	{"the folder is taken away and comes back", true,
		func(l *liveLine) error { return os.Rename(filepath.Dir(l.store()), l.aside()) },
		func(l *liveLine) error { return os.Rename(l.aside(), filepath.Dir(l.store())) }},
	{"the file cannot be opened", true,
		func(l *liveLine) error { // by nobody, whoever runs this
			if err := os.Rename(l.store(), l.aside()); err != nil {
				return err
			}
			return os.Mkdir(l.store(), 0o700)
		},
		func(l *liveLine) error {
			if err := os.Remove(l.store()); err != nil {
				return err
			}
			return os.Rename(l.aside(), l.store())
		}},
	{"another file stands there that is no store", true,
		func(l *liveLine) error {
			if err := os.Remove(l.store()); err != nil {
				return err
			}
			return os.WriteFile(l.store(), []byte(strings.Repeat("no store", 10_000)), 0o600)
		},
		func(l *liveLine) error { return os.Remove(l.store()) }},
	{"the disk is full", true, func(l *liveLine) error { return l.mayGrow(0) }, func(l *liveLine) error { return l.mayGrow(1 << 40) }},
}

// aside is where a trouble puts what it takes away.
func (l *liveLine) aside() string { return filepath.Join(l.folder, "aside") }

// mayGrow bounds the files that the running program writes, in bytes: what is beyond fails, as on a disk that is full.
func (l *liveLine) mayGrow(size uint64) error {
	limit := syscall.Rlimit{Cur: size, Max: 1 << 40}
	_, _, failed := syscall.RawSyscall6(syscall.SYS_PRLIMIT64, uintptr(l.cmd.Process.Pid), syscall.RLIMIT_FSIZE,
		uintptr(unsafe.Pointer(&limit)), 0, 0, 0)
	if failed != 0 {
		return fmt.Errorf("bound the files of the program: %w", failed)
	}
	return nil
}

// route is a number that somebody can ring, or what to press when 999 answers and nobody can speak.
var route = regexp.MustCompile(`\b0[0-9 ]{7,12}[0-9]\b|\b116 ?[0-9]{3}\b|\+44 [0-9 ]{10,12}\b|press 55\b`)

// isSafe reports whether these texts leave nobody alone: one text, with 999 and a number.
func isSafe(texts []string) bool {
	return len(texts) == 1 && strings.Contains(texts[0], "999") && route.MatchString(texts[0])
}

// people lets so many people, who are counted on from the first, text at once: words, which get a safe reply; STOP, which
// is answered; and words once more, which are not. Every third comes back with START and is answered again. It gives
// who is out.
func (l *liveLine) people(first, many int) (out []string) {
	l.Helper()
	var mu sync.Mutex
	var texting sync.WaitGroup
	for n := first; n < first+many; n++ {
		texting.Go(func() {
			who := phone(n)
			l.wants(who, said[n%len(said)], isSafe)
			l.wants(who, "STOP", isSafe)
			l.wants(who, said[n%len(said)], isSilent)
			if n%3 == 0 {
				l.wants(who, "START", isSafe)
				l.wants(who, said[n%len(said)], isSafe)
				return
			}
			mu.Lock()
			defer mu.Unlock()
			out = append(out, who)
		})
	}
	texting.Wait()
	return out
}

func isSilent(texts []string) bool { return len(texts) == 0 }

func (l *liveLine) wants(who, words string, good func([]string) bool) {
	l.Helper()
	if texts, err := l.text(who, words); err != nil || !good(texts) {
		l.Errorf("%q got %q, %v", words, texts, err)
	}
}

// Whatever happens to the store, everybody gets a safe reply, STOP silences at once, and when the trouble is over all is
// written: the next program knows it after a kill.
func TestStormOfTroubleWithTheStore(t *testing.T) {
	t.Parallel()
	l := startLine(t)
	const many = 48
	var out []string
	for i, trouble := range troubles {
		before := l.people(i*1000, many)
		check(t, trouble.begin(l))
		during := l.people(i*1000+many, many)
		if status, _ := l.page("/readyz"); trouble.away != (status == http.StatusServiceUnavailable) {
			t.Errorf("%s: ready said %d", trouble.name, status)
		}
		check(t, trouble.mend(l))
		if trouble.away {
			l.awaits("the database is back", 1)
		} else {
			l.awaits("the store's file was taken away", 1)
		}
		out = append(append(append(out, before...), during...), l.people(i*1000+2*many, many)...)
		l.alive()
		if status, words := l.page("/readyz"); status != http.StatusOK {
			t.Errorf("%s is over, and ready says %d %q", trouble.name, status, words)
		}
		l.hides()
		if t.Failed() {
			t.Fatalf("%s:\n%s", trouble.name, l.log())
		}
		l.kill()
		l.start()
		for _, who := range out {
			l.wants(who, "hello", isSilent)
		}
		if t.Failed() {
			t.Fatalf("%s: the next program did not know it", trouble.name)
		}
	}
	t.Logf("%d troubles, %d opt-outs, all known after them", len(troubles), len(out))
}
