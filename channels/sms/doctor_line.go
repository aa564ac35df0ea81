package sms

import (
	"net/http"
	"net/url"
	"strings"
)

// The validity of a reply, in seconds (S16).
const (
	longestValidity  = 300
	shortestValidity = 30 // less, and a telephone that is out of reach for a moment gets nothing
	twiliosValidity  = 36000
)

func (e *examiner) checkNumber(n *numberAt) {
	if !n.Texts {
		e.fail(stepNumber, "the number %s takes no texts", e.settings.Number)
		return
	}
	e.ok("the number %s takes texts", e.settings.Number)
}

// checkWebhooks looks at where a text goes. What decides is the number or the Messaging Service.
func (e *examiner) checkWebhooks(decides string, w webhooks) {
	want := e.settings.PublicURL + "/sms"
	base, settings, overridden := strings.Cut(w.URL, "#")
	switch {
	case w.App:
		e.fail(stepAddresses, "a TwiML app stands before the addresses of %s; take it away", decides)
		return
	case w.URL == "":
		e.fail(stepAddresses, "%s has no address for texts: nobody gets an answer. Set it to %s", decides, want)
	case base != want:
		e.fail(stepAddresses, "%s sends texts to %s, not to %s", decides, shownURL(w.URL), want)
	case w.Method != http.MethodPost:
		e.fail(stepAddresses, "texts come to %s by %s: set POST", want, shownMethod(w.Method))
	case overridden && settings != "":
		e.warn(stepAddresses, "the address for texts ends in connection settings (#…); take them away")
	default:
		e.ok("texts go to %s by POST", want)
	}
	e.checkFallback(decides, w)
}

// checkFallback looks at where a text goes when the first address fails (S49).
func (e *examiner) checkFallback(decides string, w webhooks) {
	ours, host := e.settings.PublicURL+"/sms/fallback", hostOf(w.FallbackURL)
	switch {
	case w.FallbackURL == "":
		e.fail(makeFallback, "%s has no fallback: when the first address fails, people get nothing", decides)
	case host == "":
		e.fail(makeFallback, "the fallback of %s is no https:// address", decides)
	case w.FallbackURL == ours && w.FallbackMethod != http.MethodPost:
		e.fail(stepAddresses, "the fallback is called by %s: set POST", shownMethod(w.FallbackMethod))
	case w.FallbackURL == ours:
		e.warn(makeFallback, "the fallback is this program too: it falls when this computer does. A TwiML Bin does not")
	case host == hostOf(e.settings.PublicURL):
		e.fail(makeFallback, "the fallback %s is on the same host, and answers no texts", shownURL(w.FallbackURL))
	case w.FallbackMethod != http.MethodPost:
		e.warn("set the fallback to POST", "texts fall back to %s by %s, which does not go with redaction", host, shownMethod(w.FallbackMethod))
	default:
		e.ok("texts fall back to %s; what it answers is not seen", host)
	}
}

// checkCalls looks at what somebody hears who rings the number (S14).
func (e *examiner) checkCalls(n *numberAt) {
	want := e.settings.PublicURL + "/voice"
	switch v := n.Voice; {
	case !n.Calls:
		e.ok("the number takes no calls")
	case v.App:
		e.fail(stepCalls, "a call goes to a trunk or an app; take it away and set %s", want)
	case v.URL == "":
		e.warn(stepCalls, "a call has no address: the caller hears Twilio's own words. Set %s", want)
	case v.URL == want && v.Method != http.MethodPost:
		e.fail(stepCalls, "a call comes by %s: set POST", shownMethod(v.Method))
	case v.URL == want && v.FallbackURL != "":
		e.warn(stepCalls, "a call can fall back to %s; take that away", shownURL(v.FallbackURL))
	case v.URL == want:
		e.ok("a call is rejected by %s", want)
	case hostOf(v.URL) == binHost:
		e.warn(stepCalls, "a call goes to a TwiML Bin, which cannot be looked at; it must hold <Reject/> and nothing else")
	default:
		e.fail(stepCalls, "a call goes to %s, not to %s", shownURL(v.URL), want)
	}
}

// binHost is where TwiML Bins live.
const binHost = "handler.twilio.com"

// noService says what a number outside any Messaging Service lacks.
func (e *examiner) noService() {
	e.fail(stepService, "the number is in no Messaging Service: a text can arrive ten hours late")
	e.fail(stepKeywords, "HELP is still answered by Twilio, and END or CANCEL stop the line, unless its support switched that off")
}

func (e *examiner) checkService(s *serviceAt) {
	switch seconds := s.Validity; {
	case seconds > longestValidity:
		e.fail(stepService, "a text may arrive %d seconds late; set the validity period to %d", seconds, longestValidity)
	case seconds < shortestValidity:
		e.warn(stepService, "a text is given up after %d seconds; set the validity period to %d", seconds, longestValidity)
	default:
		e.ok("a text is given up after %d seconds", seconds)
	}
	switch want := e.settings.PublicURL + "/sms/status"; s.StatusURL {
	case want:
		e.ok("delivery status goes to %s", want)
	case "":
		e.warn(stepAddresses, "delivery status goes nowhere: failures are not counted. Set %s", want)
	default:
		e.fail(stepAddresses, "delivery status goes to %s: somebody else learns who texts. Set %s", shownURL(s.StatusURL), want)
	}
	if e.outside.Marked {
		e.ok("Twilio marks HELP, STOP and START (Advanced Opt-Out); its words for them cannot be read from here")
		return
	}
	e.warn("text HELP to the line: only the safe reply may come. "+stepKeywords,
		"who answers HELP, STOP and END cannot be read from here, and no marked text (Advanced Opt-Out) was seen yet")
}

// checkSenders refuses whatever could show who texts (S13).
func (e *examiner) checkSenders(senders []sender) {
	others, bad := 0, false
	for _, s := range senders {
		switch {
		case s.Kind == senderNumber && s.Name == e.settings.Number:
		case s.Kind == senderNumber:
			others++
		default:
			e.fail(stepNumber, "the Messaging Service has %s among its senders; take it away", s.Kind)
			bad = true
		}
	}
	switch {
	case others > 0:
		e.warn(stepService, "the Messaging Service has %d more numbers among its senders; take them away", others)
	case !bad:
		e.ok("the number is the only sender of its Messaging Service")
	}
}

// hostOf gives the host of an https address, and "" for anything else.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" {
		return ""
	}
	return strings.ToLower(u.Host)
}

// shownURL gives an address without what may be secret in it.
func shownURL(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return "an address that cannot be read"
	}
	return u.Scheme + "://" + u.Host + u.EscapedPath()
}

func shownMethod(method string) string {
	if method == http.MethodGet {
		return method
	}
	return "no known method"
}
