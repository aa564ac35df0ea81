package main

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"waymark/bot"
	"waymark/channels/console"
	"waymark/channels/slack"
	"waymark/channels/sms"
)

func (p *program) serve() *cobra.Command {
	var demo bool
	var listen, admin string
	c := &cobra.Command{
		Use:   "serve",
		Short: "Answer texts and Slack",
		Long: `Answer texts and Slack, until stopped. SIGTERM and Ctrl-C let the answers that are under way finish.

Settings come from flags, WAYMARK_ variables and a file: waymark help environment.`,
		Args: exactly(0, "no words"),
		RunE: func(c *cobra.Command, _ []string) error {
			s, err := p.settings()
			if err != nil {
				return err
			}
			if listen != "" {
				s.Listen = listen
			}
			if admin != "" {
				s.AdminListen = admin
			}
			return p.served(c.Context(), s, demo)
		},
	}
	c.Flags().BoolVar(&demo, "demo", false, "try it: no account, key or database is needed, and nothing leaves this computer")
	c.Flags().StringVar(&listen, "listen", "", "the address where Twilio and Slack reach us (port 0: any free one)")
	c.Flags().StringVar(&admin, "admin-listen", "", "the address of health and metrics")
	return c
}

// errStopped is why a service ends that was stopped from its own terminal.
var errStopped = errors.New("stopped with Ctrl-C")

func (p *program) served(ctx context.Context, s settings, demo bool) error {
	ctx, stop := withSignals(ctx)
	defer stop(nil)
	m, err := p.remember(ctx, s, demo)
	if err != nil {
		return err
	}
	defer m.close()
	w, err := p.wire(s, m, demo)
	if err != nil {
		return err
	}
	if err := w.server.listen(s.Listen, s.AdminListen); err != nil {
		return err
	}
	w.announce(s, demo)
	if demo {
		p.invite(w.server.public.address())
	}
	go w.reloader.run(ctx)
	go m.run(ctx)
	if err := w.server.run(ctx); err != nil {
		return err
	}
	if errors.Is(context.Cause(ctx), errStopped) {
		return &exit{code: exitStopped}
	}
	return nil
}

// withSignals ends the context at SIGTERM, or at Ctrl-C with errStopped as its cause.
func withSignals(ctx context.Context) (context.Context, context.CancelCauseFunc) {
	ctx, cancel := context.WithCancelCause(ctx)
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		defer signal.Stop(signals)
		select {
		case <-ctx.Done():
		case s := <-signals:
			if s == os.Interrupt {
				cancel(errStopped)
			}
			cancel(nil)
		}
	}()
	return ctx, cancel
}

// wiring is the parts of a service.
type wiring struct {
	log      *slog.Logger
	server   *server
	reloader *reloader
}

// wire builds the parts, the lowest floor first.
func (p *program) wire(s settings, kept *memory, demo bool) (*wiring, error) {
	log := kept.log
	asked := hangups()
	hurry()
	loaded, err := openBase(s.Knowledge, p.now())
	settle()
	if err != nil {
		return nil, err
	}
	m := newMetrics()
	m.use(loaded, p.now())
	b := bot.New(loaded.brain, kept.options(m.answered))
	public := http.NewServeMux()
	if err := routes(public, s, b, log, m); err != nil {
		return nil, &exit{code: exitUsage, cause: err}
	}
	bots := []*bot.Bot{b}
	if demo {
		bots = append(bots, bot.New(loaded.brain, bot.Options{Log: log})) // of its own: the page moves its clock
		console.New(console.Settings{Home: true}, bots[1], log).Routes(public)
	}
	return &wiring{
		log: log, server: newServer(public, m, kept.ready, log),
		reloader: &reloader{folder: s.Knowledge, asked: asked, seen: loaded.stamp, bots: bots, metrics: m, log: log, now: p.now},
	}, nil
}

// routes adds every channel that is switched on.
func routes(public *http.ServeMux, s settings, b *bot.Bot, log *slog.Logger, m *metrics) error {
	return errors.Join(routeSMS(public, s, b, log, m), routeSlack(public, s, b, log, m))
}

func routeSMS(public *http.ServeMux, s settings, b *bot.Bot, log *slog.Logger, m *metrics) error {
	if !s.SMS.Enabled {
		return nil
	}
	line, err := sms.New(s.line(), timed{b, m.seconds}, log, m)
	if err == nil {
		line.Routes(public)
	}
	return err
}

func routeSlack(public *http.ServeMux, s settings, b *bot.Bot, log *slog.Logger, m *metrics) error {
	if !s.Slack.Enabled {
		return nil
	}
	app, err := slack.New(slack.Settings{SigningSecret: s.Slack.SigningSecret, Command: s.Slack.Command}, b.Brain, log, m)
	if err == nil {
		app.Routes(public)
	}
	return err
}

// invite says where a demonstration can be seen.
func (p *program) invite(address string) {
	if _, port, err := net.SplitHostPort(address); err == nil && strings.HasPrefix(address, "127.0.0.1:") {
		address = "localhost:" + port
	}
	say(p.out, "No account is needed. Nothing leaves this computer.\nTry it     http://%s/try\nStop with Ctrl-C.\n", address)
}

// announce says what an operator should know at the start.
func (w *wiring) announce(s settings, demo bool) {
	for _, file := range s.openSecrets() {
		w.log.Warn("everybody on this computer can read a secret; make its file private with chmod 600", "file", file)
	}
	if !demo && !s.SMS.Enabled && !s.Slack.Enabled {
		w.log.Warn("no channel is switched on; set sms.enabled or slack.enabled, or try --demo")
	}
	if s.SMS.Enabled && s.Store == "" {
		w.log.Warn("opt-outs live in memory: who sent STOP is forgotten when this program stops; set store to a file")
	}
	w.log.Info("waymark serves", "listen", w.server.public.address(), "admin", w.server.admin.address())
}
