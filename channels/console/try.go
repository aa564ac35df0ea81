package console

import (
	"bytes"
	"crypto/rand"
	"errors"
	"net/http"
	"time"

	"waymark/bot"
)

// maxBody is the size of the largest form that is read, in bytes: a thread and a text.
const maxBody = 256 << 10

// screen is what the page shows.
type screen struct {
	Thread  *thread
	ID      string   // of the text that will be sent from this page
	Samples []string // texts to begin with
	Most    int      // characters
}

// samples are texts as people send them, for somebody who does not know what to type.
var samples = []string{
	"my dad is making me marry my cousin", "hes outside tryin to kick the door in", "what r my rights", "how do i pay my council tax",
}

// fresh shows the page of somebody who has never written.
func (c *Console) fresh(w http.ResponseWriter, _ *http.Request) {
	c.newPerson(w)
	c.show(w, &thread{})
}

// newPerson gives the browser the key of a new conversation.
func (c *Console) newPerson(w http.ResponseWriter) (key string) {
	key = rand.Text()
	http.SetCookie(w, c.cookie(key))
	return key
}

// turn does what a button of the page asks.
func (c *Console) turn(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxBody)
	if err := r.ParseForm(); err != nil {
		status := http.StatusBadRequest
		if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
			status = http.StatusRequestEntityTooLarge
		}
		http.Error(w, "This cannot be read. Go back to /try and begin again. In danger now: 999.", status)
		return
	}
	t := readThread(r.PostForm.Get("thread"))
	switch r.PostForm.Get("do") {
	case "person":
		c.fresh(w, r)
		return
	case "later":
		t.later(time.Now())
	default:
		c.send(w, r, &t)
	}
	c.show(w, &t)
}

// send brings a text to the bot and its reply to the thread.
func (c *Console) send(w http.ResponseWriter, r *http.Request, t *thread) {
	words := r.PostForm.Get("sample")
	if words == "" {
		words = r.PostForm.Get("words")
	}
	words = short(words)
	m := bot.Message{
		Channel: bot.ChannelConsole, ID: r.PostForm.Get("id"), From: bot.Sender(c.person(w, r)),
		Words: bot.Words(words), At: time.Now().Add(t.Skipped),
	}
	reply := c.bot.Answer(r.Context(), m)
	t.add(turn{At: m.At, Words: words, Texts: reply.Texts, Why: why(reply)})
}

// person gives the key of the conversation, a new one if the browser has none, and lets it live on.
func (c *Console) person(w http.ResponseWriter, r *http.Request) string {
	known, err := r.Cookie("session")
	if err != nil || len(known.Value) != len(rand.Text()) {
		return c.newPerson(w)
	}
	http.SetCookie(w, c.cookie(known.Value))
	return known.Value
}

// show draws the page.
func (c *Console) show(w http.ResponseWriter, t *thread) {
	s := screen{Thread: t, ID: rand.Text(), Most: longestText}
	if len(t.Turns) == 0 {
		s.Samples = samples
	}
	var drawn bytes.Buffer
	if err := page.Execute(&drawn, s); err != nil { // what it says is not logged: it may hold words
		c.log.Error("the page could not be drawn", "mend", "look at pages/try.html")
		http.Error(w, "The page cannot be shown. In danger now: 999.", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write(drawn.Bytes()) // a browser that has gone cannot be told anything
}
