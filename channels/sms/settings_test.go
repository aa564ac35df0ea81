package sms

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"waymark/channels/channeltest"
)

func TestSettings(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(*Settings)
		want   string // in the error; empty: good
	}{
		{"as they should be", func(*Settings) {}, ""},
		{"a slash at the end", func(s *Settings) { s.PublicURL += "/" }, ""},
		{"a path", func(s *Settings) { s.PublicURL += "/line" }, ""},
		{"loopback", func(s *Settings) { s.PublicURL = "http://127.0.0.1:8080" }, ""},
		{"loopback by name", func(s *Settings) { s.PublicURL = "http://localhost:8080" }, ""},
		{"loopback in IPv6", func(s *Settings) { s.PublicURL = "http://[::1]:8080" }, ""},
		{"no public URL", func(s *Settings) { s.PublicURL = "" }, "public URL cannot be read"},
		{"no host", func(s *Settings) { s.PublicURL = "https:///sms" }, "public URL cannot be read"},
		{"in the open", func(s *Settings) { s.PublicURL = "http://waymark.example.org" }, "https://"},
		{"in the open, like loopback", func(s *Settings) { s.PublicURL = "http://localhost.example.org" }, "https://"},
		{"another scheme", func(s *Settings) { s.PublicURL = "ftp://127.0.0.1" }, "https://"},
		{"a query", func(s *Settings) { s.PublicURL += "/?a=1" }, "more than a host and a path"},
		{"Twilio's connection overrides", func(s *Settings) { s.PublicURL += "#rc=2" }, "more than a host and a path"},
		{"a password", func(s *Settings) { s.PublicURL = "https://a:hunter2@waymark.example.org" }, "more than a host and a path"},
		{"a name as number", func(s *Settings) { s.Number = "Waymark" }, "not a UK mobile number"},
		{"a short code", func(s *Settings) { s.Number = "60006" }, "not a UK mobile number"},
		{"a landline", func(s *Settings) { s.Number = "+441214960123" }, "not a UK mobile number"},
		{"a national number", func(s *Settings) { s.Number = "07700900456" }, "not a UK mobile number"},
		{"RCS", func(s *Settings) { s.Number = "rcs:waymark" }, "not a UK mobile number"},
		{"no account", func(s *Settings) { s.AccountSID = "" }, "not an account SID"},
		{"an API key for an account", func(s *Settings) { s.AccountSID = "SK" + testAccount[2:] }, "not an account SID"},
		{"no token", func(s *Settings) { s.AuthToken = "" }, "auth token is empty"},
		{"a token with its line end", func(s *Settings) { s.AuthToken += "\n" }, "space around it"},
		{"a safe reply that is not", func(s *Settings) { s.StaticText = "Sorry, try later." }, "does not name 999"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := testSettings()
			test.change(&s)
			var logs channeltest.Logs
			_, err := New(s, answering(nil), logs.Logger(), nil)
			switch {
			case test.want == "" && err != nil:
				t.Errorf("refused: %v", err)
			case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)):
				t.Errorf("got %v, want an error with %q", err, test.want)
			case err != nil && (strings.Contains(err.Error(), "hunter2") || strings.Contains(err.Error(), testToken)):
				t.Errorf("the error tells a secret: %v", err)
			}
		})
	}
}

func TestSettingsNameEveryFault(t *testing.T) {
	var logs channeltest.Logs
	_, err := New(Settings{StaticText: "no"}, answering(nil), logs.Logger(), nil)
	for _, want := range []string{"public URL", "number of the text line", "account SID", "auth token", "999"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want it to name the %s", err, want)
		}
	}
}

func TestSecretNeverPrints(t *testing.T) {
	s := testSettings()
	s.AuthToken = "canary-token"
	asJSON, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	var logs channeltest.Logs
	logs.Logger().Info("settings", "all", s, "one", s.AuthToken, slog.Any("pointer", &s))
	all := logs.String() + string(asJSON) +
		fmt.Sprintf("%v %+v %#v %s %q %x %d", s, s, s, s.AuthToken, s.AuthToken, s.AuthToken, s.AuthToken)
	if strings.Contains(all, "canary") || strings.Contains(all, fmt.Sprintf("%x", "canary")) {
		t.Errorf("the token was printed in %s", all)
	}
}
