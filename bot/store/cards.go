package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"math/big"
	"time"

	"waymark/bot"
)

// CardLength is how long a code that was read out is good.
const CardLength = 15 * time.Minute

const (
	codes     = 10_000 // of four digits
	mostDraws = 100    // of a code that is free
	mostTries = 5      // wrong ones of a sender, until a quarter of an hour after the last
)

// Make makes a code of four random digits for one service, to be read out: "text CARD 4827". It is good once, within
// [CardLength]. Who made it is not kept.
func (s *Store) Make(ctx context.Context, service bot.ServiceID, now time.Time) (code string, err error) {
	const insert = `insert into cards (code, service, until) values ($1, $2, $3)
		on conflict (code) do update set service = excluded.service, until = excluded.until, used = null
		where cards.until <= $4`
	err = s.ask(ctx, func(ctx context.Context, db *sql.DB) error {
		for range mostDraws {
			if code, err = draw(); err != nil {
				return err
			}
			made, err := db.ExecContext(ctx, insert, code, service, now.Add(CardLength).UnixMilli(), now.UnixMilli())
			if err != nil {
				return err
			}
			if n, err := made.RowsAffected(); n > 0 || err != nil {
				return err
			}
		}
		return errors.New("nearly all codes are in use; try again in a quarter of an hour")
	})
	if err != nil {
		return "", fmt.Errorf("make a code: %w", err)
	}
	return code, nil
}

func draw() (string, error) {
	n, err := rand.Int(rand.Reader, big.NewInt(codes))
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%04d", n), nil
}

// Service implements [bot.Cards]. Wrong tries are counted like a conversation, for a quarter of an hour, and nothing is
// kept of who used a code.
func (s *Store) Service(ctx context.Context, code, sender string, now time.Time) (bot.ServiceID, bool, error) {
	key := "tries " + sender
	tries, _, err := s.conversations.Load(ctx, key, now)
	if err != nil || tries.Unclear >= mostTries {
		return "", false, err
	}
	var service bot.ServiceID
	err = s.ask(ctx, func(ctx context.Context, db *sql.DB) error {
		const use = `update cards set used = $2 where code = $1 and used is null and until > $2 returning service`
		return db.QueryRowContext(ctx, use, code, now.UnixMilli()).Scan(&service)
	})
	switch {
	case errors.Is(err, sql.ErrNoRows):
		tries.Unclear++
		return "", false, s.conversations.Save(ctx, key, tries, now.Add(bot.SessionLength))
	case err != nil:
		return "", false, err
	}
	return service, true, nil
}
