// Package store remembers what must be remembered, in SQLite or PostgreSQL.
//
// It promises:
//   - who sent STOP is kept for good before the answer goes out, is held in memory too, and holds when the database is
//     away; what changed meanwhile is written when it is back;
//   - several copies of the program on one PostgreSQL know each other's opt-outs at the next message;
//   - counts are at most one second behind;
//   - no text and no number of a person is kept, and nothing longer than the table in retention.go says (S45);
//   - one schema on both databases, brought up to date at the start, never back.
//
// The guided tour: store.go opens and closes, sqlite.go and postgres.go know the databases, migrate.go the schema;
// optouts.go answers who is out, list.go holds the list in memory and writer.go writes it; then counts.go, cards.go,
// conversations.go, retention.go and keys.go.
package store
