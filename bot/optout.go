package bot

import (
	"context"
	"sync"
	"time"
)

// OptOuts remembers who sent STOP. Keys are keyed hashes of senders. It is implemented by [MemoryOptOuts] and by the
// store, and may be used by many goroutines at once.
type OptOuts interface {
	// OptedOut reports whether nothing may be sent to this sender.
	OptedOut(ctx context.Context, key string) (bool, error)
	// OptOut takes effect before it returns, and is durable when it returns nil.
	OptOut(ctx context.Context, key string, at time.Time) error
	// OptIn undoes OptOut. A sender who never opted out may opt in too.
	OptIn(ctx context.Context, key string, at time.Time) error
}

// MemoryOptOuts keeps opt-outs in this process only; they end with it, and serve says so.
type MemoryOptOuts struct {
	mu  sync.RWMutex
	out map[string]time.Time
}

var _ OptOuts = (*MemoryOptOuts)(nil)

// NewMemoryOptOuts makes an empty list.
func NewMemoryOptOuts() *MemoryOptOuts { return &MemoryOptOuts{out: map[string]time.Time{}} }

// OptedOut implements [OptOuts].
func (o *MemoryOptOuts) OptedOut(_ context.Context, key string) (bool, error) {
	o.mu.RLock()
	defer o.mu.RUnlock()
	_, out := o.out[key]
	return out, nil
}

// OptOut implements [OptOuts].
func (o *MemoryOptOuts) OptOut(_ context.Context, key string, at time.Time) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.out[key] = at
	return nil
}

// OptIn implements [OptOuts].
func (o *MemoryOptOuts) OptIn(_ context.Context, key string, _ time.Time) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	delete(o.out, key)
	return nil
}
