package store_test

import (
	"bytes"
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"waymark/bot"
	"waymark/bot/store"
	"waymark/knowledge"
)

// embedded is a brain of the base that is part of the program. It reads keywords and codes without training.
var embedded = sync.OnceValues(func() (*bot.Brain, error) {
	base, problems := knowledge.Load(knowledge.Embedded())
	if err := problems.Err(); err != nil {
		return nil, err
	}
	return bot.NewBrain(base)
})

// line is a bot with a store, as a program has it.
type line struct {
	t     *testing.T
	brain *bot.Brain
	log   *slog.Logger
	where string
	store *store.Store
	bot   *bot.Bot
}

// restart ends the program, if one runs, and starts it.
func (l *line) restart() {
	l.t.Helper()
	if l.store != nil {
		must(l.t, l.store.Close())
	}
	s, err := store.Open(context.Background(), l.where, l.log)
	must(l.t, err)
	keys, err := s.Keys(context.Background(), "", noon)
	must(l.t, err)
	l.store = s
	l.bot = bot.New(l.brain, bot.Options{
		Conversations: s.Conversations(), OptOuts: s, Cards: s, Keys: keys, Count: s.Count, Log: l.log,
	})
}

func (l *line) says(id, words string) bot.Reply {
	m := bot.Message{Channel: bot.ChannelSMS, ID: id, From: "+447700900123", Words: bot.Words(words), At: noon}
	return l.bot.Answer(context.Background(), m)
}

func (l *line) wantSilence(silent bool, id, words string) {
	l.t.Helper()
	if r := l.says(id, words); (len(r.Texts) == 0) != silent {
		l.t.Errorf("%s %s: %q, want silence %v", id, words, r.Texts, silent)
	}
}

func TestWhoSaidStopIsLeftAloneByTheNextProgram(t *testing.T) {
	brain, err := embedded()
	must(t, err)
	folder := t.TempDir()
	var log bytes.Buffer
	l := &line{t: t, brain: brain, log: slog.New(slog.NewTextHandler(&log, nil)), where: filepath.Join(folder, "waymark.db")}
	l.restart()
	l.wantSilence(false, "SMcanary1", "STOP")
	l.restart()
	l.wantSilence(true, "SMcanary2", "canary words")
	l.wantSilence(false, "SMcanary3", "START")
	l.restart()
	l.wantSilence(true, "SMcanary1", "STOP") // the network brings it again
	l.wantSilence(false, "SMcanary4", "hi")
	l.wantSilence(false, "SMcanary5", "STOP")
	l.restart()
	l.wantSilence(true, "SMcanary3", "START") // the network brings it again
	l.wantSilence(true, "SMcanary6", "canary words")
	must(t, l.store.Close())
	files, err := os.ReadDir(folder)
	must(t, err)
	kept := log.String()
	for _, f := range files {
		content, err := os.ReadFile(filepath.Join(folder, f.Name()))
		must(t, err)
		kept += string(content)
	}
	for _, secret := range []string{"7700900123", "canary"} {
		if strings.Contains(kept, secret) {
			t.Errorf("%q was kept", secret)
		}
	}
}

func TestCodeIsGoodThroughTheBot(t *testing.T) {
	brain, err := embedded()
	must(t, err)
	l := &line{t: t, brain: brain, log: quiet(), where: filepath.Join(t.TempDir(), "waymark.db")}
	l.restart()
	defer shut(t, l.store)
	code, err := l.store.Make(context.Background(), "wm-hba-fm-helpline", noon.Add(-time.Minute))
	must(t, err)
	for _, turn := range []struct{ id, want string }{{"SM1", "card"}, {"SM1", "card"}, {"SM2", "help"}} {
		if r := l.says(turn.id, "CARD "+code); r.Situation != turn.want {
			t.Errorf("%s: %s, want %s", turn.id, r.Situation, turn.want)
		}
	}
}
