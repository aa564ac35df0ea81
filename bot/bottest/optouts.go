package bottest

import (
	"context"
	"testing"

	"waymark/bot"
)

// TestOptOuts holds a list of opt-outs to its promises. Empty makes one with nothing in it.
func TestOptOuts(t *testing.T, empty func(t *testing.T) bot.OptOuts) {
	t.Run("knows who is out", func(t *testing.T) { knowsWhoIsOut(t, asker{t, empty(t)}) })
	t.Run("outlives its keys", func(t *testing.T) { outlivesKeys(t, asker{t, empty(t)}) })
	t.Run("knows the messages", func(t *testing.T) { knowsMessages(t, asker{t, empty(t)}) })
}

// asker asks a list and fails the test when it does.
type asker struct {
	t    *testing.T
	list bot.OptOuts
}

func (a asker) out(sender ...string) bool {
	a.t.Helper()
	out, err := a.list.OptedOut(context.Background(), sender)
	a.must(err)
	return out
}

func (a asker) want(want bool, sender ...string) {
	a.t.Helper()
	if out := a.out(sender...); out != want {
		a.t.Errorf("%v opted out: %v, want %v", sender, out, want)
	}
}

func (a asker) must(err error) {
	a.t.Helper()
	if err != nil {
		a.t.Fatal(err)
	}
}

func (a asker) stop(message string, sender ...string) {
	a.t.Helper()
	a.must(a.list.OptOut(context.Background(), sender, message, NewClock().Now()))
}

func (a asker) start(message string, sender ...string) {
	a.t.Helper()
	a.must(a.list.OptIn(context.Background(), sender, message, NewClock().Now()))
}

func knowsWhoIsOut(_ *testing.T, a asker) {
	a.want(false, "a")
	a.start("", "a") // of somebody who never opted out
	a.want(false, "a")
	a.stop("", "a")
	a.stop("", "a") // twice is once
	a.want(true, "a")
	a.want(false, "b")
	a.start("", "a")
	a.want(false, "a")
	a.stop("", "a")
	a.want(true, "a")
}

func outlivesKeys(_ *testing.T, a asker) {
	a.stop("", "old 1")
	a.stop("", "old 2")
	a.want(true, "new 1", "old 1")
	a.want(true, "newest 1", "new 1", "old 1")
	a.start("", "new 1", "old 1")
	a.start("", "newest 1", "new 1", "old 1")
	a.want(false, "newest 1", "new 1", "old 1")
	a.stop("", "new 2", "old 2")
	a.want(true, "new 2", "old 2")
	a.start("", "new 2", "old 2")
	a.want(false, "new 2", "old 2")
}

func knowsMessages(t *testing.T, a asker) {
	changed := func(message string, want bool) {
		t.Helper()
		got, err := a.list.Changed(context.Background(), message)
		if a.must(err); got != want {
			t.Errorf("%s changed the list: %v, want %v", message, got, want)
		}
	}
	changed("SM1", false)
	a.stop("SM1", "a")
	a.start("SM2", "a")
	a.stop("SM1", "a") // as often as it comes
	changed("SM1", true)
	changed("SM2", true)
	changed("SM3", false)
}
