package sms

import (
	"errors"
	"fmt"
	"strings"

	"waymark/bot/gsm7"
)

// forXML writes words as the text of an XML element. No quotation mark needs it there, so that who pastes can read.
var forXML = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// FallbackTwiML gives the answer of a fallback that stands outside this program, to be pasted at Twilio (S49). It
// refuses words that are not one text of the plain alphabet or that do not name 999.
func FallbackTwiML(text string) (string, error) {
	size := gsm7.Count(text)
	switch {
	case size.Encoding != gsm7.GSM7 || size.Parts != 1:
		return "", fmt.Errorf("the static safe reply is %d parts in %v; shorten it to one part of GSM-7", size.Parts, size.Encoding)
	case !strings.Contains(text, "999"):
		return "", errors.New("the static safe reply does not name 999; write it so that it is enough on its own")
	}
	return "<Response><Message>" + forXML.Replace(text) + "</Message></Response>", nil
}
