package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"
)

// answerWithin is how long an answer waits for a STOP or START to be kept for good. After that it counts from memory,
// and is written later.
const answerWithin = 3 * time.Second

// OptOut implements [bot.OptOuts].
func (s *Store) OptOut(_ context.Context, sender []string, message string, at time.Time) error {
	return s.change(sender, true, message, at)
}

// OptIn implements [bot.OptOuts].
func (s *Store) OptIn(_ context.Context, sender []string, message string, at time.Time) error {
	return s.change(sender, false, message, at)
}

// change counts at once, and waits until it is kept for good, even when the one who sent it does not.
func (s *Store) change(sender []string, out bool, message string, at time.Time) error {
	c := &change{sender: sender, out: out, since: at, messages: map[string]time.Time{}}
	if message != "" {
		c.messages[message] = at
	}
	late := time.NewTimer(answerWithin)
	defer late.Stop()
	select {
	case err := <-s.list.add(c):
		if err != nil {
			return fmt.Errorf("it counts from memory and is written later: %w", err)
		}
		return nil
	case <-late.C:
		return errors.New("it counts from memory and is written later: the database is slow")
	}
}

// OptedOut implements [bot.OptOuts]. Where copies share a database it is asked, since another copy may have had the
// STOP or the START; while it is away, memory answers.
func (s *Store) OptedOut(ctx context.Context, sender []string) (bool, error) {
	now := s.list.standing(sender)
	if s.kind.shared && !now.ours {
		if known, err := s.look(ctx, sender); err == nil {
			known.version = now.version
			now = known
			s.list.learn(sender, now)
		}
	}
	if now.older { // written in the background: it holds under the older key meanwhile
		s.list.add(&change{sender: sender, out: true, since: now.since})
	}
	return now.out, nil
}

// Changed implements [bot.OptOuts].
func (s *Store) Changed(ctx context.Context, message string) (bool, error) {
	if s.list.knows(message) || !s.kind.shared {
		return s.list.knows(message), nil
	}
	var at int64
	err := s.ask(ctx, func(ctx context.Context, db *sql.DB) error {
		return db.QueryRowContext(ctx, "select at from opt_changes where message = $1", message).Scan(&at)
	})
	if errors.Is(err, sql.ErrNoRows) || errors.Is(err, errAway) {
		return false, nil
	}
	return err == nil, err
}

// look asks the database where a sender stands.
func (s *Store) look(ctx context.Context, sender []string) (standing, error) {
	places, keys := make([]string, len(sender)), make([]any, len(sender))
	for i, key := range sender {
		places[i], keys[i] = fmt.Sprintf("$%d", i+1), key
	}
	query := "select sender, since from opt_outs where sender in (" + strings.Join(places, ", ") + ")"
	var found standing
	err := s.ask(ctx, func(ctx context.Context, db *sql.DB) error {
		out, err := moments(ctx, db, query, keys...)
		for i, key := range sender {
			if since, ok := out[key]; ok {
				found = standing{out: true, since: since, older: i > 0}
				break
			}
		}
		return err
	})
	return found, err
}

// refresh loads the whole list from the database.
func (s *Store) refresh(ctx context.Context, db *sql.DB) error {
	version := s.list.now()
	out, err := moments(ctx, db, "select sender, since from opt_outs")
	if err != nil {
		return fmt.Errorf("load the opt-outs: %w", err)
	}
	messages, err := moments(ctx, db, "select message, at from opt_changes")
	if err != nil {
		return fmt.Errorf("load the messages that changed the opt-outs: %w", err)
	}
	s.list.replace(version, out, messages)
	return nil
}

// moments reads rows of a key and a moment.
func moments(ctx context.Context, db *sql.DB, query string, arguments ...any) (_ map[string]time.Time, err error) {
	rows, err := db.QueryContext(ctx, query, arguments...)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	all := map[string]time.Time{}
	for rows.Next() {
		var key string
		var at int64
		if err := rows.Scan(&key, &at); err != nil {
			return nil, err
		}
		all[key] = time.UnixMilli(at)
	}
	return all, rows.Err()
}
