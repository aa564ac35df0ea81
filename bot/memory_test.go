package bot_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"waymark/bot"
	"waymark/bot/bottest"
)

func TestMemoryKeepsItsPromises(t *testing.T) {
	bottest.TestConversations(t, func(*testing.T) bot.Conversations { return bot.NewMemory() })
	bottest.TestOptOuts(t, func(*testing.T) bot.OptOuts { return bot.NewMemoryOptOuts() })
}

func TestMemoryIsEmptyAfterTheSession(t *testing.T) {
	ctx, clock, memory := context.Background(), bottest.NewClock(), bot.NewMemory()
	for i := range 1000 {
		if err := memory.Save(ctx, fmt.Sprint(i), bot.Conversation{Sent: 1}, clock.Now().Add(bot.SessionLength)); err != nil {
			t.Fatal(err)
		}
	}
	clock.Pass(bot.SessionLength)
	if n := memory.Len(clock.Now()); n != 0 {
		t.Errorf("%d conversations are still remembered", n)
	}
}

func TestMemoryIsBounded(t *testing.T) {
	ctx, clock, memory := context.Background(), bottest.NewClock(), bot.NewMemory()
	const many = 250_000
	for i := range many {
		until := clock.Now().Add(time.Hour + time.Duration(i))
		if err := memory.Save(ctx, fmt.Sprint(i), bot.Conversation{}, until); err != nil {
			t.Fatal(err)
		}
	}
	if n := memory.Len(clock.Now()); n > 200_000 {
		t.Errorf("%d conversations are remembered", n)
	}
	if _, ok, _ := memory.Load(ctx, fmt.Sprint(many-1), clock.Now()); !ok {
		t.Error("the newest conversation was forgotten")
	}
}
