package sms

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"waymark/channels/channeltest"
)

// shown writes findings as lines.
func shown(found []Finding) string {
	var b strings.Builder
	for _, f := range found {
		fmt.Fprintf(&b, "%s %s -> %s\n", f.Mark, f.Says, f.Next)
	}
	return b.String()
}

// A line that is set up as the ten steps say has nothing but ok.
func TestExamineGoodLine(t *testing.T) {
	p := newPretend(t)
	found := p.examine(testSettings(), true)
	for _, f := range found {
		if f.Mark != OK || f.Next != "" {
			t.Errorf("%+v", f)
		}
	}
	if len(found) != 12 {
		t.Errorf("%d findings:\n%s", len(found), shown(found))
	}
}

// Every finding has its case of ok, warn and FAIL, as far as it has them. The good line above is the ok of all.
func TestExamine(t *testing.T) {
	for _, test := range []struct {
		name string
		make func(*pretend)
		want string // begins a line
	}{
		{"suspended", func(p *pretend) { p.answers[accountPath].(fields)["status"] = "suspended" }, "FAIL the account is suspended"},
		{"a strange state", func(p *pretend) { p.answers[accountPath].(fields)["status"] = "Zebra 1" }, "FAIL the account is in a state that"},
		{"a trial", func(p *pretend) { p.answers[accountPath].(fields)["type"] = "Trial" }, "FAIL a trial account"},
		{"the secondary token", func(p *pretend) { p.answers[accountPath].(fields)["auth_token"] = "another" + secretInURL }, "FAIL the auth token is not the primary one"},
		{"a token that is not told", func(p *pretend) { delete(p.answers[accountPath].(fields), "auth_token") }, "warn the account is active; Twilio does not say"},

		{"a clock behind", func(p *pretend) { p.ahead = 20 * time.Second }, "warn this computer's clock is 20s from"},
		{"a clock ahead", func(p *pretend) { p.ahead = -time.Hour }, "FAIL this computer's clock is 1h0m0s from"},
		{"no date", func(p *pretend) { p.ahead = noDate }, "warn the clock could not be looked at: the answer holds no date"},

		{"no such number", func(p *pretend) { p.number("phone_number", testNumber+"0") }, "FAIL the number " + testNumber + " is not one of"},
		{"no texts", func(p *pretend) { p.number("capabilities", fields{"voice": true, "sms": false}) }, "FAIL the number " + testNumber + " takes no texts"},

		{"no address", func(p *pretend) { p.service("inbound_request_url", nil) }, "FAIL the Messaging Service has no address for texts"},
		{"another address", func(p *pretend) { p.service("inbound_request_url", "https://other.example/sms?k="+secretInURL) },
			"FAIL the Messaging Service sends texts to https://other.example/sms, not to " + testURL + "/sms"},
		{"a password in it", func(p *pretend) { p.service("inbound_request_url", "https://a:"+secretInURL+"@other.example/sms") },
			"FAIL the Messaging Service sends texts to https://other.example/sms, not"},
		{"a slash too many", func(p *pretend) { p.service("inbound_request_url", testURL+"/sms/") }, "FAIL the Messaging Service sends texts to " + testURL + "/sms/, not"},
		{"by GET", func(p *pretend) { p.service("inbound_method", "GET") }, "FAIL texts come to " + testURL + "/sms by GET: set POST"},
		{"connection settings", func(p *pretend) { p.service("inbound_request_url", testURL+"/sms#rc=2") }, "warn the address for texts ends in connection settings"},
		{"the number decides", func(p *pretend) {
			p.service("use_inbound_webhook_on_number", true)
			p.number("sms_url", "")
		}, "FAIL the number has no address for texts"},
		{"the number decides, well", func(p *pretend) {
			p.service("use_inbound_webhook_on_number", true, "inbound_request_url", nil)
		}, "ok texts go to " + testURL + "/sms by POST"},
		{"an app decides", func(p *pretend) {
			p.service("use_inbound_webhook_on_number", true)
			p.number("sms_application_sid", "AP1")
		}, "FAIL a TwiML app stands before the addresses of the number"},

		{"no fallback", func(p *pretend) { p.service("fallback_url", nil) }, "FAIL the Messaging Service has no fallback: when the first address fails, people get nothing -> waymark sms fallback"},
		{"a fallback in the open", func(p *pretend) { p.service("fallback_url", "http://other.example/x") }, "FAIL the fallback of the Messaging Service is no https"},
		{"our own fallback", func(p *pretend) { p.service("fallback_url", testURL+"/sms/fallback") }, "warn the fallback is this program too"},
		{"our own fallback by GET", func(p *pretend) { p.service("fallback_url", testURL+"/sms/fallback", "fallback_method", "GET") }, "FAIL the fallback is called by GET"},
		{"a fallback to the first address", func(p *pretend) { p.service("fallback_url", testURL+"/sms") }, "FAIL the fallback " + testURL + "/sms is on the same host"},
		{"another fallback by GET", func(p *pretend) { p.service("fallback_method", "GET") }, "warn texts fall back to handler.twilio.com by GET"},
		{"another fallback", func(*pretend) {}, "ok texts fall back to handler.twilio.com"},

		{"calls elsewhere", func(p *pretend) { p.number("voice_url", "https://demo.twilio.com/docs/voice.xml") }, "FAIL a call goes to https://demo.twilio.com/docs/voice.xml"},
		{"calls by GET", func(p *pretend) { p.number("voice_method", "GET") }, "FAIL a call comes by GET"},
		{"calls to a trunk", func(p *pretend) { p.number("trunk_sid", "TK1") }, "FAIL a call goes to a trunk or an app"},
		{"calls to an app", func(p *pretend) { p.number("voice_application_sid", "AP1") }, "FAIL a call goes to a trunk or an app"},
		{"calls to a bin", func(p *pretend) { p.number("voice_url", "https://handler.twilio.com/twiml/EH6") }, "warn a call goes to a TwiML Bin"},
		{"calls to nothing", func(p *pretend) { p.number("voice_url", "") }, "warn a call has no address"},
		{"calls that fall back", func(p *pretend) { p.number("voice_fallback_url", "https://other.example/v") }, "warn a call can fall back to https://other.example/v"},
		{"no calls", func(p *pretend) { p.number("capabilities", fields{"voice": false, "sms": true}, "voice_url", "") }, "ok the number takes no calls"},

		{"no service", func(p *pretend) { p.answers[servicesPath] = page("services") }, "FAIL the number is in no Messaging Service"},
		{"no service, so no words of ours", func(p *pretend) { p.answers[servicesPath] = page("services") }, "FAIL HELP is still answered by Twilio"},
		{"no service, the number's address", func(p *pretend) {
			p.answers[servicesPath] = page("services")
			p.number("sms_url", "https://other.example/sms")
		}, "FAIL the number sends texts to https://other.example/sms"},
		{"in another service", func(p *pretend) { delete(p.answers, servicePath+"/PhoneNumbers/"+testNumberSID) }, "FAIL the number is in no Messaging Service"},
		{"Twilio's validity", func(p *pretend) { p.service("validity_period", 36000) }, "FAIL a text may arrive 36000 seconds late"},
		{"one second too long", func(p *pretend) { p.service("validity_period", 301) }, "FAIL a text may arrive 301 seconds late"},
		{"no validity told", func(p *pretend) { p.service("validity_period", nil) }, "FAIL a text may arrive 36000 seconds late"},
		{"a short validity", func(p *pretend) { p.service("validity_period", 10) }, "warn a text is given up after 10 seconds"},
		{"no status", func(p *pretend) { p.service("status_callback", nil) }, "warn delivery status goes nowhere"},
		{"status elsewhere", func(p *pretend) { p.service("status_callback", "https://other.example/s") }, "FAIL delivery status goes to https://other.example/s"},

		{"a name", func(p *pretend) {
			p.answers[servicePath+"/AlphaSenders"] = page("alpha_senders", fields{"alpha_sender": channeltest.CanaryWords})
		}, "FAIL the Messaging Service has a name (alphanumeric)"},
		{"a short code", func(p *pretend) {
			p.answers[servicePath+"/ShortCodes"] = page("short_codes", fields{"short_code": "85258"})
		}, "FAIL the Messaging Service has a short code"},
		{"RCS", func(p *pretend) {
			p.answers[servicePath+"/ChannelSenders"] = page("senders", fields{"sender": "rcs:brand_agent", "sender_type": "RCS"})
		}, "FAIL the Messaging Service has an RCS sender"},
		{"WhatsApp", func(p *pretend) {
			p.answers[servicePath+"/ChannelSenders"] = page("senders", fields{"sender": "whatsapp:" + channeltest.CanarySender, "sender_type": "Whatsapp"})
		}, "FAIL the Messaging Service has a sender of another network"},
		{"a second number", func(p *pretend) {
			p.answers[servicePath+"/PhoneNumbers"] = page("phone_numbers", fields{"phone_number": testNumber}, fields{"phone_number": channeltest.CanarySender})
		}, "warn the Messaging Service has 1 more numbers"},

		{"keywords that nobody saw", func(*pretend) {}, "warn who answers HELP, STOP and END cannot be read from here"},

		{"Britain closed", func(p *pretend) { p.answers[permissionsPath] = permissions("GB") }, "FAIL no answer reaches a number of the United Kingdom (21408)"},
		{"Pakistan and India closed", func(p *pretend) { p.answers[permissionsPath] = permissions("PK", "IN") }, "FAIL no answer reaches a number of Pakistan or India (21408)"},
		{"Somalia closed", func(p *pretend) { p.answers[permissionsPath] = permissions("SO") }, "warn no answer reaches a number of Somalia (21408)"},
		{"countries untold", func(p *pretend) { p.answers[permissionsPath] = fields{"permissions": []fields{}} }, "warn Twilio does not say whether answers may go to the United Kingdom, "},

		{"redaction and long codes", func(p *pretend) { p.alerts("23001") }, "FAIL numbers are redacted while Twilio handles STOP, and the two cannot go together (23001)"},
		{"redaction and STOP", func(p *pretend) { p.alerts("23002", "23004") }, "FAIL numbers are redacted while Twilio handles STOP, and the two cannot go together (23002, 23004)"},
		{"redaction and GET", func(p *pretend) { p.alerts("23006") }, "warn a webhook by GET keeps redaction from working (23006)"},
		{"failing webhooks", func(p *pretend) { p.alerts("11200", "12300") }, "warn in 7 days Twilio could not use this line's webhooks (11200, 12300)"},
		{"refused answers", func(p *pretend) { p.alerts("21408") }, "warn in 7 days Twilio refused answers (21408)"},
		{"a code nobody knows", func(p *pretend) { p.alerts("99999") }, "ok in 7 days Twilio noted no conflict of redaction"},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := newPretend(t)
			test.make(p)
			found := p.examine(testSettings(), false)
			got := shown(found)
			if !strings.Contains("\n"+got, "\n"+test.want) {
				t.Errorf("want %q; got\n%s", test.want, got)
			}
			keepsSecrets(t, got)
			for _, f := range found {
				if (f.Mark == OK) != (f.Next == "") {
					t.Errorf("%+v: what is not ok has a next step", f)
				}
			}
		})
	}
}

