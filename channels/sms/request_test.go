package sms

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/twilio/twilio-go/client"

	"waymark/channels/channeltest"
)

var paths = []string{"/sms", "/sms/fallback", "/sms/status", "/voice"}

func TestMethods(t *testing.T) {
	r := newRig(t)
	for _, path := range paths {
		for _, method := range []string{"GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW"} {
			w := r.serve(httptest.NewRequest(method, path+"?"+text().Encode(), nil))
			if w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != "POST" {
				t.Errorf("%s %s got %d, Allow %q", method, path, w.Code, w.Header().Get("Allow"))
			}
		}
	}
}

// request makes a request that is good but for what a test changes.
func request(body io.Reader, form url.Values) *http.Request {
	r := httptest.NewRequest(http.MethodPost, "/sms", body)
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("X-Twilio-Signature", sign(testToken, testURL+"/sms", form))
	return r
}

func TestRefusals(t *testing.T) {
	good := text()
	whole := func() io.Reader { return strings.NewReader(good.Encode()) }
	header := func(name, value string) func() *http.Request {
		return func() *http.Request {
			r := request(whole(), good)
			r.Header.Set(name, value)
			return r
		}
	}
	for _, test := range []struct {
		name    string
		request func() *http.Request
		status  int
		reason  string
	}{
		{"no signature", func() *http.Request {
			r := request(whole(), good)
			r.Header.Del("X-Twilio-Signature")
			return r
		}, 403, "signature"},
		{"an empty signature", header("X-Twilio-Signature", ""), 403, "signature"},
		{"a signature of nothing", header("X-Twilio-Signature", "MTIzNDU2Nzg5MDEyMzQ1Njc4OTA="), 403, "signature"},
		{"two signatures", func() *http.Request {
			r := request(whole(), good)
			r.Header.Add("X-Twilio-Signature", "MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=")
			return r
		}, 403, "signature"},
		{"another token", header("X-Twilio-Signature", sign("54321", testURL+"/sms", good)), 403, "signature"},
		{"signed for another host", header("X-Twilio-Signature", sign(testToken, "https://evil.example/sms", good)), 403, "signature"},
		{"signed for another path", header("X-Twilio-Signature", sign(testToken, testURL+"/voice", good)), 403, "signature"},
		{"signed for http", header("X-Twilio-Signature", sign(testToken, "http://waymark.example.org/sms", good)), 403, "signature"},
		{"a query that was not signed", func() *http.Request {
			r := request(whole(), good)
			r.URL.RawQuery = "a=1"
			return r
		}, 403, "signature"},
		{"a body that was not signed", func() *http.Request {
			return request(strings.NewReader(text("Body", "other").Encode()), good)
		}, 403, "signature"},
		{"another account", func() *http.Request {
			f := text("AccountSid", "AC00000000000000000000000000000002")
			return request(strings.NewReader(f.Encode()), f)
		}, 403, "account"},
		{"no account", func() *http.Request {
			f := text("AccountSid", "-")
			return request(strings.NewReader(f.Encode()), f)
		}, 403, "account"},
		{"another number", func() *http.Request {
			f := text("To", "+447700900457")
			return request(strings.NewReader(f.Encode()), f)
		}, 403, "number"},
		{"no number", func() *http.Request {
			f := text("To", "-")
			return request(strings.NewReader(f.Encode()), f)
		}, 403, "number"},
		{"nothing at all", func() *http.Request { return request(strings.NewReader(""), nil) }, 403, "account"},
		{"a giant", func() *http.Request { return request(strings.NewReader(strings.Repeat("a", maxBody+1)), good) }, 413, "size"},
		{"a giant of unknown size", func() *http.Request {
			return request(io.MultiReader(whole(), strings.NewReader(strings.Repeat("a", maxBody))), good)
		}, 413, "size"},
		{"a body that breaks off", func() *http.Request {
			return request(io.MultiReader(whole(), iotest.ErrReader(errors.New(channeltest.CanaryWords))), good)
		}, 400, "cut"},
		{"no type", header("Content-Type", ""), 415, "type"},
		{"JSON", header("Content-Type", "application/json"), 415, "type"},
		{"parts", header("Content-Type", "multipart/form-data; boundary=x"), 415, "type"},
		{"a type that cannot be read", header("Content-Type", "application/x-www-form-urlencoded; charset"), 415, "type"},
		{"another charset", header("Content-Type", "application/x-www-form-urlencoded; charset=iso-8859-1"), 415, "type"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := newRig(t)
			w := r.serve(test.request())
			if w.Code != test.status || r.counts.get("rejected sms "+test.reason) != 1 {
				t.Errorf("got %d and %v, want %d for its %s", w.Code, &r.counts, test.status, test.reason)
			}
			if len(r.asked) != 0 {
				t.Error("the bot was asked")
			}
			if !strings.Contains(r.logs.String(), `"reason":"`+test.reason) {
				t.Errorf("the log %q does not say why", &r.logs)
			}
		})
	}
}

