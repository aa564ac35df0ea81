package console

import (
	"encoding/json"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"waymark/bot"
	"waymark/knowledge/hours"
)

// Bounds of what a page carries, so that a page cannot grow without end.
const (
	mostTurns   = 30
	mostTexts   = 4
	longestText = 1600     // characters; the network carries no longer text
	mostCarried = 64 << 10 // bytes of JSON; as a form three times as much at worst
	mostSkipped = 7 * 24 * time.Hour
)

// thread is the conversation that a page shows. It lives in the page alone.
type thread struct {
	Turns   []turn        `json:"turns,omitempty"`
	Skipped time.Duration `json:"skipped,omitempty"` // how far this person's clock is ahead
}

// turn is one text and what came back, or a stretch of time that was skipped.
type turn struct {
	Later bool      `json:"later,omitempty"`
	At    time.Time `json:"at"`
	Words string    `json:"words,omitempty"`
	Texts []string  `json:"texts,omitempty"`
	Why   string    `json:"why,omitempty"`
}

// readThread reads what the page carried. What is not a thread of ours is an empty one.
func readThread(carried string) thread {
	var t thread
	if json.Unmarshal([]byte(carried), &t) != nil || !t.bounded() {
		return thread{}
	}
	return t
}

func (t *thread) bounded() bool {
	for _, turn := range t.Turns {
		if len(turn.Texts) > mostTexts {
			return false
		}
	}
	return len(t.Turns) <= mostTurns && t.Skipped >= 0 && t.Skipped <= mostSkipped
}

// add puts a turn at the end; the oldest go when the page would carry too much.
func (t *thread) add(new turn) {
	t.Turns = append(t.Turns, new)
	t.Turns = t.Turns[max(0, len(t.Turns)-mostTurns):]
	for len(t.Turns) > 1 {
		if carried, err := t.Carried(); err == nil && len(carried) <= mostCarried {
			return
		}
		t.Turns = t.Turns[1:]
	}
}

// later skips as much time as a conversation lasts.
func (t *thread) later(now time.Time) {
	t.Skipped = min(t.Skipped+bot.SessionLength, mostSkipped)
	t.add(turn{Later: true, At: now.Add(t.Skipped)})
}

// Carried is the thread as the page carries it.
func (t *thread) Carried() (string, error) {
	written, err := json.Marshal(t)
	return string(written), err
}

// Newest is where the last reply stands; -1 when there is none.
func (t *thread) Newest() int {
	for i, turn := range slices.Backward(t.Turns) {
		if !turn.Later {
			return i
		}
	}
	return -1
}

// Clock says when a turn was, as people say it.
func (t turn) Clock() string { return t.At.In(hours.London()).Format("Mon 3:04pm") }

// Sized gives each text with what it costs.
func (t turn) Sized() []sized {
	var all []sized
	for _, text := range t.Texts {
		all = append(all, sized{text, size(text)})
	}
	return all
}

// sized is a text and what it costs, in words.
type sized struct{ Text, Size string }

// short cuts words to what the network would carry.
func short(words string) string {
	words = strings.ReplaceAll(strings.ToValidUTF8(words, "\uFFFD"), "\r\n", "\n")
	if utf8.RuneCountInString(words) > longestText {
		return string([]rune(words)[:longestText])
	}
	return words
}
