package store

import "database/sql"

// Database gives tests the connection, so that they can take it away.
func (s *Store) Database() *sql.DB { return s.database() }

// Unwritten says how many senders stand in memory only.
func (s *Store) Unwritten() int { return len(s.list.batch(-1)) }

// ParseKeys reads what a file of keys holds.
var ParseKeys = parseKeys
