package sms

import (
	"errors"
	"slices"
	"strings"
	"sync"

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

// mostAnswers bounds [answers]: one text of two parts in some thousands of wordings.
const mostAnswers = 4096

// answers remembers the TwiML of texts that went out before, which hold nothing of a person's. The zero value is empty.
type answers struct {
	mu   sync.RWMutex
	made map[string]string
}

// messages is the function of that name.
func (a *answers) messages(texts ...string) (string, error) {
	key := strings.Join(texts, "\x00")
	a.mu.RLock()
	twiml, ok := a.made[key]
	a.mu.RUnlock()
	if ok {
		return twiml, nil
	}
	twiml, err := messages(texts...)
	if err != nil {
		return "", err
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.made == nil || len(a.made) >= mostAnswers {
		a.made = map[string]string{}
	}
	a.made[key] = twiml
	return twiml, nil
}

// rejectCall gives the TwiML that refuses a call.
func rejectCall() (string, error) {
	return twiml.Voice([]twiml.Element{&twiml.VoiceReject{}})
}
