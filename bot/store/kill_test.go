package store_test

import (
	"bufio"
	"context"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"waymark/bot"
	"waymark/bot/store"
)

// victimOf names the store of a process that is there to be killed: this test's own program, started again.
const victimOf = "WAYMARK_TEST_VICTIM_OF"

func TestMain(m *testing.M) {
	if where := os.Getenv(victimOf); where != "" {
		acknowledge(where)
		return
	}
	os.Exit(m.Run())
}

// acknowledge opts senders out, and every third in again, and prints each once it is kept. It does not end.
func acknowledge(where string) {
	s, err := store.Open(context.Background(), where, quiet())
	if err != nil {
		log.Fatal(err)
	}
	for i := range 8 {
		go func() {
			for n := 0; ; n++ {
				key := []string{fmt.Sprintf("%d.%d.%d", os.Getpid(), i, n)}
				if err := s.OptOut(context.Background(), key, key[0], time.Now()); err != nil {
					log.Fatal(err)
				}
				state := "out"
				if n%3 == 0 {
					state = "in"
					if err := s.OptIn(context.Background(), key, "", time.Now()); err != nil {
						log.Fatal(err)
					}
				}
				s.Count(bot.Event{At: time.Now(), Channel: bot.ChannelSMS, Outcome: bot.OutcomeKeyword})
				fmt.Println(state, key[0]) // one write: a line is whole or not there
			}
		}()
	}
	select {}
}

// killOne starts a victim, kills it under load and gives what it acknowledged before.
func killOne(t *testing.T, where string) (acknowledged []string) {
	t.Helper()
	victim := exec.Command(os.Args[0])
	victim.Env = append(os.Environ(), victimOf+"="+where)
	victim.Stderr = os.Stderr
	out, err := victim.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := victim.Start(); err != nil {
		t.Fatal(err)
	}
	kill := time.AfterFunc(time.Minute, func() { _ = victim.Process.Kill() }) // should nothing ever come
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if acknowledged = append(acknowledged, lines.Text()); len(acknowledged) == 1 {
			kill.Reset(time.Duration(rand.IntN(100)) * time.Millisecond)
		}
	}
	if err := victim.Wait(); err == nil || err.Error() != "signal: killed" {
		t.Fatalf("the victim ended by itself: %v", err)
	}
	return acknowledged
}

// losesNothing kills again and again and looks for every opt-out that was acknowledged.
func losesNothing(t *testing.T, where string) {
	const kills = 25
	var acknowledged []string
	for range kills {
		some := killOne(t, where)
		if len(some) == 0 {
			t.Fatal("nothing was acknowledged")
		}
		acknowledged = append(acknowledged, some...)
	}
	s := open(t, where)
	defer shut(t, s)
	lost := 0
	for _, line := range acknowledged {
		state, key, _ := strings.Cut(line, " ")
		out, err := s.OptedOut(context.Background(), []string{key})
		if err != nil || out != (state == "out") {
			lost++
		}
	}
	if lost > 0 {
		t.Errorf("%d of %d acknowledged changes were lost", lost, len(acknowledged))
	}
	t.Logf("%d kills, %d acknowledged changes", kills, len(acknowledged))
}

func TestKilledSQLiteLosesNoOptOut(t *testing.T) {
	losesNothing(t, filepath.Join(t.TempDir(), "waymark.db"))
}
