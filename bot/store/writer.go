package store

import (
	"context"
	"database/sql"
	"time"
)

const (
	writeEvery = 800 * time.Millisecond // counts, and opt-outs that failed: with the writing itself, at most a second is lost
	mostAtOnce = 500                    // opt-outs in one transaction
)

// keepWriting writes opt-outs when they come, all that wait in one transaction, and counts every second.
func (s *Store) keepWriting(ctx context.Context) {
	tick := time.NewTicker(writeEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.list.wake:
			_ = s.noted(ctx, s.writeOptOuts(ctx)) // it is tried again at the next tick
		case <-tick.C:
			err := s.writeOptOuts(ctx)
			if err == nil {
				err = s.writeCounts(ctx)
			}
			_ = s.noted(ctx, err)
		}
	}
}

// writeOptOuts writes every change that is not written yet.
func (s *Store) writeOptOuts(ctx context.Context) error {
	for {
		err := s.present(ctx)
		some := s.list.batch(mostAtOnce)
		if len(some) == 0 {
			return err
		}
		if err == nil {
			err = s.write(ctx, some)
		}
		if err == nil && !s.stillThere() {
			continue // it was written to a file that nobody will open again
		}
		s.list.written(some, err)
		if err != nil {
			return err
		}
	}
}

// write keeps changes for good.
func (s *Store) write(ctx context.Context, some []*change) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), writeWithin)
	defer cancel()
	return inTransaction(ctx, s.database(), func(tx *sql.Tx) error {
		for _, c := range some {
			if err := c.write(ctx, tx); err != nil {
				return err
			}
		}
		return nil
	})
}

func (c *change) write(ctx context.Context, tx *sql.Tx) error {
	for _, key := range c.sender {
		if _, err := tx.ExecContext(ctx, "delete from opt_outs where sender = $1", key); err != nil {
			return err
		}
	}
	if c.out {
		const insert = "insert into opt_outs (sender, since) values ($1, $2) on conflict (sender) do nothing"
		if _, err := tx.ExecContext(ctx, insert, c.sender[0], c.since.UnixMilli()); err != nil {
			return err
		}
	}
	for message, at := range c.messages {
		const insert = "insert into opt_changes (message, at) values ($1, $2) on conflict (message) do nothing"
		if _, err := tx.ExecContext(ctx, insert, message, at.UnixMilli()); err != nil {
			return err
		}
	}
	return nil
}
