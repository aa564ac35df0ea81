package bottest

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"waymark/bot"
	"waymark/knowledge"
)

// Store is everything that the bot wants remembered.
type Store interface {
	bot.OptOuts
	bot.Cards
	Conversations() bot.Conversations
	Count(bot.Event)
	Counts(ctx context.Context, from, to time.Time, least int64) ([]bot.Count, error)
	Make(ctx context.Context, service knowledge.ServiceID, now time.Time) (code string, err error)
	Purge(ctx context.Context, now time.Time) (rows int64, err error)
	Close() error
}

// TestStore holds a database to the promises of every store. Place finds room for an empty one and gives a way to open
// it, as often as wanted; what is still open at the end is closed by the test.
func TestStore(t *testing.T, place func(t *testing.T) (open func() Store)) {
	fresh := func(t *testing.T) Store {
		store := place(t)()
		t.Cleanup(func() { _ = store.Close() })
		return store
	}
	t.Run("conversations", func(t *testing.T) {
		TestConversations(t, func(t *testing.T) bot.Conversations { return fresh(t).Conversations() })
	})
	t.Run("opt-outs", func(t *testing.T) {
		TestOptOuts(t, func(t *testing.T) bot.OptOuts { return fresh(t) })
	})
	t.Run("opt-outs outlive the program", func(t *testing.T) { outlivesProgram(t, place(t)) })
	t.Run("opt-outs of many at once", func(t *testing.T) { manyOptOut(t, place(t)) })
	t.Run("opt-outs end after two years", func(t *testing.T) { endsAfterTwoYears(t, place(t)) })
	t.Run("counts", func(t *testing.T) { countsUp(t, place(t)) })
	t.Run("codes are good once", func(t *testing.T) { goodOnce(t, fresh(t)) })
	t.Run("codes end", func(t *testing.T) { codesEnd(t, fresh(t)) })
	t.Run("codes cannot be guessed", func(t *testing.T) { fiveTries(t, fresh(t)) })
	t.Run("codes differ", func(t *testing.T) { codesDiffer(t, fresh(t)) })
}

// again closes a store and opens it anew.
func again(t *testing.T, store Store, open func() Store) Store {
	t.Helper()
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	store = open()
	t.Cleanup(func() { _ = store.Close() })
	return store
}

func outlivesProgram(t *testing.T, open func() Store) {
	store := open()
	a := asker{t, store}
	a.stop("SM1", "a")
	a.stop("SM2", "b")
	a.start("SM3", "b")
	a.stop("", "old c")
	a.want(true, "new c", "old c")
	a = asker{t, again(t, store, open)}
	a.want(true, "a")
	a.want(false, "b")
	a.want(true, "new c") // the old key may go
	a.want(false, "old c")
	if old, err := a.list.Changed(context.Background(), "SM3"); !old || err != nil {
		t.Errorf("the message is forgotten: %v %v", old, err)
	}
}

func manyOptOut(t *testing.T, open func() Store) {
	store := open()
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			for n := range 25 {
				key := fmt.Sprintf("%d %d", i, n)
				if err := store.OptOut(context.Background(), []string{key}, "", NewClock().Now()); err != nil {
					t.Error(err)
				}
			}
			if err := store.OptIn(context.Background(), []string{fmt.Sprintf("%d 7", i)}, "", NewClock().Now()); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	a := asker{t, again(t, store, open)}
	for i := range 8 {
		for n := range 25 {
			a.want(n != 7, fmt.Sprintf("%d %d", i, n))
		}
	}
}

func endsAfterTwoYears(t *testing.T, open func() Store) {
	ctx, clock, store := context.Background(), NewClock(), open()
	a := asker{t, store}
	a.stop("SM1", "a")
	purge := func(after time.Duration, want int64) {
		t.Helper()
		clock.Pass(after)
		if rows, err := store.Purge(ctx, clock.Now()); rows != want || err != nil {
			t.Errorf("purged %d rows, want %d, %v", rows, want, err)
		}
	}
	purge(23*time.Hour, 0)
	purge(time.Hour, 1) // the message
	if old, _ := store.Changed(ctx, "SM1"); old {
		t.Error("a message is known for more than a day")
	}
	purge(730*24*time.Hour-time.Second, 0)
	a.want(true, "a")
	purge(2*time.Second, 1)
	a.want(false, "a")
	asker{t, again(t, store, open)}.want(false, "a")
}