func TestForwardedHeadersChangeNothing(t *testing.T) {
	r := newRig(t)
	forged := request(strings.NewReader(text().Encode()), nil)
	forged.Header.Set("X-Twilio-Signature", sign(testToken, "https://evil.example/sms", text()))
	good := request(strings.NewReader(text().Encode()), text())
	for _, q := range []*http.Request{forged, good} {
		q.Host = "evil.example"
		q.Header.Set("X-Forwarded-Host", "evil.example")
		q.Header.Set("X-Forwarded-Proto", "https")
		q.Header.Set("X-Forwarded-Port", "443")
		q.Header.Set("Forwarded", "host=evil.example;proto=https")
		q.Header.Set("X-Original-URL", "https://evil.example/sms")
	}
	if w := r.serve(forged); w.Code != http.StatusForbidden {
		t.Errorf("a request signed for a forwarded host got %d", w.Code)
	}
	if w := r.serve(good); w.Code != http.StatusOK {
		t.Errorf("a good request with foreign headers got %d", w.Code)
	}
}

func TestAddressAsTwilioCallsIt(t *testing.T) {
	for _, test := range []struct{ public, target, signed string }{
		{testURL, "/sms?tenant=a&x=1", testURL + "/sms?tenant=a&x=1"},
		{testURL + "/", "/sms", testURL + "/sms"},
		{testURL, "/sms", testURL + ":443/sms"},
		{testURL + ":8443", "/sms", testURL + ":8443/sms"},
		{testURL + ":8443", "/sms", testURL + "/sms"}, // Twilio is known to leave the port out
		{testURL, "/sms?q=a%20b%26c+d&Body=no", testURL + "/sms?q=a%20b%26c+d&Body=no"},
		{"http://127.0.0.1:5050", "/sms", "http://127.0.0.1:5050/sms"},
		{"http://[::1]:5050", "/sms", "http://[::1]:5050/sms"},
	} {
		r := newRig(t, func(s *Settings) { s.PublicURL = test.public })
		if w := r.post(test.target, text().Encode(), sign(testToken, test.signed, text())); w.Code != http.StatusOK {
			t.Errorf("%s with %s got %d for a signature over %s", test.public, test.target, w.Code, test.signed)
		}
	}
}

// Twilio's own library for Go must agree with our signer, or the tests would prove nothing.
func TestSignerAgreesWithTwilio(t *testing.T) {
	validator := client.NewRequestValidator(testToken)
	for _, body := range []string{"help", "", "  a\r\nb ", "100% ;&=+", "é🙂"} {
		form := text("Body", body)
		if !validator.ValidateBody(testURL+"/sms", []byte(form.Encode()), sign(testToken, testURL+"/sms", form)) {
			t.Errorf("twilio-go refuses our signature of %q", body)
		}
	}
}
