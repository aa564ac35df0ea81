package store_test

import (
	"context"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"waymark/bot/store"
)

func TestNewerSchemaIsLeftAlone(t *testing.T) {
	where := filepath.Join(t.TempDir(), "waymark.db")
	s := open(t, where)
	must(t, stop(s, "a"))
	_, err := s.Database().Exec("insert into schema_version values (9999)")
	must(t, err)
	must(t, s.Close())
	_, err = store.Open(context.Background(), where, quiet())
	if err == nil || !strings.Contains(err.Error(), "newer waymark") {
		t.Errorf("opened a schema of the future: %v", err)
	}
}

func TestManyProgramsStartAtOnce(t *testing.T) {
	startsAtOnce(t, filepath.Join(t.TempDir(), "waymark.db"))
}

func startsAtOnce(t *testing.T, where string) {
	var all sync.WaitGroup
	for range 6 {
		all.Go(func() {
			s, err := store.Open(context.Background(), where, quiet())
			if err != nil {
				t.Error(err)
				return
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
}

func TestStoreWithoutAFolderSaysHowToMendIt(t *testing.T) {
	_, err := store.Open(context.Background(), filepath.Join(t.TempDir(), "missing", "waymark.db"), quiet())
	if err == nil || !strings.Contains(err.Error(), "make its folder") {
		t.Errorf("%v", err)
	}
}
