package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"waymark/bot"
)

// How long the store waits for a database. Twilio waits 15 s for an answer, which asks up to six times.
const (
	openWithin  = 30 * time.Second // to connect and bring the schema up to date
	askWithin   = 500 * time.Millisecond
	writeWithin = 2 * time.Second // one transaction
	leaveAlone  = time.Second     // after a failure nothing is asked for so long
)

var errAway = errors.New("the database is away")

// Store keeps opt-outs, cards, counts and, with PostgreSQL, conversations. It may be used by many goroutines at once.
// Make one with [Open].
type Store struct {
	where string
	kind  *dialect
	log   *slog.Logger

	mu    sync.RWMutex // of the next two
	db    *sql.DB
	files files // of SQLite

	away          atomic.Int64 // Unix nanoseconds until which nothing is asked; 0: the database is there
	list          *list
	tally         tally
	conversations bot.Conversations
	stop          context.CancelFunc
	stopped       sync.WaitGroup
}

var (
	_ bot.OptOuts = (*Store)(nil)
	_ bot.Cards   = (*Store)(nil)
)

// Open opens the store at a path (SQLite; the file is made when missing) or a postgres:// URL, brings its schema up to
// date and loads the opt-outs. It fails when the opt-outs cannot be known. Close it when done.
func Open(ctx context.Context, where string, log *slog.Logger) (*Store, error) {
	s := &Store{where: where, kind: &sqlite, log: log, list: newList()}
	if isPostgres(where) {
		s.kind = &postgres
	}
	ctx, cancel := context.WithTimeout(ctx, openWithin)
	defer cancel()
	var err error
	if s.db, err = s.kind.ready(ctx, where); err != nil {
		return nil, err
	}
	s.files = filesOf(where)
	if err := s.refresh(ctx, s.db); err != nil {
		return nil, errors.Join(err, s.db.Close())
	}
	s.conversations = bot.NewMemory()
	if s.kind.shared {
		s.conversations = conversations{s}
	}
	writing, stop := context.WithCancel(context.WithoutCancel(ctx))
	s.stop = stop
	s.stopped.Go(func() { s.keepWriting(writing) })
	return s, nil
}

func isPostgres(where string) bool {
	return strings.HasPrefix(where, "postgres://") || strings.HasPrefix(where, "postgresql://")
}

// ready opens a database and brings its schema up to date.
func (d *dialect) ready(ctx context.Context, where string) (*sql.DB, error) {
	db, err := d.open(where)
	if err != nil {
		return nil, err
	}
	if err := d.migrate(ctx, db); err != nil {
		return nil, errors.Join(fmt.Errorf("bring the store up to date: %w", err), db.Close())
	}
	return db, nil
}

// Close writes what is unwritten and closes the database. It waits a few seconds at most.
func (s *Store) Close() error {
	s.stop()
	s.stopped.Wait()
	err := errors.Join(s.writeOptOuts(context.Background()), s.writeCounts(context.Background()))
	return errors.Join(err, s.database().Close())
}

// Ready reports whether the database answers, and keeps what it is given: on a full disk it answers and keeps nothing.
func (s *Store) Ready(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, askWithin)
	defer cancel()
	if err := s.present(ctx); err != nil {
		return err
	}
	if s.away.Load() != 0 {
		return errAway
	}
	return s.database().PingContext(ctx)
}

// Run purges every minute and, where copies share a database, learns of the opt-outs of the others, until the context
// ends.
func (s *Store) Run(ctx context.Context) {
	purge, refresh := time.NewTicker(time.Minute), time.NewTicker(5*time.Second)
	defer purge.Stop()
	defer refresh.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case now := <-purge.C:
			if _, err := s.Purge(ctx, now); err != nil {
				s.log.WarnContext(ctx, "what is over could not be purged; it is tried again in a minute", "error", err)
			}
		case <-refresh.C:
			if s.kind.shared && s.here() {
				_ = s.noted(ctx, s.refresh(ctx, s.database())) // it is tried again in a moment
			}
		}
	}
}

// Conversations gives where conversations are remembered: in this process with SQLite, in an unlogged table with
// PostgreSQL, so that the copies share them.
func (s *Store) Conversations() bot.Conversations { return s.conversations }

func (s *Store) database() *sql.DB {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.db
}

// ask lets f use the database for a moment, whether or not the one who asked still waits. While the database is away
// it fails at once.
func (s *Store) ask(ctx context.Context, f func(context.Context, *sql.DB) error) error {
	if !s.here() {
		return errAway
	}
	short, cancel := context.WithTimeout(context.WithoutCancel(ctx), askWithin)
	defer cancel()
	err := f(short, s.database())
	if errors.Is(err, sql.ErrNoRows) {
		return err
	}
	return s.noted(ctx, err)
}

// here reports whether the database is worth asking.
func (s *Store) here() bool { return time.Now().UnixNano() >= s.away.Load() }

// noted notes whether the database was there, and tells the log when that changes.
func (s *Store) noted(ctx context.Context, err error) error {
	until := int64(0)
	if err != nil {
		until = time.Now().Add(leaveAlone).UnixNano()
	}
	switch was := s.away.Swap(until); {
	case was == 0 && err != nil:
		s.log.ErrorContext(ctx, "the database is away: opt-outs hold from memory and are written when it is back", "error", err)
	case was != 0 && err == nil:
		s.log.InfoContext(ctx, "the database is back")
	}
	return err
}

// inTransaction runs f in a transaction that is kept when f returns nil.
func inTransaction(ctx context.Context, db *sql.DB, f func(*sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := f(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}
