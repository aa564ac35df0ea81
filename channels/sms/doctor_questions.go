package sms

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/twilio/twilio-go/client"
	openapi "github.com/twilio/twilio-go/rest/api/v2010"
)

// The addresses of Twilio's that its library in this house has no words for.
const (
	servicesAt    = "https://messaging.twilio.com/v1/Services"
	permissionsAt = "https://accounts.twilio.com/v1/Messaging/GeoPermissions"
	alertsAt      = "https://monitor.twilio.com/v1/Alerts"
)

// Account implements account.
func (t *twilioAccount) Account() (accountAt, error) {
	a, err := t.api.FetchAccount(t.sid)
	if err != nil {
		return accountAt{}, err
	}
	return accountAt{
		Status: value(a.Status), IsTrial: strings.EqualFold(value(a.Type), "trial"), AuthToken: Secret(value(a.AuthToken)),
	}, nil
}

// Number implements account.
func (t *twilioAccount) Number(number string) (*numberAt, error) {
	query := (&openapi.ListIncomingPhoneNumberParams{}).SetPathAccountSid(t.sid).SetPhoneNumber(number)
	page, err := t.api.PageIncomingPhoneNumber(query, "", "")
	if err != nil {
		return nil, err
	}
	for _, n := range page.IncomingPhoneNumbers {
		if value(n.PhoneNumber) == number { // the question takes parts of numbers too
			return numberOf(n), nil
		}
	}
	return nil, nil
}

func numberOf(n openapi.ApiV2010IncomingPhoneNumber) *numberAt {
	can := value(n.Capabilities)
	return &numberAt{
		SID: value(n.Sid), Texts: can.Sms, Calls: can.Voice,
		Webhooks: webhooks{
			URL: value(n.SmsUrl), Method: value(n.SmsMethod), App: value(n.SmsApplicationSid) != "",
			FallbackURL: value(n.SmsFallbackUrl), FallbackMethod: value(n.SmsFallbackMethod),
		},
		Voice: webhooks{
			URL: value(n.VoiceUrl), Method: value(n.VoiceMethod), FallbackURL: value(n.VoiceFallbackUrl),
			App: value(n.VoiceApplicationSid) != "" || value(n.TrunkSid) != "",
		},
	}
}

// messagingService is a Messaging Service in Twilio's own words.
type messagingService struct {
	SID            string `json:"sid"`
	InboundURL     string `json:"inbound_request_url"`
	InboundMethod  string `json:"inbound_method"`
	FallbackURL    string `json:"fallback_url"`
	FallbackMethod string `json:"fallback_method"`
	StatusCallback string `json:"status_callback"`
	ValidityPeriod *int   `json:"validity_period"`
	NumberDecides  bool   `json:"use_inbound_webhook_on_number"`
}

// ServiceOf implements account.
func (t *twilioAccount) ServiceOf(numberSID string) (*serviceAt, error) {
	services, err := pages[messagingService](t, servicesAt, "services", nil)
	if err != nil {
		return nil, err
	}
	for _, s := range services {
		holds, err := t.holds(s.SID, numberSID)
		if err != nil {
			return nil, err
		}
		if !holds {
			continue
		}
		at := &serviceAt{
			SID: s.SID, Validity: twiliosValidity, NumberDecides: s.NumberDecides, StatusURL: s.StatusCallback,
			Webhooks: webhooks{URL: s.InboundURL, Method: s.InboundMethod, FallbackURL: s.FallbackURL, FallbackMethod: s.FallbackMethod},
		}
		if s.ValidityPeriod != nil {
			at.Validity = *s.ValidityPeriod
		}
		return at, nil
	}
	return nil, nil
}

// holds reports whether a number is among the senders of a Messaging Service.
func (t *twilioAccount) holds(service, number string) (bool, error) {
	var one struct {
		SID string `json:"sid"`
	}
	err := t.get(servicesAt+"/"+url.PathEscape(service)+"/PhoneNumbers/"+url.PathEscape(number), nil, &one)
	var refused *client.TwilioRestError
	if errors.As(err, &refused) && refused.Status == http.StatusNotFound {
		return false, nil
	}
	return err == nil && one.SID == number, err
}

// Senders implements account.
func (t *twilioAccount) Senders(service string) ([]sender, error) {
	at := servicesAt + "/" + url.PathEscape(service)
	var all []sender
	numbers, err1 := pages[struct {
		Number string `json:"phone_number"`
	}](t, at+"/PhoneNumbers", "phone_numbers", nil)
	for _, n := range numbers {
		all = append(all, sender{senderNumber, n.Number})
	}
	names, err2 := pages[struct{}](t, at+"/AlphaSenders", "alpha_senders", nil)
	for range names {
		all = append(all, sender{Kind: senderAlpha})
	}
	short, err3 := pages[struct{}](t, at+"/ShortCodes", "short_codes", nil)
	for range short {
		all = append(all, sender{Kind: senderShort})
	}
	channels, err4 := pages[struct {
		Sender string `json:"sender"`
		Type   string `json:"sender_type"`
	}](t, at+"/ChannelSenders", "senders", nil)
	for _, c := range channels {
		kind := senderOther
		if strings.HasPrefix(strings.ToLower(c.Sender), "rcs:") || strings.EqualFold(c.Type, "rcs") {
			kind = senderRCS
		}
		all = append(all, sender{Kind: kind})
	}
	return all, errors.Join(err1, err2, err3, err4)
}

// Permissions implements account.
func (t *twilioAccount) Permissions() (map[string]bool, error) {
	var answer struct {
		Permissions []struct {
			Country string `json:"country_code"`
			Enabled bool   `json:"enabled"`
		} `json:"permissions"`
	}
	if err := t.get(permissionsAt, nil, &answer); err != nil {
		return nil, err
	}
	open := map[string]bool{}
	for _, p := range answer.Permissions {
		open[strings.ToUpper(p.Country)] = p.Enabled
	}
	return open, nil
}

// Alerts implements account.
func (t *twilioAccount) Alerts(since time.Time) ([]alert, error) {
	return pages[alert](t, alertsAt, "alerts", url.Values{"StartDate": {since.UTC().Format(time.RFC3339)}})
}

// value gives what a pointer of Twilio's library points to.
func value[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}