func keepsSecrets(t *testing.T, got string) {
	t.Helper()
	channeltest.Hidden(t, got)
	for _, secret := range []string{secretInURL, testToken, testAccount} {
		if strings.Contains(got, secret) {
			t.Errorf("%q is shown:\n%s", secret, got)
		}
	}
}

// What cannot be looked at is said, and is never ok.
func TestExamineWhatCannotBeSeen(t *testing.T) {
	for _, test := range []struct {
		name         string
		path         string
		status, code int
		raw          string
		want         string
	}{
		{"bad credentials", "api.", 401, 20003, "", "FAIL the account could not be looked at: Twilio refuses the account SID and the auth token (HTTP 401, 20003)"},
		{"account in trouble", "api.", 503, 20500, "", "FAIL the account could not be looked at: Twilio is in trouble (HTTP 503, 20500)"},
		{"a proxy", "api.", 503, 0, "<html>", "FAIL the account could not be looked at: what answered does not speak as Twilio does"},
		{"a proxy that is glad", "api.", 200, 0, "<html>", "FAIL the account could not be looked at: what answered does not speak"},
		{"a redirect", "api.", 302, 0, "<html>", "FAIL the account could not be looked at: the answer is a redirect"},
		{"too often", numbersPath, 429, 20429, "", "FAIL the number and its addresses could not be looked at: Twilio was asked too often (HTTP 429, 20429)"},
		{"services forbidden", servicesPath, 403, 20403, "", "FAIL the Messaging Service (addresses, validity, HELP and STOP, senders) could not be looked at: Twilio does not let this account look (HTTP 403, 20403)"},
		{"the service's numbers forbidden", servicePath + "/PhoneNumbers", 403, 20403, "", "FAIL the Messaging Service (addresses"},
		{"senders", servicePath + "/ChannelSenders", 500, 20500, "", "FAIL the senders of the Messaging Service could not be looked at: Twilio is in trouble"},
		{"countries", permissionsPath, 404, 20404, "", "warn the countries that texts may go to could not be looked at: Twilio has no such thing (HTTP 404, 20404)"},
		{"alerts", alertsPath, 400, 20001, "", "warn what Twilio warned of (redaction, failing webhooks) could not be looked at: Twilio refuses the question (HTTP 400, 20001)"},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := newPretend(t)
			p.refuse(test.path, test.status, test.code)
			no := p.refuses[test.path]
			no.raw = test.raw
			p.refuses[test.path] = no
			got := shown(p.examine(testSettings(), true))
			if !strings.Contains("\n"+got, "\n"+test.want) {
				t.Errorf("want %q; got\n%s", test.want, got)
			}
			if test.path == "api." && strings.Contains("\n"+got, "\nok") {
				t.Errorf("something is ok that nobody saw:\n%s", got)
			}
			keepsSecrets(t, got)
		})
	}
}

