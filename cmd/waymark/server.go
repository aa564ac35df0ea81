package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"sync/atomic"
	"time"
)

// Limits of the servers, so that slow or large requests cost little. Twilio waits 15 s for an answer.
const (
	headerWithin = 5 * time.Second
	readWithin   = 10 * time.Second
	writeWithin  = 15 * time.Second
	idleFor      = 60 * time.Second
	largestHead  = 16 << 10 // bytes
	finishWithin = 15 * time.Second
)

// server is the public address and the private one.
type server struct {
	public, admin *port
	ready         atomic.Bool
	store         func(context.Context) error // whether the store answers
}

func newServer(public *http.ServeMux, m *metrics, store func(context.Context) error, log *slog.Logger) *server {
	s := &server{store: store}
	public.HandleFunc("GET /livez", alive)
	admin := http.NewServeMux()
	admin.HandleFunc("GET /livez", alive)
	admin.HandleFunc("GET /readyz", s.readyz)
	admin.Handle("GET /metrics", m.page())
	s.public, s.admin = newPort(public, log), newPort(admin, log)
	return s
}

func alive(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "ok\n") }

// readyz says whether the base is loaded, the store answers and the program is not stopping.
func (s *server) readyz(w http.ResponseWriter, r *http.Request) {
	if !s.ready.Load() {
		http.Error(w, "stopping", http.StatusServiceUnavailable)
		return
	}
	if err := s.store(r.Context()); err != nil {
		http.Error(w, "the store is away: texts are answered, opt-outs hold from memory", http.StatusServiceUnavailable)
		return
	}
	_, _ = io.WriteString(w, "ok\n")
}

func (s *server) listen(public, admin string) error {
	return errors.Join(s.public.listen(public), s.admin.listen(admin))
}

// run serves until the context ends, then lets what is under way finish.
func (s *server) run(ctx context.Context) error {
	failed := make(chan error, 2)
	for _, p := range [...]*port{s.public, s.admin} {
		go func() { failed <- p.http.Serve(p.listener) }()
	}
	s.ready.Store(true)
	var err error
	select {
	case <-ctx.Done():
	case err = <-failed:
	}
	s.ready.Store(false)
	finish, cancel := context.WithTimeout(context.WithoutCancel(ctx), finishWithin)
	defer cancel()
	return errors.Join(err, s.public.http.Shutdown(finish), s.admin.http.Shutdown(finish))
}

// port is one address and what answers there.
type port struct {
	http     *http.Server
	listener net.Listener
}

func newPort(routes http.Handler, log *slog.Logger) *port {
	return &port{http: &http.Server{
		Handler:           routes,
		ReadHeaderTimeout: headerWithin,
		ReadTimeout:       readWithin,
		WriteTimeout:      writeWithin,
		IdleTimeout:       idleFor,
		MaxHeaderBytes:    largestHead,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}}
}

func (p *port) listen(at string) (err error) {
	if p.listener, err = net.Listen("tcp", at); err != nil {
		return fmt.Errorf("listen: %w; set another address with listen or admin_listen", err)
	}
	return nil
}

// address is where the port really listens.
func (p *port) address() string { return p.listener.Addr().String() }
