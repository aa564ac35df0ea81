package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// kept is how long the rows of a table are kept after the moment in a column.
type kept struct {
	table, column string
	months        int
	hours         time.Duration
	only          string // the one dialect that has the table; "" for both
}

// retention is the whole of it (S45). Counts are about nobody and stay; key prints stay with the list they guard.
// Without months and hours a row goes at the moment itself.
var retention = [...]kept{
	optOutsKept,
	changesKept,
	{table: "conversations", column: "until", only: "postgres"},
	{table: "cards", column: "until"},
	{table: "sign_ins", column: "until"},
	{table: "audit", column: "at", months: 12},
	{table: "flags", column: "at", months: 12},
	{table: "checks", column: "at", months: 24},
}

var (
	optOutsKept = kept{table: "opt_outs", column: "since", months: 24}
	changesKept = kept{table: "opt_changes", column: "at", hours: 24 * time.Hour}
)

// last is the newest moment that is over.
func (k kept) last(now time.Time) time.Time { return now.AddDate(0, -k.months, 0).Add(-k.hours) }

// Purge deletes everything whose time is over and says how many rows it was. SQLite overwrites what it deletes.
func (s *Store) Purge(ctx context.Context, now time.Time) (rows int64, err error) {
	err = inTransaction(ctx, s.database(), func(tx *sql.Tx) error {
		for _, k := range retention {
			if k.only != "" && k.only != s.kind.name {
				continue
			}
			query := fmt.Sprintf("delete from %s where %s <= $1", k.table, k.column)
			gone, err := tx.ExecContext(ctx, query, k.last(now).UnixMilli())
			if err != nil {
				return fmt.Errorf("purge %s: %w", k.table, err)
			}
			n, err := gone.RowsAffected()
			if err != nil {
				return fmt.Errorf("purge %s: %w", k.table, err)
			}
			rows += n
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	s.list.forget(optOutsKept.last(now), changesKept.last(now))
	if rows > 0 && !s.kind.shared {
		_, err = s.database().ExecContext(ctx, "pragma wal_checkpoint(truncate)") // older pages stand in that file
	}
	return rows, err
}
