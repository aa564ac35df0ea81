package bot

import (
	"container/heap"
	"context"
	"sync"
	"time"
)

// mostRemembered bounds [Memory]: with more conversations than this the one that would end first is forgotten.
const mostRemembered = 200_000

// Memory keeps conversations in this process only, and forgets each when its time is over.
type Memory struct {
	mu    sync.Mutex
	byKey map[string]*remembered
	byEnd endings
	most  int
}

var _ Conversations = (*Memory)(nil)

// NewMemory makes an empty memory.
func NewMemory() *Memory { return &Memory{byKey: map[string]*remembered{}, most: mostRemembered} }

// remembered is one conversation in a memory.
type remembered struct {
	key          string
	conversation *Conversation // nil: the zero conversation, such as the mark of an answered message
	until        int64         // Unix nanoseconds; a time would take three times the room
	place        int           // in endings
}

// Load implements [Conversations].
func (m *Memory) Load(_ context.Context, key string, now time.Time) (Conversation, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.forget(now)
	kept, ok := m.byKey[key]
	if !ok || kept.conversation == nil {
		return Conversation{}, ok, nil
	}
	return *kept.conversation, true, nil
}

// Save implements [Conversations].
func (m *Memory) Save(_ context.Context, key string, c Conversation, until time.Time) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	kept := &remembered{key: key, until: until.UnixNano()}
	if !c.isNew() {
		kept.conversation = &c
	}
	if old, ok := m.byKey[key]; ok {
		heap.Remove(&m.byEnd, old.place)
	}
	m.byKey[key] = kept
	heap.Push(&m.byEnd, kept)
	if len(m.byEnd) > m.most {
		m.drop()
	}
	return nil
}

// Len says how many conversations are remembered at a moment.
func (m *Memory) Len(now time.Time) int {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.forget(now)
	return len(m.byKey)
}

// forget drops all that is over.
func (m *Memory) forget(now time.Time) {
	for len(m.byEnd) > 0 && now.UnixNano() >= m.byEnd[0].until {
		m.drop()
	}
}

// drop takes away what ends first.
func (m *Memory) drop() { delete(m.byKey, heap.Pop(&m.byEnd).(*remembered).key) }

// endings is a heap with what ends first on top.
type endings []*remembered

func (e endings) Len() int           { return len(e) }
func (e endings) Less(i, j int) bool { return e[i].until < e[j].until }

func (e endings) Swap(i, j int) {
	e[i], e[j] = e[j], e[i]
	e[i].place, e[j].place = i, j
}

func (e *endings) Push(x any) {
	kept := x.(*remembered)
	kept.place = len(*e)
	*e = append(*e, kept)
}

func (e *endings) Pop() any {
	last := len(*e) - 1
	kept := (*e)[last]
	(*e)[last] = nil
	*e = (*e)[:last]
	return kept
}
