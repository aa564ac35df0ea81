package main

import (
	"context"
	"log/slog"

	"waymark/bot"
	"waymark/bot/store"
)

// memory is what a service remembers with.
type memory struct {
	store *store.Store // nil: nothing outlives the program
	keys  store.Keys
	log   *slog.Logger
}

// remember opens the store of the settings. A demonstration has none.
func (p *program) remember(ctx context.Context, s settings, demo bool) (*memory, error) {
	m := &memory{log: p.newLog(s.Log)}
	if s.Store == "" || demo {
		return m, nil
	}
	var err error
	if m.store, err = store.Open(ctx, s.Store, m.log); err != nil {
		return nil, err
	}
	if m.keys, err = m.store.Keys(ctx, s.SMS.KeyFile, p.now()); err != nil {
		m.close()
		return nil, err
	}
	return m, nil
}

// options make a bot that remembers, and counts in the metrics too.
func (m *memory) options(answered func(bot.Event)) bot.Options {
	if m.store == nil {
		return bot.Options{Count: answered, Log: m.log}
	}
	return bot.Options{
		Conversations: m.store.Conversations(), OptOuts: m.store, Cards: m.store, Keys: m.keys, Log: m.log,
		Count: func(e bot.Event) { answered(e); m.store.Count(e) },
	}
}

// run purges until the context ends.
func (m *memory) run(ctx context.Context) {
	if m.store != nil {
		m.store.Run(ctx)
	}
}

func (m *memory) ready(ctx context.Context) error {
	if m.store == nil {
		return nil
	}
	return m.store.Ready(ctx)
}

func (m *memory) close() {
	if m.store == nil {
		return
	}
	if err := m.store.Close(); err != nil {
		m.log.Error("the last counts or opt-outs could not be written", "error", err)
	}
}
