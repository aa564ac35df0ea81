package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"
	"sync"
	"time"

	"waymark/bot"
)

// tally is what has been counted and is not written. The N of its keys is 0.
type tally struct {
	mu   sync.Mutex
	kept map[bot.Count]int64
}

func (t *tally) add(counts ...bot.Count) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.kept == nil {
		t.kept = map[bot.Count]int64{}
	}
	for _, c := range counts {
		n := c.N
		c.N = 0
		t.kept[c] += n
	}
}

// take gives all that was counted, in the order of its cells, and starts again at nothing.
func (t *tally) take() []bot.Count {
	t.mu.Lock()
	defer t.mu.Unlock()
	all := make([]bot.Count, 0, len(t.kept))
	for c, n := range t.kept {
		c.N = n
		all = append(all, c)
	}
	clear(t.kept)
	slices.SortFunc(all, func(a, b bot.Count) int { return strings.Compare(cell(a), cell(b)) })
	return all
}

func cell(c bot.Count) string {
	return strings.Join([]string{c.Period, string(c.Channel), string(c.Outcome), string(c.Topic), string(c.Area)}, "\x00")
}

// Count adds an event to the counts. It is written within a second.
func (s *Store) Count(e bot.Event) { s.tally.add(e.Counts()...) }

// writeCounts writes what was counted since the last time. What cannot be written is kept for the next time.
func (s *Store) writeCounts(ctx context.Context) error {
	counts := s.tally.take()
	if len(counts) == 0 {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), writeWithin)
	defer cancel()
	err := inTransaction(ctx, s.database(), func(tx *sql.Tx) error {
		for _, c := range counts {
			_, err := tx.ExecContext(ctx, `insert into counts (period, channel, outcome, topic, area, n)
				values ($1, $2, $3, $4, $5, $6) on conflict (period, channel, outcome, topic, area)
				do update set n = counts.n + excluded.n`, c.Period, c.Channel, c.Outcome, c.Topic, c.Area, c.N)
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		s.tally.add(counts...)
	}
	return err
}

// LeastShown is the smallest count that may be shown to anybody (S45): fewer could be about one person.
const LeastShown = 10

// Counts gives the counts of the days and months from one day to another, both included, that are at least so many.
// What is shown asks for [LeastShown].
func (s *Store) Counts(ctx context.Context, from, to time.Time, least int64) (_ []bot.Count, err error) {
	const query = `select period, channel, outcome, topic, area, n from counts
		where period between $1 and $2 and n >= $3 order by period, channel, outcome, topic, area`
	first, last := from.UTC().Format("2006-01"), to.UTC().Format(time.DateOnly)
	rows, err := s.database().QueryContext(ctx, query, first, last, least)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	var all []bot.Count
	for rows.Next() {
		var c bot.Count
		if err := rows.Scan(&c.Period, &c.Channel, &c.Outcome, &c.Topic, &c.Area, &c.N); err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return all, rows.Err()
}
