package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSettingsInOrder(t *testing.T) {
	folder := t.TempDir()
	write := func(name, content string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	token := write("token", "sesame\n")
	config := write("waymark.yaml", "listen: 127.0.0.1:1\nadmin_listen: 127.0.0.1:2\nsms:\n  enabled: yes\n  twilio_auth_token_file: "+token+"\n")
	s, err := readSettings(config, []string{"HOME=/", "WAYMARK_ADMIN_LISTEN=127.0.0.1:3", "WAYMARK_SLACK_ENABLED=true", "WAYMARK_KNOWLEDGE="})
	if err != nil {
		t.Fatal(err)
	}
	if s.Listen != "127.0.0.1:1" || s.AdminListen != "127.0.0.1:3" || !s.SMS.Enabled || !s.Slack.Enabled || s.Slack.Command != "/waymark" {
		t.Errorf("read as %+v", s)
	}
	if string(s.SMS.TwilioAuthToken) != "sesame" {
		t.Error("the token is not that of its file, without the end of the line")
	}
	if shown := fmt.Sprintf("%v %+v %#v", s, s, s); strings.Contains(shown, "sesame") {
		t.Errorf("a secret is shown: %s", shown)
	}
}

func TestSettingsThatAreRefused(t *testing.T) {
	folder := t.TempDir()
	config := filepath.Join(folder, "waymark.yaml")
	for _, test := range []struct {
		name, file string
		environ    []string
		want       string
	}{
		{"an unknown key", "lisen: x\n", nil, `waymark.yaml:1:1  "lisen" is not a known field here. Did you mean "listen"?`},
		{"a key twice", "listen: x\nlisten: y\n", nil, "appears twice"},
		{"a word that is not one of a few", "log: {level: loud}\n", nil, `"loud" is not known for "level"`},
		{"not YAML", "sms:\n\tenabled: yes\n", nil, "There is a tab on line 2. Use two spaces."},
		{"an unknown variable", "listen: x\n", []string{"WAYMARK_SMS_NUMER=1"}, `Did you mean "WAYMARK_SMS_NUMBER"?`},
		{"a variable that cannot be", "listen: x\n", []string{"WAYMARK_SMS_STATIC=perhaps"}, `WAYMARK_SMS_STATIC cannot be "perhaps"`},
		{"a secret twice", "sms: {twilio_auth_token: sesame, twilio_auth_token_file: f}\n", nil, "are both set. Keep one"},
		{"a secret's file that is not there", "slack: {signing_secret_file: " + folder + "/none}\n", nil, "read slack.signing_secret_file: open"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if err := os.WriteFile(config, []byte(test.file), 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := readSettings(config, test.environ)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("the error is %v, without %q", err, test.want)
			}
			if err != nil && strings.Contains(err.Error(), "sesame") {
				t.Errorf("the error shows a secret: %v", err)
			}
		})
	}
}
