// Package terminal answers volunteers, staff and editors in a terminal.
//
// In reading order:
//
//	terminal.go  what it is made of, and the styles of its screens
//	answer.go    one message and its answer, as JSON: one, or one a line for many messages
//	card.go      the card of a volunteer, and card_service.go: one service on it
//	matched.go   which words an answer rests on
//	text.go      exactly what a texter would get, and why
//	chat.go      a conversation as on a phone, with a clock that can be put forward
//	moment.go    "Sun 3am" and other moments that are typed
//
// It promises:
//   - the same brain that answers texts answers here, with no path of its own;
//   - each message of [Terminal.AskLines] is from a new person, and the answers come in the order of the messages;
//   - a card says in words whether anybody has checked a number (S39), and colour never carries meaning alone;
//   - nothing that was typed is kept, logged or put in an error.
package terminal
