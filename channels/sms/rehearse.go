package sms

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha1"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// Rehearsal plays texts that nobody sent through a whole text line, from Twilio's signature to the TwiML. Nothing is
// sent: the answer to a text goes to whoever brought it, and here that is the caller.
type Rehearsal struct {
	settings Settings
	routes   *http.ServeMux
}

// Rehearsed is a text that nobody sent.
type Rehearsed struct {
	ID     int    // the same one again is a repeat
	From   string // whose it would be: a number that is nobody's
	Words  string
	Media  int    // pictures
	Marked string // STOP, START or HELP, as if Twilio had answered it already; usually ""
}

// NewRehearsal makes a rehearsal of a line with these settings, and refuses those that [New] refuses. What is
// remembered is up to the answerer; nothing is counted.
func NewRehearsal(s Settings, answerer Answerer, log *slog.Logger) (*Rehearsal, error) {
	line, err := New(s, answerer, log, nil)
	if err != nil {
		return nil, err
	}
	r := &Rehearsal{settings: s.withDefaults(), routes: http.NewServeMux()}
	line.Routes(r.routes)
	return r, nil
}

// errNoTwiML says that an answer was no TwiML that can be read.
var errNoTwiML = errors.New("the answer to a rehearsed text is no TwiML")

// Text gives what a text would be answered with, one string a message; none is silence.
func (r *Rehearsal) Text(ctx context.Context, t Rehearsed) ([]string, error) {
	request, err := r.request(ctx, t)
	if err != nil {
		return nil, fmt.Errorf("rehearse a text: %w", err)
	}
	got := &caught{header: http.Header{}, status: http.StatusOK}
	r.routes.ServeHTTP(got, request)
	if got.status != http.StatusOK {
		return nil, fmt.Errorf("a rehearsed text is refused with %d; see waymark doctor", got.status)
	}
	var response struct {
		XMLName  xml.Name `xml:"Response"`
		Messages []string `xml:"Message"`
	}
	if xml.Unmarshal(got.body.Bytes(), &response) != nil { // the cause could hold words
		return nil, errNoTwiML
	}
	return response.Messages, nil
}

// request makes the webhook that Twilio would send, signed as Twilio signs.
func (r *Rehearsal) request(ctx context.Context, t Rehearsed) (*http.Request, error) {
	sid := fmt.Sprintf("SM%032x", t.ID)
	form := url.Values{
		"MessageSid": {sid}, "SmsSid": {sid}, "AccountSid": {r.settings.AccountSID}, "From": {t.From}, "To": {r.settings.Number},
		"Body": {t.Words}, "NumMedia": {fmt.Sprint(t.Media)}, "NumSegments": {"1"}, "SmsStatus": {"received"},
	}
	if t.Marked != "" {
		form.Set("OptOutType", t.Marked)
	}
	const path = "/sms"
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, path, strings.NewReader(form.Encode()))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	signed := hmac.New(sha1.New, []byte(r.settings.AuthToken))
	_, _ = io.WriteString(signed, r.settings.PublicURL+path) // a hash never fails
	for _, name := range slices.Sorted(maps.Keys(form)) {
		_, _ = io.WriteString(signed, name+form.Get(name))
	}
	request.Header.Set("X-Twilio-Signature", base64.StdEncoding.EncodeToString(signed.Sum(nil)))
	return request, nil
}

// caught is an answer that goes no further.
type caught struct {
	header http.Header
	status int
	body   bytes.Buffer
}

// Header implements [http.ResponseWriter].
func (c *caught) Header() http.Header { return c.header }

// WriteHeader implements [http.ResponseWriter].
func (c *caught) WriteHeader(status int) { c.status = status }

// Write implements [io.Writer].
func (c *caught) Write(b []byte) (int, error) { return c.body.Write(b) }