// wayOut is a way to Twilio made of a function.
type wayOut func(*http.Request) (*http.Response, error)

func (w wayOut) RoundTrip(r *http.Request) (*http.Response, error) { return w(r) }

func TestExamineWithoutANetwork(t *testing.T) {
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	late, cancel := context.WithTimeout(t.Context(), 0)
	defer cancel()
	waits := func(r *http.Request) (*http.Response, error) { <-r.Context().Done(); return nil, r.Context().Err() }
	for _, test := range []struct {
		name string
		ctx  context.Context
		way  wayOut
		want string
	}{
		{"no network", t.Context(), func(*http.Request) (*http.Response, error) { return nil, errors.New("no route") }, "Twilio cannot be reached: no route"},
		{"late", late, waits, "no answer came in time"},
		{"broken off", gone, waits, "it was broken off"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := shown(Examine(test.ctx, testSettings(), Outside{Transport: test.way}))
			if !strings.HasPrefix(got, "FAIL the account could not be looked at: "+test.want) || strings.Contains(got, "\nok") {
				t.Errorf("got\n%s", got)
			}
			keepsSecrets(t, got)
		})
	}
}

func TestExamineRefusesSettings(t *testing.T) {
	p := newPretend(t)
	s := testSettings()
	s.Number, s.PublicURL = "WAYMARK", "http://waymark.example.org"
	got := shown(p.examine(s, true))
	if !strings.Contains(got, "FAIL the number of the text line is not a UK mobile number -> write it as +447") ||
		!strings.Contains(got, "FAIL the public URL does not begin with https://") || len(p.asked) > 0 || strings.Contains(got, "ok ") {
		t.Errorf("asked %q, found\n%s", p.asked, got)
	}
	s = testSettings()
	s.AuthToken = "not-" + testToken
	if got := shown(p.examine(s, true)); !strings.Contains(got, "holds a sign that Twilio's never hold") {
		t.Errorf("found\n%s", got)
	}
}

