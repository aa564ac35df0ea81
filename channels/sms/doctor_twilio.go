package sms

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/twilio/twilio-go/client"
	openapi "github.com/twilio/twilio-go/rest/api/v2010"
)

// How long and how much is read of Twilio.
const (
	examineWithin = 2 * time.Minute
	answerWithin  = 10 * time.Second // one call
	largestAnswer = 4 << 20          // bytes
	pageSize      = 100              // records
	mostPages     = 20
)

// account is what an examination asks of Twilio. It only reads.
type account interface {
	Account() (accountAt, error)
	Clock() (ahead time.Duration, err error)        // how far this computer's clock is ahead
	Number(number string) (*numberAt, error)        // nil: the account has no such number
	ServiceOf(numberSID string) (*serviceAt, error) // nil: the number is in no Messaging Service
	Senders(serviceSID string) ([]sender, error)
	Permissions() (map[string]bool, error) // whether texts may go to a country, by its ISO 3166 code
	Alerts(since time.Time) ([]alert, error)
}

// accountAt is the account as Twilio has it.
type accountAt struct {
	Status    string // "active", "suspended" or "closed"
	IsTrial   bool
	AuthToken Secret // the primary one; "" when Twilio does not say
}

// webhooks are two addresses: the first, and where Twilio goes when that fails.
type webhooks struct {
	URL, Method, FallbackURL, FallbackMethod string
	App                                      bool // an app or a trunk stands before them
}

// numberAt is a number as Twilio has it.
type numberAt struct {
	SID          string
	Texts, Calls bool // what it can do
	Webhooks     webhooks
	Voice        webhooks
}

// serviceAt is a Messaging Service as Twilio has it.
type serviceAt struct {
	SID           string
	Validity      int  // seconds
	NumberDecides bool // the addresses of the number count, not these
	Webhooks      webhooks
	StatusURL     string
}

// sender is one sender of a Messaging Service.
type sender struct{ Kind, Name string }

// The kinds of senders, in the words of a finding.
const (
	senderNumber = "a number"
	senderAlpha  = "a name (alphanumeric)"
	senderShort  = "a short code"
	senderRCS    = "an RCS sender"
	senderOther  = "a sender of another network"
)

// alert is one thing that Twilio warned of. Its words are not read: they may hold a number.
type alert struct {
	Code string `json:"error_code"`
	URL  string `json:"request_url"`
}

// twilioAccount asks Twilio by its own library.
type twilioAccount struct {
	sid, token string
	requests   *client.RequestHandler
	api        *openapi.ApiService
	courier    *courier
}

var _ account = (*twilioAccount)(nil)

