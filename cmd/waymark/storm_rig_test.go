//go:build storm

package main

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// The storm drives the built program as Twilio would, while it is killed, attacked, starved and spoilt.

const (
	lineNumber  = "+447911123456"
	lineAccount = "AC0123456789abcdef0123456789abcdef"
	lineToken   = "0123456789abcdef0123456789abcdef"
	lineURL     = "https://waymark.test"
)

// said are texts as people write them.
var said = [...]string{
	"my dad is making me marry my cousin in pakistan next month i dont want to",
	"hes outside tryin to kick the door in", "im 13 my mum hits me", "hlp wiv ma ex keeps turnin up",
	"what r my rights", "how do i pay my council tax", "asdf jkl", "HELP", "pomocy maz mnie bije",
	"my fella batters me nd wont let me out wot do i do",
}

// built is the program, built once for all tests, beside that of the tests.
var built = sync.OnceValues(func() (string, error) {
	tests, err := os.Executable()
	if err != nil {
		return "", err
	}
	program := filepath.Join(filepath.Dir(tests), "waymark-in-the-storm")
	if words, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		return "", fmt.Errorf("build the program: %w\n%s", err, words)
	}
	return program, nil
})

// liveLine is the program that serves texts, with its store in a folder of its own.
type liveLine struct {
	testing.TB
	folder        string
	flags         []string
	cmd           *exec.Cmd
	ended         chan struct{} // closed when it has
	listen, admin string
	starts        int
	ids           atomic.Int64
	caller        http.Client
}

// newLine makes a line with an empty store, which is started with these flags.
func newLine(t testing.TB, flags ...string) *liveLine {
	t.Helper()
	l := &liveLine{TB: t, folder: t.TempDir(), flags: flags}
	l.caller.Transport = &http.Transport{MaxIdleConnsPerHost: 64}
	l.caller.Timeout = patient
	check(t, os.Mkdir(filepath.Dir(l.store()), 0o700))
	t.Cleanup(func() {
		if l.cmd != nil {
			l.kill()
		}
	})
	return l
}

