package bot

import "slices"

// sessionLimit is how many replies one session gets (S36). After them one danger and one suicide reply more are
// sent, then silence.
const sessionLimit = 10

// limited keeps a session within its limit. It gives the reply to send and the conversation to save.
func limited(before, after Conversation, reply Reply) (Reply, Conversation) {
	if before.Sent < sessionLimit {
		return reply, after
	}
	if reply.Urgency == UrgencyNone || slices.Contains(before.Extra, reply.Urgency) {
		return silence(), before
	}
	after.Extra = append(slices.Clone(before.Extra), reply.Urgency)
	return reply, after
}
