package terminal

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"waymark/bot"
	"waymark/knowledge/hours"
)

const chatHelp = `A conversation as on a phone. Nothing is sent and nothing is kept.
+15m or /wait 15m   let time pass (m, h)
/new                be somebody else
/quit               stop
`

// Chat plays the texts that are typed, one a line, and prints what would come back. Now is where its clock begins.
// Ask draws the prompt of somebody who types.
func (t *Terminal) Chat(ctx context.Context, in io.Reader, now func() time.Time, ask bool) error {
	c := &chat{Terminal: t, bot: bot.New(t.Brain, bot.Options{}), now: now}
	prompt := func() {}
	if ask {
		t.print(t.Style.paint(faint, chatHelp))
		prompt = func() { t.print(t.Style.paint(faint, "> ")) }
	}
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, largestLine)
	for prompt(); lines.Scan() && c.line(ctx, lines.Text()); prompt() {
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("read what is typed: %w", err)
	}
	return nil
}

// chat is one conversation and its clock.
type chat struct {
	*Terminal
	bot    *bot.Bot
	now    func() time.Time
	passed time.Duration
	person int
}

// line plays one line; false ends the conversation.
func (c *chat) line(ctx context.Context, line string) bool {
	command := strings.TrimSpace(line)
	wait, isWait := waiting(command)
	switch {
	case command == "/quit":
		return false
	case command == "/new":
		c.person++
		c.note("somebody else writes")
	case isWait:
		c.passed += wait
		c.note("it is " + c.now().Add(c.passed).In(hours.London()).Format("Mon 3:04pm"))
	case strings.HasPrefix(command, "/"):
		c.note("known here: +15m, /wait 15m, /new, /quit")
	default:
		c.reply(ctx, line)
	}
	return true
}

func (c *chat) reply(ctx context.Context, words string) {
	r := c.bot.Answer(ctx, bot.Message{
		Channel: bot.ChannelTerminal, From: bot.Sender(fmt.Sprint("person ", c.person)),
		Words: bot.Words(words), At: c.now().Add(c.passed),
	})
	for _, text := range r.Texts {
		c.print("< " + strings.ReplaceAll(text, "\n", "\n  ") + "\n")
		c.print(c.Style.paint(faint, "  "+size(text)) + "\n")
	}
	if len(r.Texts) == 0 {
		c.note("silence: nothing is sent")
	}
}

func (c *chat) note(words string) { c.print(c.Style.paint(faint, "# "+words) + "\n") }

// waiting reads "+15m" and "/wait 2h".
func waiting(command string) (time.Duration, bool) {
	written, isWait := strings.CutPrefix(command, "/wait ")
	if !isWait {
		written, isWait = strings.CutPrefix(command, "+")
	}
	if !isWait {
		return 0, false
	}
	wait, err := time.ParseDuration(strings.TrimSpace(written))
	return wait, err == nil && wait >= 0
}
