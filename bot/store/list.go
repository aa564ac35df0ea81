package store

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"time"
)

// list is everybody who opted out, in memory, and what of it is not written yet: at most one change a sender.
type list struct {
	mu        sync.RWMutex
	out       map[string]time.Time // since when, by keyed hash
	messages  map[string]time.Time // that changed the list
	unwritten map[string]*change   // by the newest hash of the sender
	version   uint64               // another one after every change and every write
	wake      chan struct{}        // something is unwritten
}

func newList() *list {
	return &list{
		out: map[string]time.Time{}, messages: map[string]time.Time{}, unwritten: map[string]*change{},
		wake: make(chan struct{}, 1),
	}
}

// change is where a sender stands from now on.
type change struct {
	sender   []string // keyed hashes, newest key's first
	out      bool
	since    time.Time
	messages map[string]time.Time
	waiting  []chan error // those who want to know that it is written; room for one answer each
}

// answer tells those who wait. Who has been told already is not told again.
func (c *change) answer(err error) {
	for _, w := range c.waiting {
		select {
		case w <- err:
		default:
		}
	}
}

// add makes a change count and hands it to the writer. The channel says whether it was written at the first try.
func (l *list) add(c *change) <-chan error {
	l.mu.Lock()
	defer l.mu.Unlock()
	written := make(chan error, 1)
	c.waiting = append(c.waiting, written)
	l.apply(c)
	l.queue(c)
	select {
	case l.wake <- struct{}{}:
	default:
	}
	return written
}

// apply makes a change count in memory.
func (l *list) apply(c *change) {
	for _, key := range c.sender {
		delete(l.out, key)
	}
	if c.out {
		l.out[c.sender[0]] = c.since
	}
	maps.Copy(l.messages, c.messages)
	l.version++
}

// queue remembers that a change is not written. It takes the place of an earlier one of the same sender.
func (l *list) queue(c *change) {
	if old, ok := l.unwritten[c.sender[0]]; ok {
		c.waiting = append(c.waiting, old.waiting...)
		messages := map[string]time.Time{}
		maps.Copy(messages, old.messages)
		maps.Copy(messages, c.messages)
		c.messages = messages
	}
	l.unwritten[c.sender[0]] = c
}

// standing is what is known of a sender in memory.
type standing struct {
	out     bool
	since   time.Time
	older   bool   // kept under an older key
	ours    bool   // memory knows better than the database: a change is not written yet
	version uint64 // of the list
}

func (l *list) standing(sender []string) standing {
	l.mu.RLock()
	defer l.mu.RUnlock()
	_, ours := l.unwritten[sender[0]]
	s := standing{ours: ours, version: l.version}
	for i, key := range sender {
		if since, out := l.out[key]; out {
			s.out, s.since, s.older = true, since, i > 0
			break
		}
	}
	return s
}

// learn takes over what the database says of a sender, unless the list changed since it was asked.
func (l *list) learn(sender []string, now standing) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.version != now.version {
		return
	}
	for _, key := range sender {
		delete(l.out, key)
	}
	if now.out {
		l.out[sender[0]] = now.since
	}
}

func (l *list) knows(message string) bool {
	l.mu.RLock()
	defer l.mu.RUnlock()
	_, known := l.messages[message]
	return known
}

func (l *list) now() uint64 {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.version
}

// replace takes over what the database holds, and keeps what is not written yet. When the list changed while the
// database was read, nothing is taken over: the next time will do.
func (l *list) replace(version uint64, out, messages map[string]time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.version != version {
		return
	}
	l.out, l.messages = out, messages
	for _, c := range l.unwritten {
		l.apply(c)
	}
}

// forget drops whom and what retention has let go of.
func (l *list) forget(senders, messages time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	maps.DeleteFunc(l.out, func(_ string, since time.Time) bool { return !since.After(senders) })
	maps.DeleteFunc(l.messages, func(_ string, at time.Time) bool { return !at.After(messages) })
	l.version++
}

// nobody is the sender of a change that is about messages only.
const nobody = ""

// rewrite makes everything unwritten: the database was lost.
func (l *list) rewrite() {
	l.mu.Lock()
	defer l.mu.Unlock()
	for key, since := range l.out {
		if _, ok := l.unwritten[key]; !ok {
			l.unwritten[key] = &change{sender: []string{key}, out: true, since: since}
		}
	}
	l.unwritten[nobody] = &change{sender: []string{nobody}, messages: maps.Clone(l.messages)}
	l.version++
}

// batch gives the next changes to write, in the order of their keys, so that two copies never wait for each other.
func (l *list) batch(most int) []*change {
	l.mu.RLock()
	defer l.mu.RUnlock()
	var some []*change
	for _, c := range l.unwritten {
		if some = append(some, c); len(some) == most {
			break
		}
	}
	slices.SortFunc(some, func(a, b *change) int { return strings.Compare(a.sender[0], b.sender[0]) })
	return some
}

// written notes how the writing of a batch went, and tells those who wait.
func (l *list) written(some []*change, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, c := range some {
		c.answer(err)
		if err == nil && l.unwritten[c.sender[0]] == c {
			delete(l.unwritten, c.sender[0])
		}
	}
	l.version++
}

func (l *list) len() int {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return len(l.out)
}