// startLine starts a line.
func startLine(t testing.TB, flags ...string) *liveLine {
	t.Helper()
	l := newLine(t, flags...)
	l.start()
	return l
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (l *liveLine) store() string { return filepath.Join(l.folder, "store", "waymark.db") }

// start starts the program, for the first time or again, and waits until it serves.
func (l *liveLine) start() {
	l.Helper()
	program, err := built()
	check(l, err)
	l.starts++
	log, err := os.Create(l.logFile())
	check(l, err)
	l.cmd = exec.Command(program, append([]string{"serve", "--listen", "127.0.0.1:0", "--admin-listen", "127.0.0.1:0"}, l.flags...)...)
	through := struct{ io.Writer }{log} // a pipe: the log goes on when the program's files may not grow
	l.cmd.Stdout, l.cmd.Stderr = through, through
	l.cmd.Env = []string{
		"WAYMARK_SMS_ENABLED=yes", "WAYMARK_SMS_NUMBER=" + lineNumber, "WAYMARK_SMS_TWILIO_ACCOUNT=" + lineAccount,
		"WAYMARK_SMS_TWILIO_AUTH_TOKEN=" + lineToken, "WAYMARK_PUBLIC_URL=" + lineURL, "WAYMARK_STORE=" + l.store(),
	}
	check(l, l.cmd.Start())
	l.ended = make(chan struct{})
	go func() {
		defer close(l.ended)
		_ = errors.Join(l.cmd.Wait(), log.Close()) // how it ended is in its ProcessState
	}()
	l.awaits("waymark serves", 1)
	var at struct{ Listen, Admin string }
	for words := range strings.Lines(l.log()) {
		if strings.Contains(words, `"waymark serves"`) {
			check(l, json.Unmarshal([]byte(words), &at))
		}
	}
	l.listen, l.admin = at.Listen, at.Admin
}

func (l *liveLine) logFile() string {
	return filepath.Join(l.folder, fmt.Sprintf("serve-%d.log", l.starts))
}

// log gives what the program has logged since it was started.
func (l *liveLine) log() string {
	words, err := os.ReadFile(l.logFile())
	check(l, err)
	return string(words)
}

// awaits waits until the log holds words so many times.
func (l *liveLine) awaits(words string, times int) {
	l.Helper()
	for late := time.Now().Add(patient); time.Now().Before(late); time.Sleep(10 * time.Millisecond) {
		if strings.Count(l.log(), words) >= times {
			return
		}
		select {
		case <-l.ended:
			l.Fatalf("the program ended:\n%s", l.log())
		default:
		}
	}
	l.Fatalf("the log does not say %q %d times:\n%s", words, times, l.log())
}

// kill ends the program as a loss of power would.
func (l *liveLine) kill() {
	_ = l.cmd.Process.Kill() // one that has ended is killed already
	<-l.ended
	l.caller.CloseIdleConnections()
}

// alive fails when the program has ended.
func (l *liveLine) alive() {
	l.Helper()
	select {
	case <-l.ended:
		l.Fatalf("the program ended:\n%s", l.log())
	default:
	}
	if strings.Contains(l.log(), "panic") {
		l.Errorf("something panicked:\n%s", l.log())
	}
}

// memory gives what the program holds in memory, in MiB.
func (l *liveLine) memory() int {
	l.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", l.cmd.Process.Pid))
	check(l, err)
	_, after, _ := bytes.Cut(status, []byte("VmRSS:"))
	kib, err := strconv.Atoi(string(bytes.Fields(after)[0]))
	check(l, err)
	return kib >> 10
}

// phone gives one of a hundred thousand numbers that are nobody's.
func phone(n int) string { return fmt.Sprintf("+4477009%05d", n) }

// textForm is a text as Twilio brings it.
func textForm(id int64, from, words string) url.Values {
	return url.Values{
		"AccountSid": {lineAccount}, "To": {lineNumber}, "From": {from}, "Body": {words}, "NumMedia": {"0"}, "NumSegments": {"1"},
		"MessageSid": {fmt.Sprintf("SM%032x", id)},
	}
}

// form is a text with an id of its own.
func (l *liveLine) form(from, words string) url.Values { return textForm(l.ids.Add(1), from, words) }

// text sends a text and gives the texts that go back, none when there is silence.
func (l *liveLine) text(from, words string) ([]string, error) {
	form := l.form(from, words)
	return l.bring(form, signedAsTwilio(lineToken, lineURL+"/sms", form))
}

func (l *liveLine) bring(form url.Values, signature string) ([]string, error) {
	r, err := http.NewRequest(http.MethodPost, "http://"+l.listen+"/sms", strings.NewReader(form.Encode()))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
	r.Header.Set("X-Twilio-Signature", signature)
	return l.do(r)
}

// do makes a request that must be answered with TwiML, and reads it.
func (l *liveLine) do(r *http.Request) ([]string, error) {
	answer, err := l.caller.Do(r)
	if err != nil {
		return nil, err
	}
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		return nil, err
	}
	if err := answer.Body.Close(); err != nil {
		return nil, err
	}
	var twiml struct {
		XMLName  xml.Name `xml:"Response"`
		Messages []string `xml:"Message"`
	}
	if err := xml.Unmarshal(body, &twiml); err != nil || answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("got %d %q, which is no TwiML", answer.StatusCode, body)
	}
	return twiml.Messages, nil
}

// page gives a page of the private address and its status.
func (l *liveLine) page(path string) (int, string) {
	l.Helper()
	answer, err := l.caller.Get("http://" + l.admin + path)
	check(l, err)
	body, err := io.ReadAll(answer.Body)
	check(l, err)
	check(l, answer.Body.Close())
	return answer.StatusCode, string(body)
}

// hides fails when the logs of every start, or the metrics, hold the words or the number of the canary.
func (l *liveLine) hides() {
	l.Helper()
	_, places := l.page("/metrics")
	logs, err := filepath.Glob(filepath.Join(l.folder, "serve-*.log"))
	check(l, err)
	for _, name := range logs {
		log, err := os.ReadFile(name)
		check(l, err)
		places += string(log)
	}
	for _, canary := range []string{strings.TrimPrefix(canaryNumber, "+44"), canaryWord, lineToken} {
		if strings.Contains(strings.ToLower(places), canary) {
			l.Errorf("the log or the metrics hold %q", canary)
		}
	}
}