func countsUp(t *testing.T, open func() Store) {
	ctx, clock, store := context.Background(), NewClock(), open()
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for range 10 {
				store.Count(bot.Event{At: clock.Now(), Channel: bot.ChannelSMS, Outcome: bot.OutcomeAnswer, Topic: "stalking", Area: "dudley"})
				store.Count(bot.Event{At: clock.Now().Add(24 * time.Hour), Channel: bot.ChannelSlack, Outcome: bot.OutcomeNone})
			}
		})
	}
	all.Wait()
	store = again(t, store, open)
	store.Count(bot.Event{At: clock.Now(), Channel: bot.ChannelSMS, Outcome: bot.OutcomeAnswer, Topic: "fraud"})
	store = again(t, store, open)
	got, err := store.Counts(ctx, clock.Now(), clock.Now(), 10)
	want := []bot.Count{
		{Period: "2026-11", Area: "dudley", N: 40},
		{Period: "2026-11", Topic: "stalking", N: 40},
		{Period: "2026-11-25", Channel: bot.ChannelSMS, Outcome: bot.OutcomeAnswer, N: 41},
	}
	if err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("counted %+v, want %+v, %v", got, want, err)
	}
	if all, err := store.Counts(ctx, clock.Now(), clock.Now().Add(24*time.Hour), 1); len(all) != 5 || err != nil {
		t.Errorf("counted %+v, %v", all, err)
	}
}

func makeCode(t *testing.T, store Store, now time.Time) string {
	t.Helper()
	code, err := store.Make(context.Background(), "childline", now)
	if err != nil || len(code) != 4 {
		t.Fatalf("made the code %q, %v", code, err)
	}
	return code
}

// wantCode tries a code.
func wantCode(t *testing.T, store Store, code, sender string, now time.Time, want bool) {
	t.Helper()
	service, ok, err := store.Service(context.Background(), code, sender, now)
	if ok != want || err != nil || ok && service != "childline" {
		t.Errorf("%s of %s: %q %v %v, want %v", code, sender, service, ok, err, want)
	}
}

func goodOnce(t *testing.T, store Store) {
	now := NewClock().Now()
	code := makeCode(t, store, now)
	wantCode(t, store, other(code), "a", now, false)
	good := make(chan bool, 8)
	var all sync.WaitGroup
	for i := range cap(good) {
		all.Go(func() {
			_, ok, err := store.Service(context.Background(), code, fmt.Sprint(i), now)
			if err != nil {
				t.Error(err)
			}
			good <- ok
		})
	}
	all.Wait()
	close(good)
	n := 0
	for ok := range good {
		if ok {
			n++
		}
	}
	if n != 1 {
		t.Errorf("a code was good %d times", n)
	}
}

// other is a code that nobody made.
func other(code string) string {
	if code == "0000" {
		return "1111"
	}
	return "0000"
}

func codesEnd(t *testing.T, store Store) {
	clock := NewClock()
	code := makeCode(t, store, clock.Now())
	second := makeCode(t, store, clock.Now())
	clock.Pass(15*time.Minute - time.Second)
	wantCode(t, store, code, "a", clock.Now(), true)
	clock.Pass(time.Second)
	wantCode(t, store, second, "a", clock.Now(), false)
	if rows, err := store.Purge(context.Background(), clock.Now()); rows < 2 || err != nil {
		t.Errorf("purged %d rows, %v", rows, err)
	}
}

func fiveTries(t *testing.T, store Store) {
	clock := NewClock()
	code := makeCode(t, store, clock.Now().Add(10*time.Minute))
	for range 5 {
		wantCode(t, store, other(code), "a", clock.Now(), false)
	}
	wantCode(t, store, code, "a", clock.Now(), false)
	clock.Pass(bot.SessionLength)
	wantCode(t, store, code, "a", clock.Now(), true)
	code = makeCode(t, store, clock.Now())
	wantCode(t, store, code, "b", clock.Now(), true) // somebody else's tries are their own
}

func codesDiffer(t *testing.T, store Store) {
	seen := map[string]bool{}
	for range 300 {
		code := makeCode(t, store, NewClock().Now())
		if seen[code] {
			t.Fatalf("%s was made twice", code)
		}
		seen[code] = true
	}
}
