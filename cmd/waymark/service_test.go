package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// service is the real program while a story has it serve.
type service struct {
	cmd           *exec.Cmd
	ended         chan struct{} // closed when it has
	listen, admin string
	answers       []string // what it said to every request
}

type serviceKey struct{}

func serviceOf(ts *testscript.TestScript) *service { return ts.Value(serviceKey{}).(*service) }

// serviceLog is the file of the service's log in the folder of a story.
const serviceLog = "serve.log"

// patient is how long a story waits for something that must come.
const patient = 2 * time.Minute

// serve starts the program and waits until it says where it listens: serve FLAGS.
func serve(ts *testscript.TestScript, neg bool, args []string) {
	if neg {
		ts.Fatalf("use: ! exec waymark serve")
	}
	log, err := os.Create(ts.MkAbs(serviceLog))
	ts.Check(err)
	program, err := exec.LookPath("waymark")
	ts.Check(err)
	s := serviceOf(ts)
	s.cmd = exec.Command(program, append([]string{"serve", "--listen", "127.0.0.1:0", "--admin-listen", "127.0.0.1:0"}, args...)...)
	s.cmd.Dir, s.cmd.Stdout, s.cmd.Stderr = ts.MkAbs("."), log, log
	s.cmd.Env = []string{"HOME=" + ts.Getenv("HOME"), "PATH=" + ts.Getenv("PATH")}
	for _, v := range new(settings).variables() {
		if value := ts.Getenv(v.name); value != "" {
			s.cmd.Env = append(s.cmd.Env, v.name+"="+value)
		}
	}
	ts.Check(s.cmd.Start())
	s.ended = make(chan struct{})
	go func() {
		defer close(s.ended)
		_ = s.cmd.Wait() // how it ended is in its ProcessState
	}()
	ts.Defer(func() { _ = s.cmd.Process.Kill() })
	s.findAddresses(ts)
}

// findAddresses reads the line of the log that says where the service listens.
func (s *service) findAddresses(ts *testscript.TestScript) {
	waitFor(ts, "waymark serves")
	for line := range strings.Lines(ts.ReadFile(serviceLog)) {
		var said struct{ Msg, Listen, Admin string }
		if json.Unmarshal([]byte(line), &said) == nil && said.Msg == "waymark serves" {
			s.listen, s.admin = said.Listen, said.Admin
		}
	}
	if s.listen == "" || s.admin == "" {
		ts.Fatalf("the log does not say where the service listens")
	}
	ts.Setenv("admin", s.admin)
}

// stop asks the service to stop and waits until it did: stop [CODE].
func stop(ts *testscript.TestScript, neg bool, args []string) {
	s := serviceOf(ts)
	signal, code := syscall.SIGTERM, exitDone
	if len(args) == 1 && args[0] == "ctrl-c" {
		signal, code = syscall.SIGINT, exitStopped
	}
	ts.Check(s.cmd.Process.Signal(signal))
	select {
	case <-s.ended:
	case <-time.After(patient):
		ts.Fatalf("the service does not stop")
	}
	if got := s.cmd.ProcessState.ExitCode(); got != code || neg {
		ts.Fatalf("the service ended with %d, not %d", got, code)
	}
}

// hangUp asks the service to read its base again: hup.
func hangUp(ts *testscript.TestScript, _ bool, _ []string) {
	ts.Check(serviceOf(ts).cmd.Process.Signal(syscall.SIGHUP))
}

// awaits waits until the log holds words: awaits WORDS.
func awaits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: awaits WORDS")
	}
	waitFor(ts, args[0])
}

func waitFor(ts *testscript.TestScript, words string) {
	for began := time.Now(); time.Since(began) < patient; time.Sleep(20 * time.Millisecond) {
		if strings.Contains(ts.ReadFile(serviceLog), words) {
			return
		}
		select {
		case <-serviceOf(ts).ended:
			ts.Fatalf("the service ended:\n%s", ts.ReadFile(serviceLog))
		default:
		}
	}
	ts.Fatalf("the log never says %q:\n%s", words, ts.ReadFile(serviceLog))
}
