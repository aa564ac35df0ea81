//go:build storm

package main

import (
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"

	"waymark/bot"
	"waymark/bot/store"
)

// crowd is many people who text the line at once, and what they know of it.
type crowd struct {
	*liveLine
	mu      sync.Mutex
	people  int
	sent    int
	answers []time.Time // of this start
	out, in []string    // who knows that their STOP, or the START after it, was heard
	heard   chan struct{}
}

// say sends a text and reports whether it was answered.
func (c *crowd) say(from, words string) (texts []string, answered bool) {
	c.mu.Lock()
	c.sent++
	c.mu.Unlock()
	texts, err := c.text(from, words)
	c.mu.Lock()
	defer c.mu.Unlock()
	if err == nil {
		c.answers = append(c.answers, time.Now())
	}
	return texts, err == nil
}

// someone gives a number that did not text before.
func (c *crowd) someone() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.people++
	return phone(c.people)
}

// textOn texts until nobody answers: a STOP, a text and a STOP, a STOP and a START, a text.
func (c *crowd) textOn(n int) {
	for ; ; n++ {
		who, answered := c.someone(), true
		if n%4 == 1 || n%4 == 3 {
			_, answered = c.say(who, said[n%len(said)])
		}
		if n%4 != 3 && answered {
			answered = c.stop(who, n%4 == 2)
		}
		if !answered {
			return
		}
	}
}

// stop opts somebody out, and in again when they return.
func (c *crowd) stop(who string, returns bool) (answered bool) {
	texts, answered := c.say(who, "STOP")
	if !answered {
		return false
	}
	if len(texts) != 1 {
		c.Errorf("STOP got %q", texts)
	}
	list := &c.out
	if returns {
		if _, answered = c.say(who, "START"); !answered {
			return false
		}
		list = &c.in
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	*list = append(*list, who)
	if len(c.heard) == 0 {
		c.heard <- struct{}{}
	}
	return true
}

// killUnderLoad lets 16 people at once text until the program is killed, so long after the first STOP that was heard.
// It gives when that was.
func (c *crowd) killUnderLoad(after time.Duration) time.Time {
	c.Helper()
	c.heard = make(chan struct{}, 1)
	var texting sync.WaitGroup
	for i := range 16 {
		texting.Go(func() { c.textOn(i) })
	}
	select {
	case <-c.heard:
	case <-time.After(patient):
		c.Fatal("no STOP is heard")
	}
	time.Sleep(after)
	killed := time.Now()
	c.kill()
	texting.Wait()
	return killed
}

// remembered checks that who opted out hears nothing and who came back is answered.
func (c *crowd) remembered(out, in []string) {
	c.Helper()
	lost, deaf := 0, 0
	for _, who := range out {
		if texts, answered := c.say(who, "hello"); len(texts) > 0 || !answered {
			lost++
		}
	}
	for _, who := range in {
		if texts, answered := c.say(who, "hello"); len(texts) == 0 || !answered {
			deaf++
		}
	}
	if lost+deaf > 0 {
		c.Errorf("of %d opt-outs %d were lost, of %d who came back %d are not answered", len(out), lost, len(in), deaf)
	}
}

// counted gives how many answers the store has counted, seen while the program does not run.
func (c *crowd) counted() (n int) {
	c.Helper()
	s, err := store.Open(context.Background(), c.store(), slog.New(slog.DiscardHandler))
	check(c, err)
	const day = 24 * time.Hour
	counts, err := s.Counts(context.Background(), time.Now().Add(-day), time.Now().Add(day), 1)
	check(c, err)
	check(c, s.Close())
	for _, count := range counts {
		if count.Channel == bot.ChannelSMS {
			n += int(count.N)
		}
	}
	return n
}

// behind gives how long before the kill the first answer came that was not counted.
func (c *crowd) behind(counted int, killed time.Time) time.Duration {
	if counted >= len(c.answers) {
		return 0
	}
	slices.SortFunc(c.answers, time.Time.Compare)
	return killed.Sub(c.answers[counted])
}

// What a person was told is still true after the power fails: who heard that no more texts will come gets none. The
// four lines have a store each.
func TestStormKillsLoseNoOptOut(t *testing.T) {
	t.Parallel()
	const lines, kills = 4, 25
	for i := range lines {
		t.Run(fmt.Sprint("line ", i+1), func(t *testing.T) {
			t.Parallel()
			c := &crowd{liveLine: newLine(t)}
			outs, ins, late := 0, 0, time.Duration(0)
			for n := range kills {
				before := c.counted()
				c.start()
				c.answers = nil
				c.remembered(c.out[outs:], c.in[ins:])
				outs, ins = len(c.out), len(c.in)
				killed := c.killUnderLoad(loadFor(n))
				late = max(late, c.countsAreKept(before, killed))
			}
			c.start()
			c.remembered(c.out, c.in[ins:])
			t.Logf("%d kills: %d opt-outs and %d returns that were told, none lost; %d texts; counts %v behind at most",
				kills, len(c.out), len(c.in), c.sent, late.Round(time.Millisecond))
		})
	}
}

// loadFor is how long the people text before the kill: a moment, and each fifth time longer than counts wait.
func loadFor(n int) time.Duration {
	if n%5 == 4 {
		return 1200*time.Millisecond + rand.N(time.Second)
	}
	return rand.N(150 * time.Millisecond)
}

// countsAreKept checks that the counts are a second behind the kill at most, and one more for a computer that is busy.
// It gives how far.
func (c *crowd) countsAreKept(before int, killed time.Time) time.Duration {
	c.Helper()
	now := c.counted()
	late := c.behind(now-before, killed)
	if late > 2*time.Second || now > c.sent {
		c.Errorf("%d of %d answers are counted, %v behind; %d texts were sent in all", now-before, len(c.answers), late, c.sent)
	}
	return late
}
