package bottest

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"sync"
	"testing"
	"time"

	"waymark/bot"
)

// whole is a conversation with something in every field.
func whole(t *testing.T) bot.Conversation {
	const written = `{
		"menu": "topics", "choices": ["stalking", "domestic-abuse"], "topics": ["stalking"], "cues": ["under 18"],
		"named": ["childline"], "places": ["dudley"], "language": "pl", "written": true, "opened": true, "safe": true, "unclear": 1,
		"sent": 2, "extra": ["danger"], "answered": [
			{"id": "id", "at": "2026-11-25T11:00:00Z", "before": {"menu": "rights", "sent": 1}, "start": true,
				"service": "childline"}
		]}`
	var c bot.Conversation
	if err := json.Unmarshal([]byte(written), &c); err != nil {
		t.Fatal(err)
	}
	fields := reflect.ValueOf(c)
	for i := range fields.NumField() {
		if fields.Field(i).IsZero() {
			t.Fatalf("this test leaves %s empty", fields.Type().Field(i).Name)
		}
	}
	return c
}

// TestConversations holds a store of conversations to its promises. Empty makes one with nothing in it.
func TestConversations(t *testing.T, empty func(t *testing.T) bot.Conversations) {
	t.Run("gives back what was saved", func(t *testing.T) { givesBack(t, empty(t)) })
	t.Run("keeps the last of two", func(t *testing.T) { keepsLast(t, empty(t)) })
	t.Run("knows nothing after the time", func(t *testing.T) { forgets(t, empty(t)) })
	t.Run("serves many at once", func(t *testing.T) { servesMany(t, empty(t)) })
}

func givesBack(t *testing.T, store bot.Conversations) {
	ctx, clock := context.Background(), NewClock()
	if _, ok, err := store.Load(ctx, "a", clock.Now()); ok || err != nil {
		t.Fatalf("an empty store knows a conversation: %v %v", ok, err)
	}
	for key, want := range map[string]bot.Conversation{"a": whole(t), "b": {}} {
		if err := store.Save(ctx, key, want, clock.Now().Add(time.Minute)); err != nil {
			t.Fatal(err)
		}
		got, ok, err := store.Load(ctx, key, clock.Now())
		if !ok || err != nil || !same(got, want) {
			t.Errorf("saved %+v\nloaded %+v, %v %v", want, got, ok, err)
		}
	}
}

// same compares conversations; times are the same moment, wherever they are read.
func same(a, b bot.Conversation) bool {
	for _, c := range []*bot.Conversation{&a, &b} {
		answered := make([]bot.Answered, len(c.Answered))
		for i, one := range c.Answered {
			one.At = one.At.UTC().Round(0)
			answered[i] = one
		}
		c.Answered = answered
	}
	return reflect.DeepEqual(a, b)
}

func keepsLast(t *testing.T, store bot.Conversations) {
	ctx, clock := context.Background(), NewClock()
	for sent := range 3 {
		if err := store.Save(ctx, "a", bot.Conversation{Sent: sent + 1}, clock.Now().Add(time.Minute)); err != nil {
			t.Fatal(err)
		}
	}
	if got, ok, err := store.Load(ctx, "a", clock.Now()); !ok || err != nil || got.Sent != 3 {
		t.Errorf("loaded %+v, %v %v; the last one saved has Sent 3", got, ok, err)
	}
}

func forgets(t *testing.T, store bot.Conversations) {
	ctx, clock := context.Background(), NewClock()
	if err := store.Save(ctx, "a", whole(t), clock.Now().Add(bot.SessionLength)); err != nil {
		t.Fatal(err)
	}
	clock.Pass(bot.SessionLength - time.Second)
	if _, ok, err := store.Load(ctx, "a", clock.Now()); !ok || err != nil {
		t.Errorf("a second before the end it is known: %v %v", ok, err)
	}
	clock.Pass(time.Second)
	if got, ok, err := store.Load(ctx, "a", clock.Now()); ok || err != nil || !reflect.DeepEqual(got, bot.Conversation{}) {
		t.Errorf("at the end something is still known: %+v %v %v", got, ok, err)
	}
}

func servesMany(t *testing.T, store bot.Conversations) {
	ctx, clock := context.Background(), NewClock()
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			for n := range 50 {
				key := fmt.Sprintf("%d", (i+n)%5)
				if err := store.Save(ctx, key, bot.Conversation{Sent: n}, clock.Now().Add(time.Minute)); err != nil {
					t.Error(err)
				}
				if _, _, err := store.Load(ctx, key, clock.Now()); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
}
