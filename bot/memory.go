package bot

import (
	"container/list"
	"context"
	"sync"
	"time"
)

// maxRemembered bounds [Memory]: with more conversations than this the one written longest ago is forgotten.
const maxRemembered = 200_000

// Memory keeps conversations in this process only.
type Memory struct {
	mu     sync.Mutex
	places map[string]*list.Element // of remembered, by key
	order  *list.List               // written longest ago first
	most   int
}

type remembered struct {
	key          string
	conversation Conversation
	until        time.Time
}

var _ Conversations = (*Memory)(nil)

// NewMemory makes an empty memory.
func NewMemory() *Memory {
	return &Memory{places: map[string]*list.Element{}, order: list.New(), most: maxRemembered}
}

// Load implements [Conversations].
func (m *Memory) Load(_ context.Context, key string, now time.Time) (Conversation, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	place, ok := m.places[key]
	if !ok {
		return Conversation{}, false, nil
	}
	kept := place.Value.(*remembered)
	if !now.Before(kept.until) {
		m.drop(place)
		return Conversation{}, false, nil
	}
	return kept.conversation, true, nil
}

// Save implements [Conversations].
func (m *Memory) Save(_ context.Context, key string, c Conversation, until time.Time) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if place, ok := m.places[key]; ok {
		m.drop(place)
	}
	for len(m.places) >= m.most {
		m.drop(m.order.Front())
	}
	m.places[key] = m.order.PushBack(&remembered{key: key, conversation: c, until: until})
	return nil
}

// Purge forgets what is over and says how many were forgotten.
func (m *Memory) Purge(now time.Time) int {
	m.mu.Lock()
	defer m.mu.Unlock()
	forgotten := 0
	for place := m.order.Front(); place != nil; {
		next := place.Next()
		if !now.Before(place.Value.(*remembered).until) {
			m.drop(place)
			forgotten++
		}
		place = next
	}
	return forgotten
}

// Len says how many conversations are held, over or not.
func (m *Memory) Len() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return len(m.places)
}

func (m *Memory) drop(place *list.Element) {
	delete(m.places, place.Value.(*remembered).key)
	m.order.Remove(place)
}
