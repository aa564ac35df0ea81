package store

import (
	"database/sql"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

var postgres = dialect{name: "postgres", shared: true, open: openPostgres, lock: "select pg_advisory_xact_lock(7714)"}

const mostConnections = 16 // of one copy of the program

// openPostgres opens a database. What was committed was on the disk, whatever the server's own setting says.
func openPostgres(where string) (*sql.DB, error) {
	config, err := pgx.ParseConfig(where)
	if err != nil {
		return nil, fmt.Errorf("read the URL of the store: %w", err) // pgx leaves the password out
	}
	config.RuntimeParams["synchronous_commit"] = "on"
	config.RuntimeParams["application_name"] = "waymark"
	config.ConnectTimeout = writeWithin
	db := stdlib.OpenDB(*config)
	db.SetMaxOpenConns(mostConnections)
	db.SetMaxIdleConns(mostConnections)
	db.SetConnMaxIdleTime(5 * time.Minute)
	return db, nil
}
