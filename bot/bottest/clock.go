package bottest

import (
	"sync"
	"time"
)

// Clock is a time that passes only when a test says so. It may be used by many goroutines at once.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// NewClock stands at Wednesday 25 November 2026, 11am UTC: numbers of office hours are open.
func NewClock() *Clock {
	return &Clock{now: time.Date(2026, time.November, 25, 11, 0, 0, 0, time.UTC)}
}

// Now gives the time.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Pass lets time pass.
func (c *Clock) Pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}
