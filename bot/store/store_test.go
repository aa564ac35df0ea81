package store_test

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"testing"

	"waymark/bot/bottest"
	"waymark/bot/store"
)

// quiet throws the log away.
func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

// open opens a store that the test closes.
func open(t testing.TB, where string) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), where, quiet())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSQLiteKeepsItsPromises(t *testing.T) {
	bottest.TestStore(t, func(t *testing.T) func() bottest.Store {
		where := filepath.Join(t.TempDir(), "a folder with #%?", "waymark.db")
		if err := os.Mkdir(filepath.Dir(where), 0o700); err != nil {
			t.Fatal(err)
		}
		return func() bottest.Store { return open(t, where) }
	})
}
