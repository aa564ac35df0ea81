package sms

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"waymark/channels/channeltest"
)

const (
	testNumberSID  = "PN00000000000000000000000000000002"
	testServiceSID = "MG00000000000000000000000000000003"
	otherService   = "MG00000000000000000000000000000004"
	secretInURL    = "topsecretcanary"
)

// fields is an object in Twilio's own field names.
type fields = map[string]any

// pretend is a Twilio of our own: host and path to what it answers. It refuses whatever does not read, and whoever does
// not show the account's SID and token.
type pretend struct {
	t       *testing.T
	mu      sync.Mutex
	answers map[string]any
	refuses map[string]twilioError
	ahead   time.Duration // of its clock
	asked   []string
}

// twilioError is an error as Twilio's API tells it.
type twilioError struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
	More    string `json:"more_info"`
	Status  int    `json:"status"`
	raw     string // said in place of it, by something in between
}

// Where things are at Twilio.
const (
	accountPath     = "api.twilio.com/2010-04-01/Accounts/" + testAccount + ".json"
	numbersPath     = "api.twilio.com/2010-04-01/Accounts/" + testAccount + "/IncomingPhoneNumbers.json"
	servicesPath    = "messaging.twilio.com/v1/Services"
	servicePath     = servicesPath + "/" + testServiceSID
	permissionsPath = "accounts.twilio.com/v1/Messaging/GeoPermissions"
	alertsPath      = "monitor.twilio.com/v1/Alerts"
)

// newPretend makes a Twilio at which everything is as it should be.
func newPretend(t *testing.T) *pretend {
	p := &pretend{t: t, refuses: map[string]twilioError{}, answers: map[string]any{
		accountPath: fields{"sid": testAccount, "friendly_name": channeltest.CanaryWords, "status": "active", "type": "Full", "auth_token": testToken},
		numbersPath: fields{"page": 0, "page_size": 50, "next_page_uri": nil, "incoming_phone_numbers": []fields{goodNumber()}},
		servicesPath: page("services", fields{"sid": otherService, "validity_period": 36000},
			goodService()),
		servicePath + "/PhoneNumbers/" + testNumberSID: fields{"sid": testNumberSID, "service_sid": testServiceSID, "phone_number": testNumber},
		servicePath + "/PhoneNumbers":                  page("phone_numbers", fields{"sid": testNumberSID, "phone_number": testNumber}),
		servicePath + "/AlphaSenders":                  page("alpha_senders"),
		servicePath + "/ShortCodes":                    page("short_codes"),
		servicePath + "/ChannelSenders":                page("senders"),
		permissionsPath:                                permissions(),
		alertsPath:                                     page("alerts"),
	}}
	return p
}

func goodNumber() fields {
	return fields{
		"sid": testNumberSID, "account_sid": testAccount, "phone_number": testNumber, "friendly_name": channeltest.CanaryWords,
		"capabilities": fields{"voice": true, "sms": true, "mms": false, "fax": false},
		"sms_url":      testURL + "/sms", "sms_method": "POST", "sms_application_sid": "",
		"sms_fallback_url": "https://handler.twilio.com/twiml/EH5", "sms_fallback_method": "POST",
		"voice_url": testURL + "/voice", "voice_method": "POST", "voice_fallback_url": "", "voice_application_sid": "", "trunk_sid": nil,
	}
}

func goodService() fields {
	return fields{
		"sid": testServiceSID, "account_sid": testAccount, "friendly_name": channeltest.CanaryWords, "validity_period": 300,
		"inbound_request_url": testURL + "/sms", "inbound_method": "POST", "use_inbound_webhook_on_number": false,
		"fallback_url": "https://handler.twilio.com/twiml/EH5?k=" + secretInURL, "fallback_method": "POST",
		"status_callback": testURL + "/sms/status", "usecase": "undeclared",
	}
}

// page is one page of a list of Twilio's newer APIs.
func page(key string, records ...fields) fields {
	if records == nil {
		records = []fields{}
	}
	return fields{key: records, "meta": fields{"page": 0, "page_size": pageSize, "next_page_url": nil, "key": key}}
}

// permissions are those of every country of ours, without those named.
func permissions(closed ...string) fields {
	var all []fields
	for _, c := range countries {
		all = append(all, fields{"country_code": c.code, "type": "country", "enabled": !strings.Contains(fmt.Sprint(closed), c.code),
			"error_code": 0, "error_messages": []string{}})
	}
	return fields{"permissions": all}
}

// with gives an object with pairs of names and values changed.
func with(f fields, pairs ...any) fields {
	for i := 0; i < len(pairs); i += 2 {
		f[pairs[i].(string)] = pairs[i+1]
	}
	return f
}

func (p *pretend) number(pairs ...any) {
	p.answers[numbersPath].(fields)["incoming_phone_numbers"] = []fields{with(goodNumber(), pairs...)}
}

func (p *pretend) service(pairs ...any) {
	p.answers[servicesPath] = page("services", with(goodService(), pairs...))
}

func (p *pretend) alerts(codes ...string) {
	var all []fields
	for _, code := range codes {
		all = append(all, fields{"error_code": code, "log_level": "warning", "request_url": testURL + "/sms",
			"alert_text": channeltest.CanaryWords + channeltest.CanarySender})
	}
	p.answers[alertsPath] = page("alerts", all...)
}

// refuse lets every address that begins so be refused. Twilio's words may quote a number.
func (p *pretend) refuse(path string, status, code int) {
	p.refuses[path] = twilioError{Code: code, Status: status, Message: "The number " + channeltest.CanarySender + " was refused",
		More: fmt.Sprint("https://www.twilio.com/docs/errors/", code)}
}

func (p *pretend) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	path := r.Host + r.URL.Path
	p.asked = append(p.asked, path)
	w.Header().Set("Date", time.Now().Add(p.ahead).UTC().Format(http.TimeFormat))
	if p.ahead == noDate {
		w.Header()["Date"] = nil
	}
	if r.Method != http.MethodGet {
		p.t.Errorf("doctor asks %s %s: it must only read", r.Method, path)
	}
	for prefix, no := range p.refuses {
		if strings.HasPrefix(path, prefix) {
			p.say(w, no)
			return
		}
	}
	account, token, _ := r.BasicAuth()
	if account != testAccount || token != testToken {
		p.say(w, twilioError{Code: 20003, Message: "Authenticate", Status: http.StatusUnauthorized})
		return
	}
	answer, known := p.answers[path]
	if at := r.URL.Query().Get("Page"); at != "" {
		answer, known = p.answers[path+"?Page="+at], true
	}
	if !known {
		p.say(w, twilioError{Code: 20404, Message: "The requested resource " + r.URL.Path + " was not found", Status: http.StatusNotFound})
		return
	}
	if err := json.NewEncoder(w).Encode(answer); err != nil {
		p.t.Error(err)
	}
}

func (p *pretend) say(w http.ResponseWriter, no twilioError) {
	w.WriteHeader(no.Status)
	if no.raw != "" {
		_, _ = fmt.Fprint(w, no.raw)
		return
	}
	_ = json.NewEncoder(w).Encode(no)
}

// noDate is the clock of a Twilio that tells no date.
const noDate = time.Duration(1)

// examine lets doctor look at this Twilio.
func (p *pretend) examine(s Settings, marked bool) []Finding {
	server := httptest.NewServer(p)
	defer server.Close()
	way, err := Loopback(server.URL)
	if err != nil {
		p.t.Fatal(err)
	}
	return Examine(p.t.Context(), s, Outside{Transport: way, Marked: marked})
}
