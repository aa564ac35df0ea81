package main

import (
	"io"
	"log/slog"

	"waymark/channels/terminal"
)

// newLog makes the log: text on a terminal, JSON elsewhere, unless the settings say which.
func (p *program) newLog(s logSettings) *slog.Logger {
	o := &slog.HandlerOptions{}
	switch {
	case p.flags.verbose || s.Level == "debug":
		o.Level = slog.LevelDebug
	case p.flags.quiet || s.Level == "error":
		o.Level = slog.LevelError
	case s.Level == "warn":
		o.Level = slog.LevelWarn
	}
	return slog.New(logHandler(p.err, s.Format, o))
}

func logHandler(to io.Writer, format string, o *slog.HandlerOptions) slog.Handler {
	file, isReader := to.(io.Reader)
	if format == "text" || format == "auto" && isReader && terminal.IsTerminal(file) {
		return slog.NewTextHandler(to, o)
	}
	return slog.NewJSONHandler(to, o)
}
