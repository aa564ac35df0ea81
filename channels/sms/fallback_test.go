package sms

import (
	"encoding/xml"
	"strings"
	"testing"

	"waymark/bot"
)

// S49: what is pasted at Twilio says the static safe reply and nothing else.
func TestFallbackTwiML(t *testing.T) {
	for _, text := range []string{bot.StaticReply, `Call 999 & "wait" <here>`} {
		twiml, err := FallbackTwiML(text)
		if err != nil {
			t.Fatal(err)
		}
		var response struct {
			XMLName xml.Name `xml:"Response"`
			Message []string `xml:"Message"`
		}
		if err := xml.Unmarshal([]byte(twiml), &response); err != nil || len(response.Message) != 1 || response.Message[0] != text {
			t.Errorf("%s says %q (%v), not %q", twiml, response.Message, err, text)
		}
	}
	for name, text := range map[string]string{
		"two parts":          "Call 999. " + strings.Repeat("more ", 40),
		"a character beyond": "Call 999. It’s free.",
		"no 999":             "Auto reply. Free, day or night: 0808 168 9111.",
	} {
		if twiml, err := FallbackTwiML(text); err == nil {
			t.Errorf("%s: is made into %s", name, twiml)
		}
	}
}
