package store_test

import (
	"database/sql"
	"encoding/base64"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"waymark/bot/store"
)

func TestTryLeavesNothing(t *testing.T) { triesAgain(t, filepath.Join(t.TempDir(), "waymark.db")) }

// triesAgain makes a trial again and again, beside a program that has the store open.
func triesAgain(t *testing.T, where string) {
	serving, tried := open(t, where), open(t, where)
	defer shut(t, serving)
	defer shut(t, tried)
	for range 3 {
		must(t, tried.Try(t.Context()))
	}
	must(t, stop(serving, "a"))
	must(t, tried.Try(t.Context()))
}

// A store that cannot be written to is noticed: here another program holds it.
func TestTryNoticesAStoreThatCannotBeWritten(t *testing.T) {
	where := filepath.Join(t.TempDir(), "waymark.db")
	s := open(t, where)
	other, err := sql.Open("sqlite", where)
	if err != nil {
		t.Fatal(err)
	}
	other.SetMaxOpenConns(1)
	if _, err := other.Exec("begin immediate"); err != nil {
		t.Fatal(err)
	}
	if err := s.Try(t.Context()); err == nil {
		t.Error("writing to a store that another program holds succeeds")
	}
	if err := errors.Join(other.Close(), s.Close()); err != nil {
		t.Fatal(err)
	}
}

// Looking for the keys makes none and notes none: serve may come with others, and must not be refused for it.
func TestTryKeysNotesNothing(t *testing.T) {
	folder := t.TempDir()
	where := filepath.Join(folder, "waymark.db")
	s := open(t, where)
	if err := s.TryKeys(t.Context(), "", time.Now()); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("without keys: %v", err)
	}
	others := filepath.Join(folder, "others")
	if err := os.WriteFile(others, []byte(base64.StdEncoding.EncodeToString(make([]byte, 32))), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := s.TryKeys(t.Context(), others, time.Now()); err != nil {
		t.Errorf("with keys that nothing was kept under: %v", err)
	}
	if _, err := s.Keys(t.Context(), "", time.Now()); err != nil {
		t.Fatalf("the keys that were tried are missed: %v", err)
	}
	if err := s.TryKeys(t.Context(), "", time.Now()); err != nil {
		t.Errorf("with its keys: %v", err)
	}
	if err := s.TryKeys(t.Context(), others, time.Now()); err == nil {
		t.Error("other keys than those in use are good")
	}
	if err := s.OptOut(t.Context(), []string{"key"}, "", time.Now()); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(store.KeyFile(where)); err != nil {
		t.Fatal(err)
	}
	if err := s.TryKeys(t.Context(), "", time.Now()); err == nil || errors.Is(err, os.ErrNotExist) {
		t.Errorf("the keys of opt-outs are gone: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}
