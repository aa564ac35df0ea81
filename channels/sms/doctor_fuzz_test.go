package sms

import (
	"context"
	"io"
	"net/http"
	"strings"
	"testing"

	"waymark/channels/channeltest"
)

// Whatever answers in Twilio's place, an examination ends, shows no secret, and finds something to do.
func FuzzExamine(f *testing.F) {
	f.Add(200, `{"status": "active", "auth_token": "12345"}`)
	f.Add(200, `{"services": [{"sid": "MG1"}], "meta": {"next_page_url": null}, "sid": "PN1", "incoming_phone_numbers": [{"sid": "PN1", "phone_number": "`+testNumber+`"}]}`)
	f.Add(200, `{"status": "active", "incoming_phone_numbers": [{"phone_number": "`+testNumber+`", "voice_url": "%zz", "capabilities": {"voice": true, "sms": true}}], "services": [], "meta": {}}`)
	f.Add(401, `{"code": 20003, "message": "`+channeltest.CanarySender+`", "status": 401}`)
	f.Add(200, `{"permissions": null, "alerts": [{}], "meta": {"next_page_url": "https://x.twilio.com/"}}`)
	f.Add(503, "<html>")
	f.Add(302, "")
	f.Fuzz(func(t *testing.T, status int, body string) {
		if status < 200 || status > 599 {
			status = 200
		}
		answers := wayOut(func(r *http.Request) (*http.Response, error) {
			return &http.Response{StatusCode: status, Request: r, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(body))}, nil
		})
		found := Examine(context.Background(), testSettings(), Outside{Transport: answers})
		got := shown(found)
		if !strings.Contains(got, "FAIL") {
			t.Errorf("one answer to every question is good enough:\n%s", got)
		}
		// An address is shown, since whoever runs the line set it; nothing else that came is.
		if strings.Contains(got, channeltest.CanarySender) && !strings.Contains(body, "_url") {
			t.Errorf("a number is shown:\n%s", got)
		}
		for _, c := range got {
			if c < ' ' && c != '\n' || c == 0x7f {
				t.Errorf("a control character is shown: %q", got)
			}
		}
	})
}
