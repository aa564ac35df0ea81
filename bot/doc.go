// Package bot decides what to say: pure, from a conversation and a message to a conversation and a reply.
//
// The guided tour, in reading order:
//
//	message.go       what comes in: a message, and types that never print words or numbers
//	reply.go         what goes out
//	conversation.go  the little that is remembered between two texts, for 15 minutes at most
//	next.go          Next, the one decision: keywords, then safety, then the open menu, then the match
//	keywords.go      … then urgent.go, smalltalk.go, menus.go, places.go, topics.go, unclear.go: its steps in order
//	template.go      how a reply is written, and write.go: how it is filled and made to fit
//	fields.go        what a reply is filled from: cast.go chooses who is named, fields_hours.go says when
//	brain.go         Brain, a loaded base ready to answer, and lint.go: what no reply may do
//	bot.go           Bot, which gives a brain a memory: conversations, repeats, opt-outs, limits, counts
//
// Package safety says whether a message tells of danger or of suicide, package gsm7 counts the parts of a text.
//
// It promises that any text gets a reply (never silence but where silence is safer: after STOP, over the limit),
// that nothing a person typed is ever said back, and that nothing but reviewed words goes out.
package bot
