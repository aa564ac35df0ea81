package store

import (
	"context"
	"database/sql"
	"fmt"
)

// trial are the statements of a write that leaves nothing behind.
var trial = [...]string{"create table waymark_trial (n integer)", "insert into waymark_trial values (1)", "drop table waymark_trial"}

// Try writes to the database as a service would, durably, and leaves nothing behind. The error is of the database and
// holds no words and no number.
func (s *Store) Try(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, writeWithin)
	defer cancel()
	err := inTransaction(ctx, s.database(), func(tx *sql.Tx) error {
		for _, statement := range append([]string{s.kind.lock}, trial[:]...) {
			if _, err := tx.ExecContext(ctx, statement); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("write to the store: %w", err)
	}
	return nil
}
