package sms

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/netip"
	"net/url"
	"regexp"
	"strings"

	"waymark/bot"
)

// Settings is what the text line needs to know.
type Settings struct {
	PublicURL  string // where Twilio reaches this program, as it is written in Twilio's settings, without the /sms
	Number     string // the line's own number: a UK mobile number as +447…, never a name or a short code (S13)
	AccountSID string // AC and 32 hexadecimal digits
	AuthToken  Secret // the primary one: Twilio signs with no other
	Static     bool   // the kill switch: every text gets StaticText, and the bot is not asked (S49)
	StaticText string // what a person gets when all else fails; empty: bot.StaticReply
}

const hidden = "[hidden]"

// Secret is a key or a token. It never prints: logs, errors and every verb of fmt show "[hidden]".
type Secret string

// Format writes "[hidden]", whatever the verb.
func (Secret) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, hidden) }

// String returns "[hidden]".
func (Secret) String() string { return hidden }

// GoString returns "[hidden]".
func (Secret) GoString() string { return hidden }

// LogValue returns "[hidden]".
func (Secret) LogValue() slog.Value { return slog.StringValue(hidden) }

// MarshalText returns "[hidden]".
func (Secret) MarshalText() ([]byte, error) { return []byte(hidden), nil }

var (
	ukMobile   = regexp.MustCompile(`^\+447[0-9]{9}$`)
	accountSID = regexp.MustCompile(`^AC[0-9a-fA-F]{32}$`)
)

// check gives everything that is wrong with the settings, each with its mend.
func (s Settings) check() error {
	errs := []error{checkPublicURL(s.PublicURL)}
	if !ukMobile.MatchString(s.Number) {
		errs = append(errs, errors.New("the number of the text line is not a UK mobile number; "+
			"write it as +447 and nine digits: a name or a short code would say who the texts are from"))
	}
	if !accountSID.MatchString(s.AccountSID) {
		errs = append(errs, errors.New("the Twilio account is not an account SID; "+
			"copy the one from the first page of Twilio's console: AC and 32 digits or letters a to f"))
	}
	if token := string(s.AuthToken); token == "" || token != strings.TrimSpace(token) {
		errs = append(errs, errors.New("the Twilio auth token is empty or has a space around it; "+
			"copy the primary auth token from the first page of Twilio's console"))
	}
	if !strings.Contains(s.StaticText, "999") {
		errs = append(errs, errors.New("the static safe reply does not name 999; write it so that it is enough on its own"))
	}
	return errors.Join(errs...)
}

// checkPublicURL refuses an address that Twilio could not reach or would sign differently.
func checkPublicURL(raw string) error {
	u, err := url.Parse(raw)
	switch {
	case err != nil || u.Hostname() == "":
		return errors.New("the public URL cannot be read; write it as https://waymark.example.org")
	case u.Scheme != "https" && (u.Scheme != "http" || !isLoopback(u.Hostname())):
		return errors.New("the public URL does not begin with https://; texts must not cross the network in the open")
	case u.User != nil || u.RawQuery != "" || u.ForceQuery || u.Fragment != "":
		return errors.New("the public URL holds more than a host and a path; take away the name, the ? or the #")
	}
	return nil
}

func isLoopback(host string) bool {
	address, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && address.IsLoopback()
}

// withDefaults fills in what may be left out.
func (s Settings) withDefaults() Settings {
	s.PublicURL = strings.TrimRight(s.PublicURL, "/")
	if s.StaticText == "" {
		s.StaticText = bot.StaticReply
	}
	return s
}
