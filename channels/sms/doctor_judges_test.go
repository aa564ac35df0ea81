//go:build judges

package sms

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	accounts "github.com/twilio/twilio-go/rest/accounts/v1"
	api "github.com/twilio/twilio-go/rest/api/v2010"
	messaging "github.com/twilio/twilio-go/rest/messaging/v1"
	monitor "github.com/twilio/twilio-go/rest/monitor/v1"
)

// The pretend Twilio knows no field that the published API does not have: the library's models are made from Twilio's
// own OpenAPI description.
func TestPretendSpeaksAsTwilioDoes(t *testing.T) {
	p := newPretend(t)
	p.alerts("23002")
	p.answers[servicePath+"/AlphaSenders"] = page("alpha_senders", fields{"alpha_sender": "Waymark"})
	p.answers[servicePath+"/ShortCodes"] = page("short_codes", fields{"short_code": "85258"})
	p.answers[servicePath+"/ChannelSenders"] = page("senders", fields{"sender": "rcs:agent", "sender_type": "RCS"})
	models := map[string]any{
		accountPath:                     &api.ApiV2010Account{},
		numbersPath:                     &api.ListIncomingPhoneNumberResponse{},
		servicesPath:                    &messaging.ListServiceResponse{},
		servicePath + "/PhoneNumbers":   &messaging.ListPhoneNumberResponse{},
		servicePath + "/AlphaSenders":   &messaging.ListAlphaSenderResponse{},
		servicePath + "/ShortCodes":     &messaging.ListShortCodeResponse{},
		servicePath + "/ChannelSenders": &messaging.ListChannelSenderResponse{},
		permissionsPath:                 &accounts.AccountsV1MessagingGeopermissions{},
		alertsPath:                      &monitor.ListAlertResponse{},
		servicePath + "/PhoneNumbers/" + testNumberSID: &messaging.MessagingV1PhoneNumber{},
	}
	for path, answer := range p.answers {
		model := models[path]
		if model == nil {
			t.Errorf("there is no model for %s", path)
			continue
		}
		content, err := json.Marshal(answer)
		if err != nil {
			t.Fatal(err)
		}
		strict := json.NewDecoder(bytes.NewReader(content))
		strict.DisallowUnknownFields()
		if err := strict.Decode(model); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// names gives the names that the fields of a struct have in JSON.
func names(v any) map[string]bool {
	all := map[string]bool{}
	for i := range reflect.TypeOf(v).NumField() {
		name, _, _ := strings.Cut(reflect.TypeOf(v).Field(i).Tag.Get("json"), ",")
		all[name] = true
	}
	return all
}

// What doctor reads has names that the published API has.
func TestDoctorReadsPublishedNames(t *testing.T) {
	for _, pair := range []struct{ ours, theirs any }{
		{messagingService{}, messaging.MessagingV1Service{}},
		{alert{}, monitor.MonitorV1Alert{}},
	} {
		known := names(pair.theirs)
		for name := range names(pair.ours) {
			if !known[name] {
				t.Errorf("%T reads %q, which %T does not have", pair.ours, name, pair.theirs)
			}
		}
	}
}
