package console

import (
	"html"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"

	"waymark/channels/channeltest"
)

// lastReply and its texts, in the page.
var (
	lastReply = regexp.MustCompile(`(?s)id="newest">(.*?)</li>`)
	replyText = regexp.MustCompile(`(?s)<p>(.*?)</p>`)
)

func TestPromises(t *testing.T) {
	channeltest.Run(t, func(_ *testing.T, answerer channeltest.Answerer, log *slog.Logger) channeltest.Line {
		mux := http.NewServeMux()
		New(Settings{}, answerer, log).Routes(mux)
		var people sync.Map // the cookie of each, by sender
		return channeltest.Line{
			Send: func(t testing.TB, m channeltest.Text) []string {
				r := post(url.Values{"id": {m.ID}, "words": {m.Words}, "do": {"send"}})
				if c, ok := people.Load(m.From); ok {
					r.AddCookie(c.(*http.Cookie))
				}
				w := httptest.NewRecorder()
				mux.ServeHTTP(w, r)
				people.Store(m.From, w.Result().Cookies()[0])
				return textsIn(t, w.Body.String())
			},
			ID:    func(id string) string { return id },
			Stops: true,
		}
	})
}

func textsIn(t testing.TB, page string) []string {
	t.Helper()
	reply := lastReply.FindStringSubmatch(page)
	if reply == nil {
		t.Fatal("the page shows no reply")
	}
	var texts []string
	for _, text := range replyText.FindAllStringSubmatch(reply[1], -1) {
		texts = append(texts, html.UnescapeString(strings.TrimSpace(text[1])))
	}
	return texts
}
