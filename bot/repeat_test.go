package bot

import (
	"context"
	"fmt"
	"testing"
	"time"
)

func TestRepeatGetsTheSameReply(t *testing.T) {
	b, ctx := fresh(t), context.Background()
	first := text("RIGHTS", workday)
	first.ID = "SM1"
	second := text("5", workday.Add(time.Minute))
	second.ID = "SM2"
	one, two := b.Answer(ctx, first), b.Answer(ctx, second)
	for _, again := range []struct {
		m    Message
		want Reply
	}{{first, one}, {second, two}, {first, one}} {
		again.m.At = workday.Add(5 * time.Minute)
		if got := b.Answer(ctx, again.m); got.Texts[0] != again.want.Texts[0] {
			t.Errorf("%s: %q, first %q", again.m.ID, got.Texts, again.want.Texts)
		}
	}
	for _, later := range []time.Duration{17 * time.Minute, 3 * time.Hour, 23 * time.Hour} {
		first.At = workday.Add(later)
		if got := b.Answer(ctx, first); len(got.Texts) > 0 {
			t.Errorf("%s later: %q", later, got.Texts)
		}
	}
}

// The network may bring old messages again while the session lives: who opted out since hears the STOP's answer at most.
func TestRepeatsToWhoOptedOutAreSilent(t *testing.T) {
	b, ctx := fresh(t), context.Background()
	said := []string{"STOP", "START", "my ex keeps turning up", "STOP"}
	say := func(i int) Reply {
		m := text(said[i], workday)
		m.ID = fmt.Sprint("SM", i)
		return b.Answer(ctx, m)
	}
	var last Reply
	for i := range said {
		last = say(i)
	}
	for i := range said {
		again := say(i)
		if i == len(said)-1 {
			if len(again.Texts) != 1 || again.Texts[0] != last.Texts[0] {
				t.Errorf("the same STOP got %q, first %q", again.Texts, last.Texts)
			}
		} else if len(again.Texts) > 0 {
			t.Errorf("%q again got %q", said[i], again.Texts)
		}
	}
}
