// Package slack answers staff in Slack: one slash command, seen by nobody but the asker.
//
// In reading order:
//
//	settings.go      what it needs to know, and what it refuses to start with
//	channel.go       the one webhook, /slack/commands, and what happens when something fails
//	request.go       what is refused: method, size, signature
//	commands.go      the table of what can be typed, from which the help is made too
//	question.go      free words become a route; danger and suicide come before everything
//	card.go          a message as Slack reads it, within Slack's limits
//	card_*.go        what each kind of card says
//	words.go         the small phrases of every card: open or closed, checked or not
//	personal.go      whether words look like somebody's details
//
// It promises:
//
//   - Nothing is believed that Slack did not sign within the last five minutes.
//   - An answer goes back in the response itself, to the asker only. Nothing is sent anywhere: there is no token.
//   - Danger and suicide in the words bring the crisis card first, whatever command was typed (S27, S28, S30).
//   - No words are kept, and none stand in a log line, a counter, an error or a card; nor does any name of Slack's.
//   - Every card fits the limits of Block Kit, has words beside every symbol, a text for screen readers, and no
//     links that unfold (S17).
//   - Whatever fails behind the signature, the asker gets one sentence with 999 and a number.
package slack
