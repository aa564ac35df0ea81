package bot

import (
	"context"
	"maps"
	"sync"
	"time"
)

// OptOuts remembers who sent STOP. A sender is given by keyed hashes, the newest key's first: what was kept under an
// older key holds, and is kept under the newest from the next look on. A message is the keyed hash of its id, or ""
// when it had none. OptOuts is implemented by [MemoryOptOuts] and by the store, and may be used by many goroutines at
// once.
type OptOuts interface {
	// OptedOut reports whether nothing may be sent to this sender. Its answer counts even beside an error.
	OptedOut(ctx context.Context, sender []string) (bool, error)
	// OptOut takes effect before it returns, and is durable when it returns nil.
	OptOut(ctx context.Context, sender []string, message string, at time.Time) error
	// OptIn undoes OptOut, as surely. A sender who never opted out may opt in too.
	OptIn(ctx context.Context, sender []string, message string, at time.Time) error
	// Changed reports whether this message opted somebody out or in before, within [RepeatsKnown].
	Changed(ctx context.Context, message string) (bool, error)
}

// MemoryOptOuts keeps opt-outs in this process only; they end with it, and serve says so.
type MemoryOptOuts struct {
	mu       sync.RWMutex
	out      map[string]time.Time
	messages map[string]time.Time
}

var _ OptOuts = (*MemoryOptOuts)(nil)

// NewMemoryOptOuts makes an empty list.
func NewMemoryOptOuts() *MemoryOptOuts {
	return &MemoryOptOuts{out: map[string]time.Time{}, messages: map[string]time.Time{}}
}

// OptedOut implements [OptOuts].
func (o *MemoryOptOuts) OptedOut(_ context.Context, sender []string) (bool, error) {
	o.mu.RLock()
	defer o.mu.RUnlock()
	for _, key := range sender {
		if _, out := o.out[key]; out {
			return true, nil
		}
	}
	return false, nil
}

// OptOut implements [OptOuts].
func (o *MemoryOptOuts) OptOut(_ context.Context, sender []string, message string, at time.Time) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.out[sender[0]] = at
	o.note(message, at)
	return nil
}

// OptIn implements [OptOuts].
func (o *MemoryOptOuts) OptIn(_ context.Context, sender []string, message string, at time.Time) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, key := range sender {
		delete(o.out, key)
	}
	o.note(message, at)
	return nil
}

// Changed implements [OptOuts].
func (o *MemoryOptOuts) Changed(_ context.Context, message string) (bool, error) {
	o.mu.RLock()
	defer o.mu.RUnlock()
	_, known := o.messages[message]
	return known, nil
}

// note remembers a message, and forgets those that cannot come again.
func (o *MemoryOptOuts) note(message string, at time.Time) {
	maps.DeleteFunc(o.messages, func(_ string, then time.Time) bool { return at.Sub(then) >= RepeatsKnown })
	if message != "" {
		o.messages[message] = at
	}
}
