package bot

import (
	"slices"
	"strconv"
	"strings"

	"waymark/knowledge"
)

// digit answers the menu that is open. A bare number that answers none gets the safe first reply: after 15 minutes
// somebody else may hold the phone.
func (t *turn) digit() bool {
	n, ok := bareNumber(t.words)
	if !ok || t.words == emergencyNumber {
		return false
	}
	switch {
	case t.before.Menu == MenuTopics && n >= 1 && n <= len(t.before.Choices):
		return t.pick(t.before.Choices[n-1 : n])
	case t.before.Menu == MenuGeneral && n >= 1 && n <= len(generalMenu):
		return t.pick(generalMenu[n-1])
	case t.before.Menu == MenuRights && n >= 1 && n <= theRights:
		return t.right(n)
	}
	return t.same("help")
}

// bareNumber reads a message that is a number and nothing else: "5", "5)", "number 5", "five".
func bareNumber(words string) (n int, ok bool) {
	for _, before := range [...]string{"reply ", "number ", "option ", "no. ", "text "} {
		words = strings.TrimPrefix(words, before)
	}
	words = strings.TrimRight(words, ")., ")
	for n, word := range [...]string{"zero", "one", "two", "three", "four"} {
		if words == word {
			return n, true
		}
	}
	n, err := strconv.Atoi(words)
	return n, err == nil
}

// pick answers with the topics that a digit stands for.
func (t *turn) pick(topics []knowledge.TopicID) bool {
	switch topics[0] {
	case topicRights:
		return t.rights()
	case topicSuicide:
		return t.crisis(OutcomeKeyword)
	}
	t.finding.Topics = nil
	for _, id := range topics {
		t.finding.Topics = append(t.finding.Topics, knowledge.TopicScore{ID: id, Score: 1})
	}
	var second knowledge.TopicID
	if len(topics) > 1 {
		second = topics[1]
	}
	return t.answer(OutcomeKeyword, topics[0], second, t.route(topics[0]))
}

// mostMore is how many services one answer to MORE names.
const mostMore = 3

// more names the services that were not named yet, by their full names, because the person asked (S11).
func (t *turn) more() bool {
	if len(t.before.Topics) == 0 {
		return t.unknown(OutcomeKeyword)
	}
	var left []knowledge.Offer
	for _, o := range t.route(t.before.Topics...) {
		if !slices.Contains(t.before.Named, o.Service.ID) {
			left = append(left, o)
		}
	}
	f := t.filling(nil)
	for n := min(mostMore, len(left)); n > 0; n-- {
		entries := make([]string, n)
		var named []knowledge.ServiceID
		for i := range left[:n] {
			entry := &filling{cast: cast{first: &left[i]}, at: f.at, lang: english}
			entries[i], _ = t.write("more.entry", entry)
			named = append(named, left[i].Service.ID)
		}
		f.texts["more"] = strings.Join(entries, "; ")
		if _, fits := t.write("more", f); fits {
			t.say(OutcomeKeyword, "more", f)
			t.after.name(named...)
			t.reply.Services = withRest(named, left)
			return true
		}
	}
	return t.say(OutcomeKeyword, "more.none", t.filling(t.soFar()))
}
