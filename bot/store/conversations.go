package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"waymark/bot"
)

// conversations are kept in an unlogged table of PostgreSQL: copies share them, no backup has them.
type conversations struct{ *Store }

// Load implements [bot.Conversations].
func (s conversations) Load(ctx context.Context, key string, now time.Time) (c bot.Conversation, ok bool, err error) {
	var written []byte
	err = s.ask(ctx, func(ctx context.Context, db *sql.DB) error {
		const query = "select conversation from conversations where key = $1 and until > $2"
		return db.QueryRowContext(ctx, query, key, now.UnixMilli()).Scan(&written)
	})
	if errors.Is(err, sql.ErrNoRows) {
		return bot.Conversation{}, false, nil
	}
	if err != nil {
		return bot.Conversation{}, false, err
	}
	if err := json.Unmarshal(written, &c); err != nil {
		return bot.Conversation{}, false, fmt.Errorf("read a conversation: %w", err)
	}
	return c, true, nil
}

// Save implements [bot.Conversations].
func (s conversations) Save(ctx context.Context, key string, c bot.Conversation, until time.Time) error {
	written, err := json.Marshal(c)
	if err != nil {
		return fmt.Errorf("write a conversation: %w", err)
	}
	return s.ask(ctx, func(ctx context.Context, db *sql.DB) error {
		_, err := db.ExecContext(ctx, `insert into conversations (key, conversation, until) values ($1, $2, $3)
			on conflict (key) do update set conversation = excluded.conversation, until = excluded.until`,
			key, string(written), until.UnixMilli())
		return err
	})
}
