package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"waymark/bot/store"
)

// looked gives what doctor says of parts, as lines.
func looked(t *testing.T, s settings, names ...string) string {
	t.Helper()
	v := &visit{p: &program{out: io.Discard, err: io.Discard, now: time.Now}, settings: s}
	if err := v.lookAround(t.Context(), names); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, l := range v.lines {
		fmt.Fprintf(&b, "%s %s: %s -> %s\n", l.Mark, l.Part, l.Says, l.Next)
	}
	return b.String()
}

// Each part that is here has its cases of ok, warn and FAIL. The story looks at the base.
func TestDoctorLooksHere(t *testing.T) {
	folder := t.TempDir()
	file := func(name string, mode os.FileMode) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte("sesame"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		return path
	}
	private, group, open, written := file("private", 0o600), file("group", 0o640), file("open", 0o604), file("written", 0o602)
	kept := filepath.Join(folder, "kept.db")
	if s, err := store.Open(t.Context(), kept, (&program{err: io.Discard}).newLog(logSettings{})); err != nil || s.Close() != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		part, name string
		change     func(*settings)
		want       string
	}{
		{"settings", "good", func(s *settings) { s.SMS.Enabled = true }, "ok settings: read without errors -> "},
		{"settings", "nothing on", func(*settings) {}, "warn settings: no channel is switched on"},
		{"settings", "the kill switch", func(s *settings) { s.SMS.Enabled, s.SMS.Static = true, true }, "warn settings: the kill switch is on"},
		{"secrets", "private", func(s *settings) { s.SMS.TwilioAuthTokenFile = private }, "ok secrets: no secret is open to others"},
		{"secrets", "a group", func(s *settings) { s.Slack.SigningSecretFile = group }, "warn secrets: a whole group can get at the signing secret"},
		{"secrets", "everybody", func(s *settings) { s.SMS.KeyFile = open }, "FAIL secrets: everybody on this computer can get at the keys"},
		{"secrets", "everybody writes", func(s *settings) { s.SMS.TwilioAuthTokenFile = written }, "FAIL secrets: everybody on this computer can get at the auth token"},
		{"secrets", "the token in a setting", func(s *settings) { s.SMS.TwilioAuthToken = "sesame" }, "warn secrets: the auth token stands in a setting -> prefer a file"},
		{"secrets", "the secret in a setting", func(s *settings) { s.Slack.SigningSecret = "sesame" }, "warn secrets: the signing secret stands in a setting"},
		{"store", "none, nobody texts", func(*settings) {}, "skip store: no store is set"},
		{"store", "none", func(s *settings) { s.SMS.Enabled = true }, "FAIL store: no store is set"},
		{"store", "not yet", func(s *settings) { s.Store = filepath.Join(folder, "none.db") }, "warn store: there is no store yet"},
		{"store", "no folder", func(s *settings) { s.Store = filepath.Join(folder, "none", "x.db") }, "FAIL store: the folder of the store is not there"},
		{"store", "good, without keys", func(s *settings) { s.Store = kept }, "ok store: opens, writes, and its schema is up to date -> \nwarn store: there are no keys"},
		{"store", "bad keys", func(s *settings) { s.Store, s.SMS.KeyFile = kept, private }, "ok store: opens, writes, and its schema is up to date -> \nFAIL store: line 1 of " + private + " is no key"},
		{"store", "no database", func(s *settings) { s.Store = private }, "FAIL store: "},
		{"store", "no server", func(s *settings) { s.Store = "postgres://waymark:sesame@127.0.0.1:1/x?connect_timeout=1" }, "FAIL store: "},
		{"slack", "off", func(*settings) {}, "skip slack: switched off"},
		{"slack", "good", func(s *settings) {
			s.Slack.Enabled, s.Slack.SigningSecret = true, "0123456789abcdef0123456789abcdef"
		}, "ok slack: the settings are good"},
		{"slack", "no secret", func(s *settings) { s.Slack.Enabled = true }, "FAIL slack: "},
		{"twilio", "off", func(*settings) {}, "skip twilio: texts are switched off"},
		{"twilio", "half set up", func(s *settings) { s.SMS.TwilioAccount = "AC1" }, "warn twilio: texts are switched off -> set sms.enabled"},
		{"twilio", "on, and not set up", func(s *settings) { s.SMS.Enabled = true }, "FAIL twilio: the public URL cannot be read -> write it as"},
		{"knowledge", "no folder", func(s *settings) { s.Knowledge = filepath.Join(folder, "none") }, "FAIL knowledge: the folder of the knowledge base cannot be opened"},
	} {
		t.Run(test.part+", "+test.name, func(t *testing.T) {
			s := defaults()
			test.change(&s)
			got := looked(t, s, test.part)
			if !strings.HasPrefix(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
			if strings.Contains(got, "sesame") {
				t.Errorf("a secret is shown: %q", got)
			}
		})
	}
	if exists(filepath.Join(folder, "none.db")) || exists(kept+".key") {
		t.Error("looking made a file")
	}
}

func TestDoctorLooksAtTheService(t *testing.T) {
	const build = "# HELP x\nwaymark_build_info{base=\"1\"} 1\n"
	for _, test := range []struct {
		name   string
		status int
		page   string
		want   string
		marked bool
	}{
		{"ready", 200, build, "ok service: waymark serve is running and ready", false},
		{"marked", 200, build + markedTexts + "3\n", "ok service: ", true},
		{"none marked", 200, build + markedTexts + "0\n", "ok service: ", false},
		{"stopping", 503, build, "FAIL service: the program that runs is not ready", false},
		{"another program", 200, "hello", "warn service: what answers at", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/readyz" {
					w.WriteHeader(test.status)
				}
				_, _ = io.WriteString(w, test.page)
			}))
			defer server.Close()
			s := defaults()
			s.AdminListen = strings.TrimPrefix(server.URL, "http://")
			if got := looked(t, s, "service"); !strings.HasPrefix(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
			v := &visit{settings: s}
			if got := v.marked(t.Context()); got != test.marked {
				t.Errorf("marked: %v", got)
			}
			if err := v.live(t.Context()); (err == nil) != (test.status == 200) {
				t.Errorf("live: %v", err)
			}
		})
	}
	for listen, want := range map[string]string{
		":9090": "http://127.0.0.1:9090", "0.0.0.0:1": "http://127.0.0.1:1", "[::]:1": "http://127.0.0.1:1",
		"127.0.0.1:9": "http://127.0.0.1:9", "[::1]:9": "http://[::1]:9",
	} {
		if got := adminAddress(listen); got != want {
			t.Errorf("%s is reached at %s, not %s", listen, got, want)
		}
	}
}
