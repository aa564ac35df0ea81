package store_test

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"waymark/bot/store"
)

var noon = time.Date(2026, time.November, 25, 12, 0, 0, 0, time.UTC)

// stop opts a sender out and gives what the store says.
func stop(s *store.Store, key string) error {
	return s.OptOut(context.Background(), []string{key}, "message of "+key, noon)
}

// wantOut checks that senders are out.
func wantOut(t *testing.T, s *store.Store, keys ...string) {
	t.Helper()
	for _, key := range keys {
		if out, err := s.OptedOut(context.Background(), []string{key}); !out || err != nil {
			t.Errorf("%s is not out: %v", key, err)
		}
	}
}

// wantWritten waits until nothing stands in memory only, then looks with another program's eyes.
func wantWritten(t *testing.T, s *store.Store, where string, keys ...string) {
	t.Helper()
	for late := time.Now().Add(time.Minute); s.Unwritten() > 0; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(late) {
			t.Fatal("what was in memory was never written")
		}
	}
	second := open(t, where)
	defer shut(t, second)
	wantOut(t, second, keys...)
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// wantReady waits until the store says that it is ready, which it learns a moment after what it wrote.
func wantReady(t *testing.T, s *store.Store) {
	t.Helper()
	for late := time.Now().Add(time.Minute); s.Ready(context.Background()) != nil; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(late) {
			t.Fatal("the store is never ready")
		}
	}
}

// shut closes what must close well.
func shut(t testing.TB, what io.Closer) {
	t.Helper()
	must(t, what.Close())
}

func TestFileTakenAwayComesBackFromMemory(t *testing.T) {
	where := filepath.Join(t.TempDir(), "waymark.db")
	s := open(t, where)
	defer shut(t, s)
	must(t, stop(s, "a"))
	must(t, os.Remove(where))
	must(t, stop(s, "b"))
	wantWritten(t, s, where, "a", "b")
	if old, err := s.Changed(context.Background(), "message of a"); !old || err != nil {
		t.Errorf("the message is forgotten: %v", err)
	}
}

func TestAnotherFileInItsPlaceHoldsToo(t *testing.T) {
	folder := t.TempDir()
	where, other := filepath.Join(folder, "waymark.db"), filepath.Join(folder, "backup.db")
	backup := open(t, other)
	must(t, stop(backup, "of the backup"))
	must(t, backup.Close())
	s := open(t, where)
	defer shut(t, s)
	must(t, stop(s, "a"))
	must(t, os.Rename(other, where))
	must(t, stop(s, "b"))
	wantOut(t, s, "of the backup", "a", "b")
	wantWritten(t, s, where, "of the backup", "a", "b")
	var sound string
	must(t, s.Database().QueryRow("pragma integrity_check").Scan(&sound))
	if sound != "ok" {
		t.Error(sound)
	}
}

func TestFolderTakenAwayIsNoReasonToText(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "store")
	where := filepath.Join(folder, "waymark.db")
	must(t, os.Mkdir(folder, 0o700))
	var log bytes.Buffer
	s, err := store.Open(context.Background(), where, slog.New(slog.NewTextHandler(&log, nil)))
	must(t, err)
	must(t, stop(s, "a"))
	must(t, os.RemoveAll(folder))
	if err := stop(s, "b"); err == nil {
		t.Error("a STOP that is in memory only was acknowledged as kept")
	}
	wantOut(t, s, "a", "b")
	if err := s.OptIn(context.Background(), []string{"a"}, "", noon); err == nil {
		t.Error("a START that is in memory only was acknowledged as kept")
	}
	if out, err := s.OptedOut(context.Background(), []string{"a"}); out || err != nil {
		t.Errorf("START does not count while the store is away: %v", err)
	}
	if err := s.Ready(context.Background()); err == nil {
		t.Error("a store that is away calls itself ready")
	}
	must(t, os.Mkdir(folder, 0o700))
	wantWritten(t, s, where, "b")
	wantReady(t, s)
	must(t, s.Close())
	if n := strings.Count(log.String(), "the database is away"); n != 1 {
		t.Errorf("the log says %d times that the database is away:\n%s", n, log.String())
	}
}

func TestFolderThatComesBackIsWrittenAgain(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "store")
	where := filepath.Join(folder, "waymark.db")
	must(t, os.Mkdir(folder, 0o700))
	s := open(t, where)
	defer shut(t, s)
	must(t, stop(s, "a"))
	must(t, os.Rename(folder, folder+" aside"))
	if stop(s, "b") == nil {
		t.Error("a STOP that is in memory only was acknowledged as kept")
	}
	must(t, os.Rename(folder+" aside", folder))
	wantWritten(t, s, where, "a", "b")
	must(t, stop(s, "c"))
	wantReady(t, s)
}

func TestFullDiskIsNoReasonToText(t *testing.T) {
	where := filepath.Join(t.TempDir(), "waymark.db")
	s := open(t, where)
	defer shut(t, s)
	limit := func(pages string) {
		_, err := s.Database().Exec("pragma max_page_count = " + pages)
		must(t, err)
	}
	limit("1") // SQLite makes it as many as there are
	var keys []string
	for full := false; !full && len(keys) < 10_000; {
		key := fmt.Sprint("sender ", len(keys), strings.Repeat("-", 500))
		full = stop(s, key) != nil
		keys = append(keys, key)
	}
	keys = append(keys, "after")
	if stop(s, "after") == nil {
		t.Fatal("the disk never was full")
	}
	wantOut(t, s, keys...)
	if s.Ready(context.Background()) == nil {
		t.Error("a store that can keep nothing calls itself ready")
	}
	limit("100000")
	wantWritten(t, s, where, keys...)
	wantReady(t, s)
}

func TestLockedFileIsNoReasonToText(t *testing.T) {
	where := filepath.Join(t.TempDir(), "waymark.db")
	s := open(t, where)
	defer shut(t, s)
	other, err := sql.Open("sqlite", "file:"+where+"?_txlock=immediate")
	must(t, err)
	defer shut(t, other)
	tx, err := other.Begin()
	must(t, err)
	if stop(s, "a") == nil {
		t.Error("a STOP was acknowledged as kept while another program holds the file")
	}
	wantOut(t, s, "a")
	must(t, tx.Rollback())
	wantWritten(t, s, where, "a")
}

func TestOptOutIsKeptForThoseWhoDoNotWait(t *testing.T) {
	where := filepath.Join(t.TempDir(), "waymark.db")
	s := open(t, where)
	defer shut(t, s)
	gone, cancel := context.WithCancel(context.Background())
	cancel()
	must(t, s.OptOut(gone, []string{"a"}, "", noon))
	wantWritten(t, s, where, "a")
}
