package sms

import (
	"fmt"
	"html"
	"log/slog"
	"net/http"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"waymark/bot"
	"waymark/channels/channeltest"
	"waymark/knowledge"
)

// realBrain thinks with the base inside the program. It never changes, and is made once.
var realBrain = sync.OnceValues(func() (*bot.Brain, error) {
	base, problems := knowledge.Load(knowledge.Embedded())
	if base == nil {
		return nil, fmt.Errorf("load the base: %v", problems)
	}
	if err := base.Train(); err != nil {
		return nil, err
	}
	return bot.NewBrain(base)
})

func realBot(t testing.TB, log *slog.Logger) *bot.Bot {
	t.Helper()
	brain, err := realBrain()
	if err != nil {
		t.Fatal(err)
	}
	return bot.New(brain, bot.Options{Log: log})
}

// The text line in front of the real bot: what one phone sends, and whether there is an answer.
func TestRealBot(t *testing.T) {
	var logs channeltest.Logs
	r := newRig(t)
	r.channel.bot = realBot(t, logs.Logger())
	for i, step := range []struct {
		form []string
		want string // in the answer; empty: silence
	}{
		{[]string{"Body", "hes outside tryin to kick the door in"}, "Call 999 now"},
		{[]string{"Body", "who is this"}, "local services"},
		{[]string{"Body", "", "NumMedia", "1"}, "Pictures can't be opened"},
		{[]string{"Body", ""}, "press 55"},
		{[]string{"Body", "make him stop"}, "999"},
		{[]string{"Body", "Stop."}, "text START"},
		{[]string{"Body", "hes outside tryin to kick the door in"}, ""},
		{[]string{"Body", "start"}, "You can text here again"},
		{[]string{"Body", "stop", "OptOutType", "STOP"}, ""},
		{[]string{"Body", "hello"}, ""},
		{[]string{"Body", "weer terug", "OptOutType", "START"}, ""},
		{[]string{"Body", channeltest.CanaryWords}, "999"},
		{[]string{"Body", "my dad is making me marry my cousin in pakistan next month i dont want to", "From", "+923001234567"}, "+44"},
	} {
		form := text(append(step.form, "MessageSid", sid(i))...)
		got := messagesIn(t, r.send("/sms", form))
		if all := strings.Join(got, "\n"); !strings.Contains(all, step.want) || (step.want == "") != (len(got) == 0) {
			t.Errorf("step %d, %q, got %q, want %q", i, step.form, got, step.want)
		}
		if again := messagesIn(t, r.send("/sms", form)); !slices.Equal(again, got) {
			t.Errorf("step %d: the repeat got %q, want %q", i, again, got)
		}
	}
	if logs.String() != "" {
		t.Errorf("the bot complains: %s", logs.String())
	}
}

// What README.md says to paste at Twilio is what the bot says.
func TestReadmeHoldsTheBotsWords(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	var logs channeltest.Logs
	r := &rig{mux: http.NewServeMux(), channel: newRig(t).channel}
	r.channel.bot = realBot(t, logs.Logger())
	r.channel.Routes(r.mux)
	for i, keyword := range []string{"HELP", "STOP", "START"} {
		want := messagesIn(t, r.send("/sms", text("Body", keyword, "MessageSid", sid(i))))
		if len(want) != 1 || !strings.Contains(string(readme), want[0]) {
			t.Errorf("README.md lacks the text for %s: %q", keyword, want)
		}
	}
	if bin := "<Response><Message>" + html.EscapeString(bot.StaticReply) + "</Message></Response>"; !strings.Contains(
		html.EscapeString(html.UnescapeString(string(readme))), html.EscapeString(html.UnescapeString(bin))) {
		t.Errorf("README.md lacks the TwiML of the fallback: %s", bin)
	}
}
