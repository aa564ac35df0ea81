package bot

import "fmt"

// situations lists every reply the code asks for by name. All must be there in English; those of topics may be.
func situations() []string {
	all := []string{
		"answer", "answer.closed", "answer.two", "answer.friend", "answer.child", "abroad", "travel",
		"emergency", "emergency.suicide", "emergency.travel", "emergency.abroad", "suicide", "suicide.friend", "suicide.child", "ok-now",
		"ask.two", "ask.three", "unknown", "unknown.second", "unknown.third", "out-of-scope", "milestone", "seeker",
		"stranger", "help", "media", "real-person", "thanks",
		"stop", "start", "privacy", "safe", "safe.again", "no", "card", "card.closed",
		"near", "near.found", "near.none", "near.unread", "near.outside", "more", "more.entry", "more.none",
		"languages", "language", "rights", "rights.all",
		"hours.always", "hours.day_and_night", "hours.open_always", "hours.open_now", "hours.open_today",
		"hours.open_until", "hours.opens", "hours.unknown", "hours.free", "hours.free_advice", "hours.advice",
		"hours.free_only", "number.text", "number.word",
	}
	for n := 1; n <= theRights; n++ {
		all = append(all, fmt.Sprintf("right-%d", n))
	}
	return all
}
