package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"waymark/bot/store"
	"waymark/channels/slack"
	"waymark/channels/sms"
	"waymark/knowledge"
)

// usualConfig is read when --config names no other file; it need not exist.
const usualConfig = "/etc/waymark/waymark.yaml"

// settings is everything that can be set. The struct drives the file, the variables and waymark help environment:
// sms.number in the file is WAYMARK_SMS_NUMBER. Secrets never print.
type settings struct {
	Listen      string        `yaml:"listen,optional" about:"where Twilio and Slack reach us"`
	AdminListen string        `yaml:"admin_listen,optional" about:"health and metrics; keep it private"`
	PublicURL   string        `yaml:"public_url,optional" about:"how the world reaches listen, as typed at Twilio"`
	Knowledge   string        `yaml:"knowledge,optional" about:"a folder with the base; without it the one inside the program"`
	Store       string        `yaml:"store,optional" about:"a file, or postgres://…; without it nothing outlives the program"`
	SMS         smsSettings   `yaml:"sms,optional"`
	Slack       slackSettings `yaml:"slack,optional"`
	Log         logSettings   `yaml:"log,optional"`
}

type smsSettings struct {
	Enabled             bool       `yaml:"enabled,optional" about:"answer texts"`
	Number              string     `yaml:"number,optional" about:"the line's own number, +447…"`
	TwilioAccount       string     `yaml:"twilio_account,optional" about:"the account SID, AC…"`
	TwilioAuthToken     sms.Secret `yaml:"twilio_auth_token,optional" about:"better in a file: see the next"`
	TwilioAuthTokenFile string     `yaml:"twilio_auth_token_file,optional" about:"the file with the auth token"`
	KeyFile             string     `yaml:"key_file,optional" about:"the keys of keyed hashes; without it a file beside the store"`
	Static              bool       `yaml:"static,optional" about:"the kill switch: every text gets the static safe reply"`
}

type slackSettings struct {
	Enabled           bool         `yaml:"enabled,optional" about:"answer the slash command"`
	Command           string       `yaml:"command,optional" about:"the slash command"`
	SigningSecret     slack.Secret `yaml:"signing_secret,optional" about:"better in a file: see the next"`
	SigningSecretFile string       `yaml:"signing_secret_file,optional" about:"the file with the signing secret"`
}

type logSettings struct {
	Level  string `yaml:"level,optional" words:"debug|info|warn|error" about:"debug, info, warn or error"`
	Format string `yaml:"format,optional" words:"auto|text|json" about:"auto (text on a terminal, JSON elsewhere), text or json"`
}

func defaults() settings {
	return settings{
		Listen:      "127.0.0.1:8080",
		AdminListen: "127.0.0.1:9090",
		Slack:       slackSettings{Command: "/waymark"},
		Log:         logSettings{Level: "info", Format: "auto"},
	}
}

// readSettings gives the defaults, changed by the file, then by the environment. The error names each thing that is
// wrong and how to mend it, and shows no secret.
func readSettings(config string, environ []string) (settings, error) {
	s := defaults()
	err := errors.Join(s.readFile(config), s.readEnvironment(environ))
	if err != nil {
		return settings{}, err
	}
	return s, errors.Join(
		readSecret(&s.SMS.TwilioAuthToken, s.SMS.TwilioAuthTokenFile, "sms.twilio_auth_token"),
		readSecret(&s.Slack.SigningSecret, s.Slack.SigningSecretFile, "slack.signing_secret"),
	)
}

func (s *settings) readFile(config string) error {
	name := config
	if name == "" {
		name = usualConfig
	}
	content, err := os.ReadFile(name)
	switch {
	case config == "" && errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("read the settings: %w", err)
	}
	var errs []error
	for _, p := range knowledge.Decode(name, content, s) { // without the excerpt, which could show a secret
		errs = append(errs, fmt.Errorf("%s:%d:%d  %s %s", p.File, p.Line, p.Column, p.Reason, p.Mend))
	}
	return errors.Join(errs...)
}

// readSecret fills a secret from its file, without the line's end.
func readSecret[S ~string](to *S, file, key string) error {
	if file == "" {
		return nil
	}
	if *to != "" {
		return fmt.Errorf("%s and %s_file are both set. Keep one, better the file", key, key)
	}
	content, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("read %s_file: %w", key, err)
	}
	*to = S(strings.TrimSuffix(strings.TrimSuffix(string(content), "\n"), "\r"))
	return nil
}

// keys names the file of the keys; "" when there is none.
func (s smsSettings) keys(where string) string {
	if s.KeyFile == "" && where != "" {
		return store.KeyFile(where)
	}
	return s.KeyFile
}

// openSecrets names the files of secrets that everybody on this computer can read.
func (s settings) openSecrets() []string {
	var open []string
	for _, file := range [...]string{s.SMS.TwilioAuthTokenFile, s.SMS.keys(s.Store), s.Slack.SigningSecretFile} {
		if about, err := os.Stat(file); file != "" && err == nil && about.Mode().Perm()&0o004 != 0 {
			open = append(open, file)
		}
	}
	return open
}
