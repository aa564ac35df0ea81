//go:build judges

package sms

import (
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/twilio/twilio-go/client"

	"waymark/channels/channeltest"
)

// vector is one request as Twilio's own library for Node signs it.
type vector struct {
	Name, URL, Signature string
	Params               map[string]string
}

func vectors(t *testing.T) []vector {
	t.Helper()
	root, err := os.Getwd()
	for err == nil {
		if _, missing := os.Stat(filepath.Join(root, "go.mod")); missing == nil {
			break
		}
		if root == filepath.Dir(root) {
			t.Fatal("no go.mod above this package")
		}
		root = filepath.Dir(root)
	}
	file, err := os.ReadFile(filepath.Join(root, "..", "shared", "judges", "twilio", "signatures.json"))
	if err != nil {
		t.Fatal(err)
	}
	var all []vector
	if err := json.Unmarshal(file, &all); err != nil {
		t.Fatal(err)
	}
	if len(all) < 50 {
		t.Fatalf("%d vectors, want all of them", len(all))
	}
	return all
}

func (v vector) form() url.Values {
	form := url.Values{}
	for name, value := range v.Params {
		form.Set(name, value)
	}
	return form
}

// Twilio's judgement of the signature is ours, for every address and every form; and only for the one signed.
func TestTwilioSignatures(t *testing.T) {
	for _, v := range vectors(t) {
		t.Run(v.Name, func(t *testing.T) {
			c := &Channel{twilio: client.NewRequestValidator(testToken), account: v.Params["AccountSid"]}
			if _, no := c.believe(v.URL, v.form().Encode(), v.Signature); no != nil {
				t.Errorf("refused for its %s", no.reason)
			}
			for name := range v.Params {
				changed := v.form()
				changed.Set(name, changed.Get(name)+"x")
				if _, no := c.believe(v.URL, changed.Encode(), v.Signature); no == nil {
					t.Errorf("believed with another %s", name)
				}
			}
			if _, no := c.believe(v.URL+"x", v.form().Encode(), v.Signature); no == nil {
				t.Error("believed for another address")
			}
		})
	}
}

// Those to an address and an account that a text line can have go through the whole channel.
func TestTwilioRequests(t *testing.T) {
	served := 0
	for _, v := range vectors(t) {
		address, err := url.Parse(v.URL)
		if err != nil {
			t.Fatal(err)
		}
		if v.Params["AccountSid"] != testAccount || address.Scheme == "http" && !isLoopback(address.Hostname()) {
			continue
		}
		t.Run(v.Name, func(t *testing.T) {
			r := newRig(t, func(s *Settings) { s.PublicURL = address.Scheme + "://" + address.Host })
			w := r.post(address.RequestURI(), v.form().Encode(), v.Signature)
			if w.Code == http.StatusNotFound {
				return // an address that is not ours
			}
			served++
			texts := messagesIn(t, w)
			silent := v.Params["OptOutType"] != "" || strings.Contains(v.Params["From"], ":") || address.Path == "/sms/status"
			if silent != (len(texts) == 0) {
				t.Errorf("got %q", texts)
			}
			if address.Path == "/sms" && !silent && string(r.last(t).Words) != strings.ToValidUTF8(v.Params["Body"], "\uFFFD") {
				t.Error("the bot was given other words")
			}
			channeltest.Hidden(t, r.told())
		})
	}
	if served < 35 {
		t.Errorf("%d requests reached the channel, want most of them", served)
	}
}
