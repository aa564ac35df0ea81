package console

import (
	"context"
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"waymark/bot"
	"waymark/channels/channeltest"
	"waymark/knowledge"
)

// scripted keeps what it was asked and says the same to everybody.
type scripted struct {
	asked []bot.Message
	reply bot.Reply
}

func (s *scripted) Answer(_ context.Context, m bot.Message) bot.Reply {
	s.asked = append(s.asked, m)
	return s.reply
}

func answer(texts ...string) bot.Reply {
	return bot.Reply{Texts: texts, Outcome: bot.OutcomeAnswer, Topics: []knowledge.TopicScore{
		{ID: "forced-marriage", Score: 0.978}, {ID: "fraud", Score: 0.011},
	}}
}

// browser is somebody at the page: it keeps cookies and the fields of the form.
type browser struct {
	mux     *http.ServeMux
	cookies map[string]*http.Cookie
	page    string
}

func open(t testing.TB, s Settings, answerer Answerer, logs *channeltest.Logs) *browser {
	t.Helper()
	b := &browser{mux: http.NewServeMux(), cookies: map[string]*http.Cookie{}}
	New(s, answerer, logs.Logger()).Routes(b.mux)
	b.do(httptest.NewRequest(http.MethodGet, "/try", nil))
	return b
}

func (b *browser) do(r *http.Request) *httptest.ResponseRecorder {
	for _, c := range b.cookies {
		r.AddCookie(c)
	}
	w := httptest.NewRecorder()
	b.mux.ServeHTTP(w, r)
	for _, c := range w.Result().Cookies() {
		b.cookies[c.Name] = c
	}
	b.page = w.Body.String()
	return w
}

// press sends the form of the page with these fields changed.
func (b *browser) press(pairs ...string) *httptest.ResponseRecorder {
	form := url.Values{"thread": {b.field("thread")}, "id": {b.field("id")}, "words": {""}}
	for i := 0; i < len(pairs); i += 2 {
		form.Set(pairs[i], pairs[i+1])
	}
	return b.do(post(form))
}

