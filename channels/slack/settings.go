package slack

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"regexp"
	"strings"
)

// Settings is what the Slack app needs to know.
type Settings struct {
	SigningSecret Secret // from "Basic Information" of the app; not the old verification token
	Command       string // as the app's manifest names it, since names of several apps can clash; empty: /waymark
}

const usualCommand = "/waymark"

// Secret is a key. It never prints: logs, errors and every verb of fmt show "[hidden]".
type Secret string

const hidden = "[hidden]"

// Format writes "[hidden]", whatever the verb.
func (Secret) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, hidden) }

// LogValue returns "[hidden]".
func (Secret) LogValue() slog.Value { return slog.StringValue(hidden) }

// MarshalText returns "[hidden]".
func (Secret) MarshalText() ([]byte, error) { return []byte(hidden), nil }

// commandName is how Slack lets a command be named: 32 characters at most, the slash included.
var commandName = regexp.MustCompile(`^/[a-z0-9_-]{1,31}$`)

// check gives everything that is wrong with the settings, each with its mend.
func (s Settings) check() error {
	var errs []error
	if secret := string(s.SigningSecret); secret == "" || secret != strings.TrimSpace(secret) {
		errs = append(errs, errors.New("the signing secret is empty or has a space around it; "+
			`copy it from "Basic Information" of the app at api.slack.com/apps`))
	}
	if !commandName.MatchString(s.Command) {
		errs = append(errs, errors.New("the command is not one that Slack takes; "+
			"write it as in the app's settings: a slash and at most 31 small letters, digits, - or _"))
	}
	return errors.Join(errs...)
}
