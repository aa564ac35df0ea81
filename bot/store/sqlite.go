package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"

	_ "modernc.org/sqlite" // the driver
)

// dialect is what the two databases do not have in common.
type dialect struct {
	name   string // as the names of migrations have it
	shared bool   // several copies of the program may use it at once
	open   func(where string) (*sql.DB, error)
	lock   string // a statement that lets one transaction in at a time, until it ends
}

// sqlite locks by itself: its transactions begin as writers.
var sqlite = dialect{name: "sqlite", open: openSQLite, lock: "select 1"}

// openSQLite opens a file that survives a loss of power: what was committed was on the disk. There is one connection,
// so that a write never waits for another of ours. What is deleted is overwritten.
func openSQLite(path string) (*sql.DB, error) {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open the store: %w; make its folder, and let this program write there", err)
	}
	if err := file.Close(); err != nil {
		return nil, fmt.Errorf("open the store: %w", err)
	}
	source := url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(), RawQuery: url.Values{
		"_txlock": {"immediate"},
		"_pragma": {
			"busy_timeout(1000)", "journal_mode(wal)", "synchronous(full)", "foreign_keys(on)", "secure_delete(on)",
		},
	}.Encode()}
	db, err := sql.Open("sqlite", source.String())
	if err != nil {
		return nil, fmt.Errorf("open the store: %w", err)
	}
	db.SetMaxOpenConns(1)
	return db, nil
}

// present makes sure that what is written to SQLite can be found again: when somebody took the file away or put another
// in its place, that one is opened, and everybody in memory who opted out is written to it.
func (s *Store) present(ctx context.Context) error {
	if s.kind.shared {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	there, err := s.files.same(s.where, 0)
	if there || err != nil {
		return err
	}
	if err := errors.Join(s.db.Close(), s.files.clearAway(s.where)); err != nil {
		return err
	}
	s.files = files{} // closed: if it cannot be opened now it is opened later, even when the very same file is back
	ctx, cancel := context.WithTimeout(ctx, writeWithin)
	defer cancel()
	db, err := s.kind.ready(ctx, s.where)
	if err != nil {
		return err
	}
	s.log.ErrorContext(ctx, "the store's file was taken away; the one there now gets the opt-outs from memory", "file", s.where)
	s.list.rewrite()
	s.db, s.files = db, filesOf(s.where)
	return s.refresh(ctx, db) // what is in a file that was put there holds too
}

// stillThere reports whether what was written just now stands in the file that will be opened next.
func (s *Store) stillThere() bool {
	if s.kind.shared {
		return true
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	there, err := s.files.same(s.where, 0)
	return there && err == nil
}

// beside names the files of SQLite by what follows the path.
var beside = [...]string{"", "-wal", "-shm"}

// files are those of one database, so that they can be told from others that stand there later; nil: was not there.
type files [len(beside)]os.FileInfo

func filesOf(path string) files {
	var all files
	for i, end := range beside {
		all[i], _ = os.Stat(path + end)
	}
	return all
}

// same reports whether one of the files is still where it was.
func (f files) same(path string, i int) (bool, error) {
	now, err := os.Stat(path + beside[i])
	if errors.Is(err, os.ErrNotExist) || f[i] == nil {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("look for the store: %w", err)
	}
	return os.SameFile(now, f[i]), nil
}

// clearAway removes what a database that is gone has left beside it: SQLite would take it for a part of the new one.
func (f files) clearAway(path string) error {
	for i := 1; i < len(beside); i++ {
		left, err := f.same(path, i)
		if left {
			err = os.Remove(path + beside[i])
		}
		if err != nil {
			return fmt.Errorf("clear away what is left of the store: %w", err)
		}
	}
	return nil
}