func post(form url.Values) *http.Request {
	r := httptest.NewRequest(http.MethodPost, "/try", strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	return r
}

func (b *browser) field(name string) string {
	found := regexp.MustCompile(`name="` + name + `" value="([^"]*)"`).FindStringSubmatch(b.page)
	if found == nil {
		return ""
	}
	return html.UnescapeString(found[1])
}

func (b *browser) shows(t testing.TB, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(b.page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}

func TestATurn(t *testing.T) {
	var logs channeltest.Logs
	s := &scripted{reply: answer("Free, day or night: 0800 953 9777.", "In danger now? Call 999 – now.")}
	b := open(t, Settings{}, s, &logs)
	w := b.press("do", "send", "words", channeltest.CanaryWords+" <b>&amp;")
	if w.Code != http.StatusOK {
		t.Fatalf("got %d, want 200", w.Code)
	}
	m := s.asked[0]
	if m.Words != channeltest.CanaryWords+" <b>&amp;" || m.Channel != bot.ChannelConsole || m.From == "" || m.ID == "" || m.At.IsZero() {
		t.Errorf("the bot was asked %+v, and not with the words as typed", m)
	}
	b.shows(t, channeltest.CanaryWords+" &lt;b&gt;&amp;amp;", "Free, day or night: 0800 953 9777.", "34 characters, 1 part, plain alphabet",
		"1 part, wide alphabet, because of “–”", "Sure of the topic: forced marriage, 97 in 100; then fraud, 1 in 100.", "<title>Try - Waymark</title>")
	b.press("do", "send", "words", "and more")
	b.shows(t, channeltest.CanaryWords, "and more")
	if s.asked[1].From != m.From || s.asked[1].ID == m.ID {
		t.Error("the second text is not of the same person, or passes for a repeat")
	}
	channeltest.Hidden(t, logs.String())
}

func TestMoves(t *testing.T) {
	s := &scripted{reply: answer("In danger now? Call 999.")}
	b := open(t, Settings{}, s, &channeltest.Logs{})
	b.press("do", "send", "words", "first "+channeltest.CanaryWords)
	b.press("do", "later")
	b.shows(t, "15 minutes later")
	b.press("sample", "what r my rights")
	if gap := s.asked[1].At.Sub(s.asked[0].At); gap < bot.SessionLength || gap > bot.SessionLength+time.Minute {
		t.Errorf("the clock went %v ahead, want %v", gap, bot.SessionLength)
	}
	b.press("do", "person")
	channeltest.Hidden(t, b.page)
	b.press("do", "send", "words", "second")
	if last := s.asked[2]; last.From == s.asked[0].From || last.At.After(time.Now()) {
		t.Error("the other person has the key or the clock of the first")
	}
	s.reply = bot.Reply{Outcome: bot.OutcomeKeyword}
	b.press("do", "send", "words", "hello")
	b.shows(t, "Nothing is sent.", "Silence is safer here.")
}

// A page of which somebody made something else is a fresh one, and a long one forgets its oldest turns.
func TestWhatThePageCarries(t *testing.T) {
	s := &scripted{reply: answer("In danger now? Call 999.")}
	for _, carried := range []string{"", "{", "[]", `{"skipped":-1}`, `{"skipped":99999999999999999}`, `{"turns":[{"texts":["","","","",""]}]}`, "\xff"} {
		b := open(t, Settings{}, s, &channeltest.Logs{})
		if w := b.press("thread", carried, "do", "send", "words", "hello"); w.Code != http.StatusOK || strings.Count(b.page, `class="ours"`) != 1 {
			t.Errorf("%q: got %d and %d replies, want 200 and 1", carried, w.Code, strings.Count(b.page, `class="ours"`))
		}
	}
	b := open(t, Settings{}, s, &channeltest.Logs{})
	for range mostTurns + 5 {
		b.press("do", "send", "words", "hello")
	}
	if n := strings.Count(b.page, `class="ours"`); n != mostTurns {
		t.Errorf("%d turns are shown, want %d", n, mostTurns)
	}
	for range mostTurns {
		if w := b.press("do", "send", "words", strings.Repeat("<😀", longestText)); w.Code != http.StatusOK {
			t.Fatalf("a long conversation got %d, want 200", w.Code)
		}
	}
	if n := len([]rune(string(s.asked[len(s.asked)-1].Words))); n != longestText {
		t.Errorf("a text of %d characters was sent, want %d", n, longestText)
	}
}

func TestHeaders(t *testing.T) {
	b := open(t, Settings{Secure: true, Home: true}, &scripted{reply: answer("999")}, &channeltest.Logs{})
	for _, r := range []*http.Request{
		httptest.NewRequest(http.MethodGet, "/", nil), httptest.NewRequest(http.MethodGet, "/try", nil), post(url.Values{"words": {channeltest.CanaryWords}}),
		httptest.NewRequest(http.MethodGet, "/leave", nil), httptest.NewRequest(http.MethodGet, "/pages/waymark.css", nil),
		httptest.NewRequest(http.MethodGet, "/pages/exit.js", nil),
	} {
		w := b.do(r)
		for name, want := range map[string]string{
			"Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; script-src 'self'; frame-ancestors 'none'; base-uri 'none'",
			"Cache-Control":           "no-store", "Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff",
		} {
			if got := w.Header().Get(name); got != want {
				t.Errorf("%s %s: %s is %q, want %q", r.Method, r.URL.Path, name, got, want)
			}
		}
		channeltest.Hidden(t, w.Header().Get("Location")+strings.Join(w.Header().Values("Set-Cookie"), " "))
		if regexp.MustCompile(`(?i)<script>|<style|\son\w+=|style=`).MatchString(w.Body.String()) {
			t.Errorf("%s holds what its own policy forbids", r.URL.Path)
		}
	}
	session := httptest.NewRecorder()
	b.mux.ServeHTTP(session, httptest.NewRequest(http.MethodGet, "/try", nil))
	c := session.Result().Cookies()[0]
	if !c.HttpOnly || !c.Secure || c.SameSite != http.SameSiteStrictMode || c.MaxAge != 900 || len(c.Value) < 26 {
		t.Errorf("the cookie is %v", c)
	}
}

func TestLeave(t *testing.T) {
	b := open(t, Settings{}, &scripted{}, &channeltest.Logs{})
	w := b.do(httptest.NewRequest(http.MethodGet, "/leave", nil))
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "https://www.bbc.co.uk/weather" {
		t.Errorf("got %d to %q", w.Code, w.Header().Get("Location"))
	}
	if got := w.Header().Get("Clear-Site-Data"); got != `"cookies", "storage"` {
		t.Errorf("Clear-Site-Data is %q", got)
	}
	if c := w.Result().Cookies()[0]; c.MaxAge >= 0 || c.Value != "" {
		t.Errorf("the cookie lives on: %v", c)
	}
}

// The way out comes before everything else, by eye and by keyboard, and is a plain link.
func TestExitStandsFirst(t *testing.T) {
	b := open(t, Settings{}, &scripted{}, &channeltest.Logs{})
	links := regexp.MustCompile(`<(?:a|button|textarea)[^>]*>`).FindAllString(b.page, 3)
	if len(links) < 3 || !strings.Contains(links[0], `href="#main"`) || !strings.Contains(links[1], `href="/leave"`) || !strings.Contains(links[2], `href="/leave"`) {
		t.Errorf("the first three stops are %q, want the skip link and two ways out", links)
	}
}

func TestRefusals(t *testing.T) {
	s := &scripted{reply: answer("999")}
	b := open(t, Settings{}, s, &channeltest.Logs{})
	foreign := post(url.Values{"words": {"x"}})
	foreign.Header.Set("Sec-Fetch-Site", "cross-site")
	for name, test := range map[string]struct {
		request *http.Request
		want    int
	}{
		"from another site": {foreign, http.StatusForbidden},
		"too large":         {post(url.Values{"words": {strings.Repeat("a", maxBody)}}), http.StatusRequestEntityTooLarge},
		"PUT":               {httptest.NewRequest(http.MethodPut, "/try", nil), http.StatusMethodNotAllowed},
		"no home":           {httptest.NewRequest(http.MethodGet, "/", nil), http.StatusNotFound},
	} {
		if w := b.do(test.request); w.Code != test.want {
			t.Errorf("%s: got %d, want %d", name, w.Code, test.want)
		}
	}
	if len(s.asked) > 0 {
		t.Error("the bot was asked")
	}
}

func TestHomeLeadsToTry(t *testing.T) {
	b := open(t, Settings{Home: true}, &scripted{}, &channeltest.Logs{})
	if w := b.do(httptest.NewRequest(http.MethodGet, "/", nil)); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/try" {
		t.Errorf("got %d to %q, want 303 to /try", w.Code, w.Header().Get("Location"))
	}
}

// Every outcome has its words.
func TestWhy(t *testing.T) {
	seen := map[string]bool{}
	for _, o := range []bot.Outcome{
		bot.OutcomeAnswer, bot.OutcomeAsk, bot.OutcomeDanger, bot.OutcomeSuicide, bot.OutcomeNone, bot.OutcomeMilestone, bot.OutcomeRight, bot.OutcomeKeyword,
	} {
		r := bot.Reply{Texts: []string{"999"}, Outcome: o, Urgency: bot.UrgencyNone}
		switch o {
		case bot.OutcomeDanger:
			r.Urgency = bot.UrgencyDanger
		case bot.OutcomeSuicide:
			r.Urgency = bot.UrgencySuicide
		}
		if says := why(r); seen[says] {
			t.Errorf("%s has the words of another outcome: %s", o, says)
		} else {
			seen[says] = true
		}
	}
}

func FuzzThread(f *testing.F) {
	f.Add(`{"turns":[{"at":"2026-11-25T14:00:00Z","words":"hello","texts":["999"]}],"skipped":900000000000}`)
	f.Fuzz(func(t *testing.T, carried string) {
		read := readThread(carried)
		again, err := read.Carried()
		if err != nil {
			return // a year that JSON cannot carry
		}
		if len(readThread(again).Turns) != len(read.Turns) {
			t.Error("a thread lost turns on its way through the page")
		}
	})
}
