package main

import (
	"crypto/hmac"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// What a person in a story has and says. Neither may be found anywhere afterwards.
const (
	canaryNumber = "+447911123457"
	canaryWord   = "zebracanary"
)

// get asks the service for a page: get listen|admin PATH. Its status and its body can then be matched with stdout.
func get(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: get listen|admin PATH")
	}
	s := serviceOf(ts)
	at := map[string]string{"listen": s.listen, "admin": s.admin}[args[0]]
	s.send(ts, must(http.NewRequest(http.MethodGet, "http://"+at+args[1], nil)))
}

// post sends a form to a page: post PATH NAME=VALUE... What the page shows to who typed it is no leak.
func post(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: post PATH NAME=VALUE...")
	}
	s, form := serviceOf(ts), url.Values{}
	for _, field := range args[1:] {
		name, value, _ := strings.Cut(field, "=")
		form.Set(name, value)
	}
	r := must(http.NewRequest(http.MethodPost, "http://"+s.listen+args[0], strings.NewReader(form.Encode())))
	s.send(ts, r)
	s.answers = s.answers[:len(s.answers)-1]
}

// twilio sends a text as Twilio does: twilio WORDS [forged|PATH]. The words may hold $canary.
func twilio(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 || len(args) > 2 {
		ts.Fatalf("usage: twilio WORDS [forged]")
	}
	s := serviceOf(ts)
	form := url.Values{
		"AccountSid": {ts.Getenv("WAYMARK_SMS_TWILIO_ACCOUNT")}, "To": {ts.Getenv("WAYMARK_SMS_NUMBER")}, "From": {canaryNumber},
		"Body": {args[0]}, "MessageSid": {"SM" + fmt.Sprintf("%032x", time.Now().UnixNano())}, "NumMedia": {"0"}, "NumSegments": {"1"},
	}
	signature := signedAsTwilio(ts.Getenv("token"), ts.Getenv("WAYMARK_PUBLIC_URL")+"/sms", form)
	if len(args) == 2 && args[1] == "forged" {
		form.Set("Body", args[0]+" and more")
	}
	r := must(http.NewRequest(http.MethodPost, "http://"+s.listen+"/sms", strings.NewReader(form.Encode())))
	r.Header.Set("X-Twilio-Signature", signature)
	s.send(ts, r)
}

// signedAsTwilio gives the signature of a form, after Twilio's description: the address, then each name and value in the
// order of the names, run together; HMAC-SHA1; base 64.
func signedAsTwilio(token, address string, form url.Values) string {
	mac := hmac.New(sha1.New, []byte(token))
	_, _ = io.WriteString(mac, address)
	for _, name := range slices.Sorted(maps.Keys(form)) {
		for _, value := range form[name] {
			_, _ = io.WriteString(mac, name+value)
		}
	}
	return base64.StdEncoding.EncodeToString(mac.Sum(nil))
}

// slackCommand asks as a member of staff does in Slack: slack WORDS [forged].
func slackCommand(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 || len(args) > 2 {
		ts.Fatalf("usage: slack WORDS [forged]")
	}
	s := serviceOf(ts)
	body := url.Values{
		"command": {"/waymark"}, "text": {args[0]}, "team_id": {"T0CANARY"}, "user_id": {"U0CANARY"}, "channel_id": {"D0CANARY"},
		"trigger_id": {"1.2.3"}, "api_app_id": {"A0CANARY"}, "response_url": {"https://hooks.slack.com/commands/1/2/3"},
	}.Encode()
	at := strconv.FormatInt(time.Now().Unix(), 10)
	mac := hmac.New(sha256.New, []byte(ts.Getenv("token")))
	_, _ = io.WriteString(mac, "v0:"+at+":"+body)
	if len(args) == 2 && args[1] == "forged" {
		body += "&text=more"
	}
	r := must(http.NewRequest(http.MethodPost, "http://"+s.listen+"/slack/commands", strings.NewReader(body)))
	r.Header.Set("X-Slack-Request-Timestamp", at)
	r.Header.Set("X-Slack-Signature", "v0="+hex.EncodeToString(mac.Sum(nil)))
	s.send(ts, r)
}

func must(r *http.Request, err error) *http.Request {
	if err != nil {
		panic(err)
	}
	if r.Method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	return r
}

// send makes a request and prints the status and the body.
func (s *service) send(ts *testscript.TestScript, r *http.Request) {
	answer, err := http.DefaultClient.Do(r)
	ts.Check(err)
	body, err := io.ReadAll(answer.Body)
	ts.Check(err)
	ts.Check(answer.Body.Close())
	s.answers = append(s.answers, string(body))
	_, err = fmt.Fprintf(ts.Stdout(), "%d %s\n%s\n", answer.StatusCode, answer.Header.Get("Content-Type"), body)
	ts.Check(err)
}

// hiddenEverywhere checks that neither the number nor the words of the person stand in the log, in the metrics or in
// any answer: hidden. It ends every story of the service.
func hiddenEverywhere(ts *testscript.TestScript, _ bool, _ []string) {
	s := serviceOf(ts)
	s.send(ts, must(http.NewRequest(http.MethodGet, "http://"+s.admin+"/metrics", nil)))
	if !strings.Contains(s.answers[len(s.answers)-1], "waymark_build_info") {
		ts.Fatalf("there are no metrics to look through")
	}
	places := map[string]string{"the log": ts.ReadFile(serviceLog), "an answer or the metrics": strings.Join(s.answers, "\n")}
	for name, place := range places {
		for _, canary := range []string{strings.TrimPrefix(canaryNumber, "+44"), canaryWord, ts.Getenv("token")} {
			if canary != "" && strings.Contains(strings.ToLower(place), strings.ToLower(canary)) {
				ts.Fatalf("%s holds %q", name, canary)
			}
		}
	}
}
