package sms

import (
	"errors"
	"slices"

	"github.com/twilio/twilio-go/twiml"
)

// errEmpty says that there is a reply in which there is nothing to read. Twilio refuses such a message.
var errEmpty = errors.New("the reply holds an empty text")

// messages gives the TwiML that sends each text to whoever texted us; none sends nothing. It never says to whom, or
// by what way (S43).
func messages(texts ...string) (string, error) {
	if slices.Contains(texts, "") {
		return "", errEmpty
	}
	verbs := make([]twiml.Element, len(texts))
	for i, text := range texts {
		verbs[i] = &twiml.MessagingMessage{Body: text}
	}
	return twiml.Messages(verbs)
}

// rejectCall gives the TwiML that refuses a call.
func rejectCall() (string, error) {
	return twiml.Voice([]twiml.Element{&twiml.VoiceReject{}})
}
