package console

import (
	"context"
	"embed"
	"html/template"
	"log/slog"
	"net/http"

	"waymark/bot"
)

// Answerer answers messages. It is implemented by [bot.Bot].
type Answerer interface {
	Answer(context.Context, bot.Message) bot.Reply
}

// Settings is what the console needs to know.
type Settings struct {
	Secure bool // pages are reached by https: the cookie then crosses nothing else
	Home   bool // "/" leads to /try
}

// Console is the pages. It may be used by many goroutines at once.
type Console struct {
	secure bool
	home   bool
	bot    Answerer
	log    *slog.Logger
}

//go:embed pages
var files embed.FS

// page is parsed when the program starts; a page that cannot be parsed is a mistake of ours.
var page = template.Must(template.ParseFS(files, "pages/try.html"))

// New makes the pages. Give them a bot that nobody else uses: "15 minutes later" moves its clock, and a bot forgets
// every conversation that is over by then.
func New(s Settings, answerer Answerer, log *slog.Logger) *Console {
	return &Console{secure: s.Secure, home: s.Home, bot: answerer, log: log.With("channel", bot.ChannelConsole)}
}

// Routes adds the pages to a mux.
func (c *Console) Routes(mux *http.ServeMux) {
	foreign := http.NewCrossOriginProtection()
	mux.Handle("GET /try", guarded(c.fresh))
	mux.Handle("POST /try", foreign.Handler(guarded(c.turn)))
	mux.Handle("GET /leave", guarded(c.leave))
	mux.Handle("GET /pages/waymark.css", guarded(file("pages/waymark.css", "text/css; charset=utf-8")))
	mux.Handle("GET /pages/exit.js", guarded(file("pages/exit.js", "text/javascript; charset=utf-8")))
	if c.home {
		mux.Handle("GET /{$}", guarded(func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/try", http.StatusSeeOther)
		}))
	}
}

// policy lets a page use nothing but what this program serves.
const policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; script-src 'self'; " +
	"frame-ancestors 'none'; base-uri 'none'"

// guarded sets the headers of every answer: nothing is kept, nothing else is loaded, nobody is told where one was.
func guarded(next http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("Cache-Control", "no-store")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("X-Content-Type-Options", "nosniff")
		next(w, r)
	})
}

// file serves one embedded file.
func file(name, kind string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", kind)
		http.ServeFileFS(w, r, files, name)
	}
}

// away is where "Exit this page" leads: a page that anybody may have open.
const away = "https://www.bbc.co.uk/weather"

// leave makes the browser forget this site and sends it away.
func (c *Console) leave(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Clear-Site-Data", `"cookies", "storage"`)
	gone := c.cookie("")
	gone.MaxAge = -1
	http.SetCookie(w, gone)
	http.Redirect(w, r, away, http.StatusSeeOther)
}

// cookie holds the key of a conversation: a random name, and nothing about a person. It ends with the session.
func (c *Console) cookie(key string) *http.Cookie {
	return &http.Cookie{
		Name: "session", Value: key, Path: "/", MaxAge: int(bot.SessionLength.Seconds()),
		HttpOnly: true, Secure: c.secure, SameSite: http.SameSiteStrictMode,
	}
}
