package sms

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// Mark says how one thing stands that was looked at.
type Mark string

// The marks there are. What could not be looked at is never OK.
const (
	OK   Mark = "ok"
	Warn Mark = "warn" // the line works; somebody should look
	Fail Mark = "FAIL" // not ready for people
)

// Finding is one thing that was looked at. It holds no secret and no number of a person.
type Finding struct {
	Mark Mark   `json:"mark"`
	Says string `json:"says"`
	Next string `json:"next,omitempty"` // what to do about it; empty when nothing is to be done
}

// Outside is what an examination needs beside the settings.
type Outside struct {
	Transport http.RoundTripper // how Twilio is reached; nil: http.DefaultTransport
	Now       func() time.Time  // this computer's clock; nil: time.Now
	Marked    bool              // the running line was seen to get texts with OptOutType, which only Advanced Opt-Out gives
}

// Where channels/sms/README.md tells how to mend what an examination finds.
const (
	stepNumber    = "channels/sms/README.md, step 1"
	stepService   = "channels/sms/README.md, step 2"
	stepKeywords  = "channels/sms/README.md, step 3"
	stepRedaction = "channels/sms/README.md, step 4"
	stepSettings  = "channels/sms/README.md, step 5"
	stepAddresses = "channels/sms/README.md, step 6"
	stepCalls     = "channels/sms/README.md, step 8"
	stepCountries = "channels/sms/README.md, step 9"
	makeFallback  = "waymark sms fallback"
)

// Examine asks Twilio how the line is set up and compares it with the settings and with the rules. It only reads, and
// reads nothing that people wrote. It takes two minutes at most, and less when the context ends sooner.
func Examine(ctx context.Context, s Settings, o Outside) []Finding {
	if o.Now == nil {
		o.Now = time.Now
	}
	ctx, cancel := context.WithTimeout(ctx, examineWithin)
	defer cancel()
	e := &examiner{settings: s.withDefaults(), outside: o}
	if e.checkSettings() {
		e.examine(newTwilio(ctx, s, o))
	}
	return e.found
}

// examiner notes what it finds.
type examiner struct {
	settings Settings
	outside  Outside
	found    []Finding
}

func (e *examiner) ok(says string, words ...any) {
	e.found = append(e.found, Finding{Mark: OK, Says: fmt.Sprintf(says, words...)})
}

func (e *examiner) warn(next, says string, words ...any) {
	e.found = append(e.found, Finding{Mark: Warn, Says: fmt.Sprintf(says, words...), Next: next})
}

func (e *examiner) fail(next, says string, words ...any) {
	e.found = append(e.found, Finding{Mark: Fail, Says: fmt.Sprintf(says, words...), Next: next})
}

// unseen notes a thing that could not be looked at.
func (e *examiner) unseen(mark Mark, what string, err error) {
	says, next := explain(err)
	e.found = append(e.found, Finding{Mark: mark, Says: what + " could not be looked at: " + says, Next: next})
}

// checkSettings reports whether the settings are good enough to ask Twilio.
func (e *examiner) checkSettings() bool {
	err := e.settings.check()
	if err == nil {
		return true
	}
	for line := range strings.Lines(err.Error()) {
		says, next, _ := strings.Cut(strings.TrimSpace(line), "; ")
		e.fail(next, "%s", says)
	}
	e.fail("mend the settings first", "nothing at Twilio was looked at")
	return false
}

// examine looks at everything in the order in which it would be mended. Without the account there is nothing to see.
func (e *examiner) examine(t account) {
	a, err := t.Account()
	if err != nil {
		e.unseen(Fail, "the account", err)
		e.fail("mend that first", "nothing else at Twilio was looked at")
		return
	}
	e.checkAccount(a)
	e.checkClock(t.Clock())
	n, err := t.Number(e.settings.Number)
	switch {
	case err != nil:
		e.unseen(Fail, "the number and its addresses", err)
	case n == nil:
		e.fail(stepNumber, "the number %s is not one of this account", e.settings.Number)
	default:
		e.checkNumber(n)
		e.checkLine(t, n)
		e.checkCalls(n)
	}
	e.checkCountries(t.Permissions())
	e.checkAlerts(t.Alerts(e.outside.Now().Add(-alertsSince)))
}

// checkLine looks at what happens to a text: by the Messaging Service, or by the number itself.
func (e *examiner) checkLine(t account, n *numberAt) {
	s, err := t.ServiceOf(n.SID)
	if err != nil {
		e.unseen(Fail, "the Messaging Service (addresses, validity, HELP and STOP, senders)", err)
		return
	}
	if s == nil {
		e.checkWebhooks("the number", n.Webhooks)
		e.noService()
		return
	}
	if s.NumberDecides {
		e.checkWebhooks("the number", n.Webhooks)
	} else {
		e.checkWebhooks("the Messaging Service", s.Webhooks)
	}
	e.checkService(s)
	senders, err := t.Senders(s.SID)
	if err != nil {
		e.unseen(Fail, "the senders of the Messaging Service", err)
		return
	}
	e.checkSenders(senders)
}
