package bottest

import (
	"context"
	"testing"

	"waymark/bot"
)

// TestOptOuts holds a list of opt-outs to its promises. Empty makes one with nothing in it.
func TestOptOuts(t *testing.T, empty func(t *testing.T) bot.OptOuts) {
	ctx, clock := context.Background(), NewClock()
	list := empty(t)
	check := func(key string, want bool) {
		t.Helper()
		if out, err := list.OptedOut(ctx, key); out != want || err != nil {
			t.Errorf("%s opted out: %v %v, want %v", key, out, err, want)
		}
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	check("a", false)
	must(list.OptIn(ctx, "a", clock.Now())) // of somebody who never opted out
	must(list.OptOut(ctx, "a", clock.Now()))
	must(list.OptOut(ctx, "a", clock.Now())) // twice is once
	check("a", true)
	check("b", false)
	must(list.OptIn(ctx, "a", clock.Now()))
	check("a", false)
	must(list.OptOut(ctx, "a", clock.Now()))
	check("a", true)
}
