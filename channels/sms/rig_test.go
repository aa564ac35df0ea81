package sms

import (
	"context"
	"crypto/hmac"
	"crypto/sha1"
	"encoding/base64"
	"encoding/xml"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"

	"waymark/bot"
	"waymark/channels/channeltest"
)

const (
	testURL     = "https://waymark.example.org"
	testNumber  = "+447700900456"
	testAccount = "AC00000000000000000000000000000001"
	testToken   = "12345"
)

func testSettings() Settings {
	return Settings{PublicURL: testURL, Number: testNumber, AccountSID: testAccount, AuthToken: testToken}
}

// answering is an Answerer made of a function.
type answering func(context.Context, bot.Message) bot.Reply

func (a answering) Answer(ctx context.Context, m bot.Message) bot.Reply { return a(ctx, m) }

// rig is a text line with everything it tells caught.
type rig struct {
	channel *Channel
	mux     *http.ServeMux
	logs    channeltest.Logs
	counts  counts
	mu      sync.Mutex
	asked   []bot.Message
	replies []string // what the bot says; nil: silence
	does    func(context.Context, bot.Message) bot.Reply
}

const okReply = "Auto reply. In danger now? Call 999. Free: 0808 168 9111."

func newRig(t testing.TB, change ...func(*Settings)) *rig {
	t.Helper()
	r := &rig{replies: []string{okReply}, mux: http.NewServeMux()}
	s := testSettings()
	for _, c := range change {
		c(&s)
	}
	channel, err := New(s, answering(r.answer), r.logs.Logger(), &r.counts)
	if err != nil {
		t.Fatal(err)
	}
	channel.Routes(r.mux)
	r.channel = channel
	t.Cleanup(func() { channeltest.Hidden(t, r.told()) })
	return r
}

func (r *rig) answer(ctx context.Context, m bot.Message) bot.Reply {
	r.mu.Lock()
	r.asked = append(r.asked, m)
	r.mu.Unlock()
	if r.does != nil {
		return r.does(ctx, m)
	}
	return bot.Reply{Texts: r.replies, Outcome: bot.OutcomeAnswer}
}

// told gives all logs and counts.
func (r *rig) told() string { return r.logs.String() + r.counts.String() }

// last gives what the bot was asked last, and fails when it was not asked.
func (r *rig) last(t testing.TB) bot.Message {
	t.Helper()
	if len(r.asked) == 0 {
		t.Fatal("the bot was not asked")
	}
	return r.asked[len(r.asked)-1]
}

// send signs a form as Twilio does and brings it to a path.
func (r *rig) send(path string, form url.Values) *httptest.ResponseRecorder {
	return r.post(path, form.Encode(), sign(testToken, testURL+path, form))
}

// post brings a body and its signature to a path.
func (r *rig) post(path, body, signature string) *httptest.ResponseRecorder {
	request := httptest.NewRequest(http.MethodPost, path, strings.NewReader(body))
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
	request.Header.Set("X-Twilio-Signature", signature)
	return r.serve(request)
}

func (r *rig) serve(request *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	r.mux.ServeHTTP(w, request)
	return w
}

// text makes the form of a text as Twilio sends it, with pairs of name and value changed; the value "-" takes a
// parameter away.
func text(pairs ...string) url.Values {
	v := url.Values{
		"MessageSid": {sid(1)}, "SmsSid": {sid(1)}, "AccountSid": {testAccount}, "MessagingServiceSid": {"MG00"},
		"From": {channeltest.CanarySender}, "To": {testNumber}, "Body": {channeltest.CanaryWords}, "NumMedia": {"0"},
		"NumSegments": {"1"}, "SmsStatus": {"received"}, "ApiVersion": {"2010-04-01"}, "FromCountry": {"GB"},
	}
	for pair := range slices.Chunk(pairs, 2) {
		v.Set(pair[0], pair[1])
		if pair[1] == "-" {
			v.Del(pair[0])
		}
	}
	return v
}

func sid(n int) string { return fmt.Sprintf("SM%032x", n) }

// number gives one of a hundred thousand numbers that are nobody's.
func number(n int) string { return fmt.Sprintf("+4477009%05d", n) }

// sign is a signer of our own, after Twilio's description: the address, then each name and value in the order of
// their bytes, run together; HMAC-SHA1; base 64.
func sign(token, address string, form url.Values) string {
	h := hmac.New(sha1.New, []byte(token))
	h.Write([]byte(address))
	for _, name := range slices.Sorted(maps.Keys(form)) {
		for _, value := range form[name] {
			h.Write([]byte(name + value))
		}
	}
	return base64.StdEncoding.EncodeToString(h.Sum(nil))
}

// messagesIn reads TwiML strictly: a Response with Messages that have a body and no attribute.
func messagesIn(t testing.TB, w *httptest.ResponseRecorder) []string {
	t.Helper()
	var response struct {
		XMLName  xml.Name   `xml:"Response"`
		Attrs    []xml.Attr `xml:",any,attr"`
		Messages []struct {
			Attrs []xml.Attr `xml:",any,attr"`
			Body  string     `xml:",chardata"`
			Inner []struct{} `xml:",any"`
		} `xml:"Message"`
		Other []xml.Name `xml:",any"`
	}
	if w.Code != http.StatusOK || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/xml") {
		t.Fatalf("got %d as %q, want 200 as text/xml", w.Code, w.Header().Get("Content-Type"))
	}
	if err := xml.Unmarshal(w.Body.Bytes(), &response); err != nil {
		t.Fatalf("%q is not TwiML: %v", w.Body, err)
	}
	if len(response.Other) > 0 || len(response.Attrs) > 0 {
		t.Errorf("%q holds more than messages", w.Body)
	}
	var texts []string
	for _, m := range response.Messages {
		if len(m.Attrs) > 0 || len(m.Inner) > 0 {
			t.Errorf("%q says more than the text of a message", w.Body)
		}
		texts = append(texts, m.Body)
	}
	return texts
}

// counts keeps what was counted.
type counts struct {
	mu sync.Mutex
	of map[string]int
}

func (c *counts) add(n int, labels ...string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.of == nil {
		c.of = map[string]int{}
	}
	c.of[strings.Join(labels, " ")] += n
}

func (c *counts) Message(channel bot.Channel, outcome string) {
	c.add(1, "message", string(channel), outcome)
}
func (c *counts) Parts(encoding string, parts int) { c.add(parts, "parts", encoding) }
func (c *counts) Rejected(channel bot.Channel, reason string) {
	c.add(1, "rejected", string(channel), reason)
}
func (c *counts) SendFailure(code string) { c.add(1, "failure", code) }

func (c *counts) get(labels string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.of[labels]
}

func (c *counts) String() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return fmt.Sprint(c.of)
}
