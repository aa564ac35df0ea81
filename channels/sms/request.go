package sms

import (
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"

	"waymark/bot"
)

// maxBody is the size of the largest body that is read, in bytes. Twilio's largest is a few KiB.
const maxBody = 64 << 10

// refusal is an answer to a request that is not believed.
type refusal struct {
	status int
	reason string // for the log and the counter
	mend   string // for the operator's eyes only: the caller learns nothing but the status
}

var (
	refusedMethod    = refusal{http.StatusMethodNotAllowed, "method", "set the webhook to HTTP POST in Twilio's console"}
	refusedSize      = refusal{http.StatusRequestEntityTooLarge, "size", "nothing to do: Twilio sends no body over 64 KiB"}
	refusedType      = refusal{http.StatusUnsupportedMediaType, "type", "nothing to do: Twilio sends forms in UTF-8"}
	refusedRead      = refusal{http.StatusBadRequest, "cut", "if it happens often, look at the proxy's time-outs"}
	refusedForm      = refusal{http.StatusForbidden, "form", "nothing to do: Twilio sends no such form"}
	refusedSignature = refusal{http.StatusForbidden, "signature",
		"if texts are not answered: compare the public URL with the one in Twilio's console, and the auth token with the primary one"}
	refusedAccount = refusal{http.StatusForbidden, "account", "compare the account SID with the one in Twilio's console"}
	refusedNumber  = refusal{http.StatusForbidden, "number", "compare the number of the text line with the one in Twilio's console"}
)

// refuse answers a request that is not believed.
func (c *Channel) refuse(w http.ResponseWriter, no *refusal) {
	c.metrics.Rejected(bot.ChannelSMS, no.reason)
	c.warn.Do(func() { c.log.Warn("webhook refused", "reason", no.reason, "mend", no.mend) })
	if no.status == http.StatusMethodNotAllowed {
		w.Header().Set("Allow", http.MethodPost)
	}
	http.Error(w, http.StatusText(no.status), no.status)
}

// open gives the parameters of a request that Twilio signed for this account, or says why it is not believed.
func (c *Channel) open(w http.ResponseWriter, r *http.Request) (form, *refusal) {
	signature := r.Header.Values("X-Twilio-Signature")
	switch {
	case r.Method != http.MethodPost:
		return nil, &refusedMethod
	case r.ContentLength > maxBody:
		return nil, &refusedSize
	case len(signature) != 1:
		return nil, &refusedSignature
	case !isForm(r.Header.Get("Content-Type")):
		return nil, &refusedType
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
		return nil, &refusedSize
	}
	if err != nil {
		return nil, &refusedRead
	}
	return c.believe(c.publicURL+r.URL.RequestURI(), string(body), signature[0])
}

// believe reads a form if Twilio signed it for that address and for this account.
func (c *Channel) believe(url, body, signature string) (form, *refusal) {
	f, err := parseForm(body)
	switch {
	case err != nil:
		return nil, &refusedForm
	case !c.twilio.Validate(url, f.signed(), signature):
		return nil, &refusedSignature
	case f.isAmbiguous():
		return nil, &refusedForm
	case f.get("AccountSid") != c.account:
		return nil, &refusedAccount
	}
	return f, nil
}

const formType = "application/x-www-form-urlencoded"

// isForm reports whether a content type is that of a form in UTF-8.
func isForm(contentType string) bool {
	if contentType == formType { // as Twilio writes it
		return true
	}
	kind, parameters, err := mime.ParseMediaType(contentType)
	charset := parameters["charset"]
	return err == nil && kind == formType && (charset == "" || strings.EqualFold(charset, "utf-8"))
}
