package bot

import (
	"strings"

	"waymark/knowledge"
)

// ServiceID is that of knowledge, under a name for those who know services by their ids only, such as the store.
type ServiceID = knowledge.ServiceID

// cardCode reads "CARD 4827", any case: the code a volunteer read out.
func cardCode(w Words) (code string, ok bool) {
	fields := strings.Fields(fold(string(w)))
	if len(fields) != 2 || fields[0] != "card" || strings.Trim(fields[1], "0123456789") != "" {
		return "", false
	}
	return fields[1], true
}

// card answers a code with the number of one service, and nothing else of it; "" is a code that is not good, which
// gets the safe first reply.
func (b *Brain) card(c Conversation, m Message, id knowledge.ServiceID) (Conversation, Reply) {
	t := b.begin(c, m)
	o := b.offer(id, m.At)
	switch {
	case o == nil:
		t.neutral(OutcomeKeyword, "help")
	case isOpen(*o):
		t.say(OutcomeKeyword, "card", t.filling([]knowledge.Offer{*o}))
	default:
		f := t.filling(nil)
		f.first = o
		t.say(OutcomeKeyword, "card.closed", f)
	}
	return t.after, t.reply
}