// A list is read to its end, and the token goes nowhere but to Twilio.
func TestPages(t *testing.T) {
	p := newPretend(t)
	next := func(at string) fields {
		f := page("services", fields{"sid": otherService})
		f["meta"].(fields)["next_page_url"] = at
		return f
	}
	p.answers[servicesPath] = next("https://" + servicesPath + "?PageSize=100&Page=1&PageToken=x")
	p.answers[servicesPath+"?Page=1"] = page("services", goodService())
	if got := shown(p.examine(testSettings(), true)); !strings.Contains(got, "ok a text is given up after 300 seconds") {
		t.Errorf("the second page is not read:\n%s", got)
	}
	p.answers[servicesPath] = next("https://twilio.com.other.example/v1/Services")
	if got := shown(p.examine(testSettings(), true)); !strings.Contains(got, "the next page is not at Twilio") {
		t.Errorf("the next page is asked elsewhere:\n%s", got)
	}
	p.answers[servicesPath] = next("https://" + servicesPath)
	if got := shown(p.examine(testSettings(), true)); !strings.Contains(got, "there are more than 2000 of them") {
		t.Errorf("an endless list:\n%s", got)
	}
}

func TestLoopbackStaysHere(t *testing.T) {
	for _, address := range []string{"https://127.0.0.1:1", "http://127.0.0.1.example.org", "http://10.0.0.1:1", "http://a@127.0.0.1:1", "api.twilio.com", "http://127.0.0.1:1/x", ""} {
		if _, err := Loopback(address); err == nil {
			t.Errorf("the auth token would go to %q", address)
		}
	}
}

// The steps that findings lead to are there.
func TestReadmeHoldsTheSteps(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	for step := 1; step <= 10; step++ {
		if !strings.Contains(string(readme), fmt.Sprintf("\n**%d. ", step)) {
			t.Errorf("README.md has no step %d", step)
		}
	}
	if !strings.Contains(string(readme), "\n## When something is wrong\n") {
		t.Error("README.md does not say what to do when something is wrong")
	}
}
