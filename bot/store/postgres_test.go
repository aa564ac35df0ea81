//go:build postgres

package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver

	"waymark/bot"
	"waymark/bot/bottest"
)

// server is a real PostgreSQL in a temporary folder. It is reached through a socket in there and nothing else.
type server struct {
	programs, folder string
	as               *syscall.Credential // nil: as we are
	process          *exec.Cmd
	databases        atomic.Int64
}

// newServer sets up and starts a server, which is stopped when the test ends.
func newServer(t *testing.T) *server {
	t.Helper()
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if len(found) == 0 {
		t.Fatal("there is no PostgreSQL here. Install it: apt-get install -y postgresql")
	}
	folder, err := os.MkdirTemp("/tmp", "waymark") // short: the path of a socket has 107 bytes at most
	must(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	s := &server{programs: filepath.Dir(found[len(found)-1]), folder: folder}
	if os.Geteuid() == 0 { // which PostgreSQL refuses to run as
		s.as = nobody(t)
		must(t, os.Chown(folder, int(s.as.Uid), int(s.as.Gid)))
	}
	setUp := s.command("initdb", "-D", folder+"/cluster", "-A", "trust", "-U", "waymark", "-E", "UTF8", "--locale=C")
	if said, err := setUp.CombinedOutput(); err != nil {
		t.Fatalf("initdb: %v\n%s", err, said)
	}
	s.start(t)
	t.Cleanup(func() { s.stop(t) })
	return s
}

// nobody is somebody without rights.
func nobody(t *testing.T) *syscall.Credential {
	t.Helper()
	account, err := user.Lookup("nobody")
	must(t, err)
	uid, err := strconv.ParseUint(account.Uid, 10, 32)
	must(t, err)
	gid, err := strconv.ParseUint(account.Gid, 10, 32)
	must(t, err)
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
}

func (s *server) command(program string, arguments ...string) *exec.Cmd {
	c := exec.Command(filepath.Join(s.programs, program), arguments...)
	c.Dir = s.folder
	c.SysProcAttr = &syscall.SysProcAttr{Credential: s.as, Pdeathsig: syscall.SIGQUIT}
	return c
}

func (s *server) start(t *testing.T) {
	t.Helper()
	s.process = s.command("postgres", "-D", s.folder+"/cluster", "-k", s.folder, "-c", "listen_addresses=")
	must(t, s.process.Start())
	for late := time.Now().Add(time.Minute); ; time.Sleep(20 * time.Millisecond) {
		db, err := sql.Open("pgx", s.url("postgres"))
		must(t, err)
		err = db.Ping()
		_ = db.Close()
		if err == nil {
			return
		}
		if time.Now().After(late) {
			t.Fatalf("PostgreSQL does not start: %v", err)
		}
	}
}

// stop ends the server; SIGINT means at once, in good order.
func (s *server) stop(t *testing.T) {
	t.Helper()
	if s.process == nil {
		return
	}
	must(t, s.process.Process.Signal(syscall.SIGINT))
	must(t, s.process.Wait())
	s.process = nil
}

func (s *server) url(database string) string {
	u := url.URL{Scheme: "postgres", User: url.User("waymark"), Path: "/" + database, RawQuery: url.Values{"host": {s.folder}}.Encode()}
	return u.String()
}

// place makes an empty database.
func (s *server) place(t *testing.T) (where string) {
	t.Helper()
	db, err := sql.Open("pgx", s.url("postgres"))
	must(t, err)
	defer shut(t, db)
	name := fmt.Sprintf("place_%d", s.databases.Add(1))
	_, err = db.Exec("create database " + name)
	must(t, err)
	return s.url(name)
}

func TestPostgres(t *testing.T) {
	s := newServer(t)
	t.Run("keeps its promises", func(t *testing.T) {
		bottest.TestStore(t, func(t *testing.T) func() bottest.Store {
			where := s.place(t)
			return func() bottest.Store { return open(t, where) }
		})
	})
	t.Run("loses no opt-out when killed", func(t *testing.T) { losesNothing(t, s.place(t)) })
	t.Run("starts many at once", func(t *testing.T) { startsAtOnce(t, s.place(t)) })
	t.Run("copies know each other's opt-outs", func(t *testing.T) { copiesAgree(t, s) })
	t.Run("conversations are shared, and gone when over", func(t *testing.T) { sharesConversations(t, s.place(t)) })
	t.Run("can be tried", func(t *testing.T) { triesAgain(t, s.place(t)) })
	t.Run("keys must be named", func(t *testing.T) {
		one := open(t, s.place(t))
		defer shut(t, one)
		if _, err := one.Keys(context.Background(), "", noon); err == nil {
			t.Error("keys of one copy's own were made")
		}
	})
}

// copiesAgree lets one copy hear STOP and START, and asks the other, while the server is there and while it is away.
func copiesAgree(t *testing.T, s *server) {
	ctx, where := context.Background(), s.place(t)
	one, two := open(t, where), open(t, where)
	defer shut(t, one)
	defer shut(t, two)
	must(t, stop(one, "a"))
	must(t, stop(one, "b"))
	wantOut(t, two, "a", "b")
	must(t, two.OptIn(ctx, []string{"b"}, "message 2 of b", noon))
	if out, err := one.OptedOut(ctx, []string{"b"}); out || err != nil {
		t.Errorf("one copy does not know of the START that the other had: %v", err)
	}
	if old, err := one.Changed(ctx, "message 2 of b"); !old || err != nil {
		t.Errorf("one copy does not know the message that the other had: %v", err)
	}
	s.stop(t)
	wantOut(t, two, "a") // from memory
	if stop(two, "c") == nil {
		t.Error("a STOP was acknowledged as kept while the server is away")
	}
	wantOut(t, two, "a", "c")
	two.Count(bot.Event{At: noon, Channel: bot.ChannelSMS, Outcome: bot.OutcomeNone})
	s.start(t)
	wantWritten(t, two, where, "a", "c")
	wantOut(t, one, "a", "c")
}

func sharesConversations(t *testing.T, where string) {
	ctx := context.Background()
	one, two := open(t, where), open(t, where)
	defer shut(t, one)
	defer shut(t, two)
	until := noon.Add(bot.SessionLength)
	must(t, one.Conversations().Save(ctx, "key", bot.Conversation{Sent: 3}, until))
	if c, ok, err := two.Conversations().Load(ctx, "key", noon); c.Sent != 3 || !ok || err != nil {
		t.Errorf("the other copy knows %+v, %v %v", c, ok, err)
	}
	if rows, err := two.Purge(ctx, until); rows != 1 || err != nil {
		t.Errorf("purged %d rows, %v", rows, err)
	}
	var kind string
	must(t, one.Database().QueryRow("select relpersistence from pg_class where relname = 'conversations'").Scan(&kind))
	if kind != "u" {
		t.Errorf("conversations are in backups: %s", kind)
	}
}
