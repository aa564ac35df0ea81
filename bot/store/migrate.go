package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

// A migration is a file NNNN_what.sql for both databases, or NNNN_what.postgres.sql for one. They run in the order of
// their numbers, once; none is ever changed.
//
//go:embed migrations/*.sql
var migrations embed.FS

// migration is one step of the schema.
type migration struct {
	version int
	only    string // the name of the one dialect it is for; "" for both
	sql     string
}

// migrate brings the schema up to date in one transaction, one program at a time. A schema that is newer than this
// program is left alone and is an error.
func (d *dialect) migrate(ctx context.Context, db *sql.DB) error {
	steps, err := readMigrations()
	if err != nil {
		return err
	}
	return inTransaction(ctx, db, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, d.lock); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "create table if not exists schema_version (version integer primary key)"); err != nil {
			return err
		}
		var version int
		row := tx.QueryRowContext(ctx, "select coalesce(max(version), 0) from schema_version")
		if err := row.Scan(&version); err != nil {
			return err
		}
		if newest := steps[len(steps)-1].version; version > newest {
			return fmt.Errorf("a newer waymark wrote it (schema %d, this one knows %d); run that one, or use another store",
				version, newest)
		}
		return d.apply(ctx, tx, steps, version)
	})
}

// apply runs the migrations after a version.
func (d *dialect) apply(ctx context.Context, tx *sql.Tx, steps []migration, version int) error {
	for _, m := range steps {
		if m.version <= version {
			continue
		}
		if m.only == "" || m.only == d.name {
			if _, err := tx.ExecContext(ctx, m.sql); err != nil {
				return fmt.Errorf("migration %d: %w", m.version, err)
			}
		}
		if _, err := tx.ExecContext(ctx, "insert into schema_version values ($1)", m.version); err != nil {
			return fmt.Errorf("migration %d: %w", m.version, err)
		}
	}
	return nil
}

// readMigrations gives the migrations in order.
func readMigrations() ([]migration, error) {
	names, err := fs.Glob(migrations, "migrations/*.sql") // sorted
	if err != nil {
		return nil, err
	}
	var steps []migration
	for _, name := range names {
		content, err := migrations.ReadFile(name)
		if err != nil {
			return nil, err
		}
		number, rest, _ := strings.Cut(strings.TrimPrefix(name, "migrations/"), "_")
		version, err := strconv.Atoi(number)
		if err != nil {
			return nil, fmt.Errorf("%s begins with no number: %w", name, err)
		}
		m := migration{version: version, sql: string(content)}
		if parts := strings.Split(rest, "."); len(parts) == 3 { // what.postgres.sql
			m.only = parts[1]
		}
		steps = append(steps, m)
	}
	return steps, nil
}
