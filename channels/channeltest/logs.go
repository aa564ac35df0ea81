package channeltest

import (
	"bytes"
	"log/slog"
	"sync"
)

// Logs keeps what is logged, for a test to look through. The zero value is empty and ready.
type Logs struct {
	mu  sync.Mutex
	all bytes.Buffer
}

// Logger gives a logger of every level that writes here.
func (l *Logs) Logger() *slog.Logger {
	return slog.New(slog.NewJSONHandler(l, &slog.HandlerOptions{Level: slog.LevelDebug}))
}

// Write implements [io.Writer].
func (l *Logs) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.all.Write(p)
}

// String gives all that was logged, in JSON, one line each.
func (l *Logs) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.all.String()
}
