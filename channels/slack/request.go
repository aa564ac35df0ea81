package slack

import (
	"errors"
	"io"
	"net/http"
	"net/url"

	"github.com/slack-go/slack"

	"waymark/bot"
)

// maxBody is the size of the largest body that is read, in bytes. Slack's are a few KiB.
const maxBody = 64 << 10

// refusal is an answer to a request that is not believed.
type refusal struct {
	status int
	reason string // for the log and the counter
	mend   string // for the operator's eyes only: the caller learns nothing but the status
}

var (
	refusedMethod    = refusal{http.StatusMethodNotAllowed, "method", "nothing to do: Slack sends commands with POST"}
	refusedSize      = refusal{http.StatusRequestEntityTooLarge, "size", "nothing to do: Slack sends no body over 64 KiB"}
	refusedRead      = refusal{http.StatusBadRequest, "cut", "if it happens often, look at the proxy's time-outs"}
	refusedForm      = refusal{http.StatusBadRequest, "form", "a request that Slack signed is no form: look at the app's Request URL"}
	refusedSignature = refusal{http.StatusUnauthorized, "signature", "if commands fail: compare the signing secret with the app's"}
	refusedTime      = refusal{http.StatusUnauthorized, "time", "if commands fail: set this computer's clock; more than five minutes off is not believed"}
)

// refuse answers a request that is not believed.
func (c *Channel) refuse(w http.ResponseWriter, no *refusal) {
	c.metrics.Rejected(bot.ChannelSlack, no.reason)
	c.warn.Do(func() { c.log.Warn("webhook refused", "reason", no.reason, "mend", no.mend) })
	if no.status == http.StatusMethodNotAllowed {
		w.Header().Set("Allow", http.MethodPost)
	}
	http.Error(w, http.StatusText(no.status), no.status)
}

// open gives the words of a command that Slack signed, or says why it is not believed. Nothing else of the request
// is read: not who asked, nor where.
func (c *Channel) open(w http.ResponseWriter, r *http.Request) (bot.Words, *refusal) {
	switch {
	case r.Method != http.MethodPost:
		return "", &refusedMethod
	case r.ContentLength > maxBody:
		return "", &refusedSize
	}
	signed, err := slack.NewSecretsVerifier(r.Header, string(c.secret))
	if errors.Is(err, slack.ErrExpiredTimestamp) {
		return "", &refusedTime
	}
	if err != nil {
		return "", &refusedSignature
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
		return "", &refusedSize
	}
	if err != nil {
		return "", &refusedRead
	}
	_, _ = signed.Write(body) // a hash takes everything
	if signed.Ensure() != nil {
		return "", &refusedSignature
	}
	form, err := url.ParseQuery(string(body))
	if err != nil {
		return "", &refusedForm
	}
	return bot.Words(unescape.Replace(form.Get("text"))), nil
}
