package slack

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"waymark/bot"
	"waymark/channels/channeltest"
	"waymark/knowledge"
	"waymark/knowledge/hours"
)

const testSecret = "8f742231b10e8888abcd99yyyzzz85a5"

// wednesday is an ordinary working hour, christmas a bank holiday's night.
var (
	wednesday = time.Date(2026, time.November, 25, 14, 0, 0, 0, hours.London())
	christmas = time.Date(2026, time.December, 25, 3, 0, 0, 0, hours.London())
)

// thinking makes the brain of the program's own base, once for all tests.
var thinking = sync.OnceValues(func() (*bot.Brain, error) {
	base, problems := knowledge.Load(knowledge.Embedded())
	if err := problems.Err(); err != nil {
		return nil, err
	}
	if err := base.Train(); err != nil {
		return nil, err
	}
	return bot.NewBrain(base)
})

func brain(t testing.TB) *bot.Brain {
	t.Helper()
	b, err := thinking()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// rig is the channel with everything it tells caught.
type rig struct {
	channel *Channel
	mux     *http.ServeMux
	logs    channeltest.Logs
	counts  counts
}

func newRig(t testing.TB, brain func() *bot.Brain) *rig {
	t.Helper()
	r := &rig{mux: http.NewServeMux()}
	channel, err := New(Settings{SigningSecret: testSecret}, brain, r.logs.Logger(), &r.counts)
	if err != nil {
		t.Fatal(err)
	}
	channel.Routes(r.mux)
	r.channel = channel
	return r
}

// ask draws the message for these words.
func ask(t testing.TB, words string, at time.Time) *message {
	t.Helper()
	b := brain(t)
	return newRig(t, func() *bot.Brain { return b }).channel.answer(words, at)
}

// form is a command as Slack sends it, with names that nothing may tell.
func form(words string) url.Values {
	return url.Values{
		"token": {"old"}, "team_id": {"T0001"}, "team_domain": {channeltest.CanaryWords}, "channel_id": {"C0001"},
		"channel_name": {channeltest.CanaryWords}, "user_id": {"U0001"}, "user_name": {channeltest.CanaryWords},
		"command": {"/waymark"}, "text": {words}, "response_url": {"https://hooks.slack.com/" + channeltest.CanaryWords},
		"trigger_id": {"1.2.3"},
	}
}

// sign is a signer of our own, after Slack's description.
func sign(secret, timestamp, body string) string {
	h := hmac.New(sha256.New, []byte(secret))
	h.Write([]byte("v0:" + timestamp + ":" + body))
	return "v0=" + hex.EncodeToString(h.Sum(nil))
}

// request makes a command signed at a moment.
func request(body string, at time.Time) *http.Request {
	timestamp := strconv.FormatInt(at.Unix(), 10)
	r := httptest.NewRequest(http.MethodPost, "/slack/commands", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("X-Slack-Request-Timestamp", timestamp)
	r.Header.Set("X-Slack-Signature", sign(testSecret, timestamp, body))
	return r
}

func (r *rig) serve(request *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	r.mux.ServeHTTP(w, request)
	return w
}

// counts keeps what was counted.
type counts struct {
	mu sync.Mutex
	of map[string]int
}

func (c *counts) add(labels ...string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.of == nil {
		c.of = map[string]int{}
	}
	c.of[strings.Join(labels, " ")]++
}

func (c *counts) Message(channel bot.Channel, outcome string) {
	c.add("message", string(channel), outcome)
}
func (c *counts) Rejected(channel bot.Channel, reason string) {
	c.add("rejected", string(channel), reason)
}

func (c *counts) String() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return fmt.Sprint(c.of)
}