func newTwilio(ctx context.Context, s Settings, o Outside) *twilioAccount {
	way := o.Transport
	if way == nil {
		way = http.DefaultTransport
	}
	t := &twilioAccount{sid: s.AccountSID, token: string(s.AuthToken), courier: &courier{ctx: ctx, way: way, now: o.Now}}
	c := &client.Client{
		Credentials: client.NewCredentials(t.sid, t.token),
		HTTPClient: &http.Client{
			Transport: t.courier, Timeout: answerWithin,
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
	}
	c.SetAccountSid(t.sid)
	t.requests = client.NewRequestHandler(c)
	t.api = openapi.NewApiService(t.requests)
	return t
}

// courier carries the requests of Twilio's library, which knows no context, no largest answer and hides the date.
type courier struct {
	ctx     context.Context
	way     http.RoundTripper
	now     func() time.Time
	ahead   time.Duration // of this computer's clock, at the last answer
	dateErr error
}

var (
	errNoDate   = errors.New("the answer holds no date")
	errRedirect = errors.New("the answer is a redirect")
	errTooMany  = fmt.Errorf("there are more than %d of them", mostPages*pageSize)
	errAstray   = errors.New("the next page is not at Twilio") // the auth token must not go there
)

// RoundTrip implements [http.RoundTripper].
func (c *courier) RoundTrip(r *http.Request) (*http.Response, error) {
	ctx, cancel := context.WithCancel(r.Context())
	stop := context.AfterFunc(c.ctx, cancel)
	asked := c.now()
	answer, err := c.way.RoundTrip(r.WithContext(ctx))
	if err != nil {
		stop()
		cancel()
		return nil, cmp.Or(c.ctx.Err(), err)
	}
	if answer.StatusCode >= http.StatusMultipleChoices && answer.StatusCode < http.StatusBadRequest {
		stop()
		cancel()
		return nil, errors.Join(errRedirect, answer.Body.Close())
	}
	answered := c.now()
	if date, err := dateOf(answer.Header); err != nil {
		c.dateErr = errNoDate
	} else { // the date is cut to the second, and was written between asking and answering
		c.ahead, c.dateErr = asked.Add(answered.Sub(asked)/2).Sub(date.Add(time.Second/2)), nil
	}
	answer.Body = &shortBody{Reader: io.LimitReader(answer.Body, largestAnswer), body: answer.Body, done: func() { stop(); cancel() }}
	return answer, nil
}

// shortBody is a body of which no more than so much is read.
type shortBody struct {
	io.Reader
	body io.Closer
	done func()
}

// Close implements [io.Closer].
func (b *shortBody) Close() error {
	defer b.done()
	return b.body.Close()
}

// Clock implements account.
func (t *twilioAccount) Clock() (time.Duration, error) { return t.courier.ahead, t.courier.dateErr }

// get asks for one thing of which Twilio's library in this house has no words.
func (t *twilioAccount) get(address string, query url.Values, into any) error {
	answer, err := t.requests.Get(address, query, map[string]any{"Content-Type": "application/x-www-form-urlencoded"}, "")
	if err != nil {
		return err
	}
	err = json.NewDecoder(answer.Body).Decode(into)
	return errors.Join(err, answer.Body.Close())
}

// pages asks for all of a list.
func pages[T any](t *twilioAccount, address, key string, query url.Values) ([]T, error) {
	if query == nil {
		query = url.Values{}
	}
	query.Set("PageSize", fmt.Sprint(pageSize))
	var all []T
	for range mostPages {
		var page map[string]json.RawMessage
		if err := t.get(address, query, &page); err != nil {
			return nil, err
		}
		var some []T
		if err := json.Unmarshal(page[key], &some); err != nil {
			return nil, fmt.Errorf("read %s: %w", key, err)
		}
		all = append(all, some...)
		var meta struct {
			Next *string `json:"next_page_url"`
		}
		if err := json.Unmarshal(page["meta"], &meta); err != nil {
			return nil, fmt.Errorf("read %s: %w", key, err)
		}
		if meta.Next == nil || *meta.Next == "" {
			return all, nil
		}
		if !strings.HasSuffix(hostOf(*meta.Next), ".twilio.com") {
			return nil, errAstray
		}
		address, query = *meta.Next, nil
	}
	return nil, errTooMany
}

// explain says in words why Twilio gave no answer, and what to do. What Twilio says itself may quote a number, and an
// address holds one, so neither is shown.
func explain(err error) (says, next string) {
	for _, ours := range [...]error{errNoDate, errRedirect, errTooMany, errAstray} {
		if errors.Is(err, ours) {
			return ours.Error(), "look for a proxy in between, or in Twilio's console"
		}
	}
	var refused *client.TwilioRestError
	var network net.Error
	switch {
	case errors.As(err, &refused):
		return explainRefusal(refused)
	case errors.Is(err, context.Canceled):
		return "it was broken off", "run waymark doctor again"
	case errors.As(err, &network) && network.Timeout():
		return "no answer came in time", "run waymark doctor again"
	}
	var at *url.Error
	if errors.As(err, &at) {
		return "Twilio cannot be reached: " + at.Err.Error(), "let this computer reach https://api.twilio.com, then run waymark doctor again"
	}
	return "what answered does not speak as Twilio does", "look for a proxy in between, and at https://status.twilio.com"
}

func explainRefusal(r *client.TwilioRestError) (says, next string) {
	code := fmt.Sprintf("(HTTP %d, %d)", r.Status, r.Code)
	switch {
	case r.Status == http.StatusUnauthorized || r.Code == 20003:
		return "Twilio refuses the account SID and the auth token " + code, stepSettings
	case r.Status == http.StatusForbidden:
		return "Twilio does not let this account look " + code, "look in Twilio's console"
	case r.Status == http.StatusNotFound:
		return "Twilio has no such thing " + code, "look in Twilio's console"
	case r.Status == http.StatusTooManyRequests:
		return "Twilio was asked too often " + code, "wait a minute, then run waymark doctor again"
	case r.Status >= http.StatusInternalServerError:
		return "Twilio is in trouble " + code, "look at https://status.twilio.com, then run waymark doctor again"
	case r.Code == 21222 || r.Code == 21224: // the library's own, before anything is asked
		return "the account SID or the auth token holds a sign that Twilio's never hold", stepSettings
	}
	return "Twilio refuses the question " + code, "look the code up in Twilio's list of errors"
}
