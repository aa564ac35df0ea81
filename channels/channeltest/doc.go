// Package channeltest holds every channel to the same promises.
//
// A channel's own test gives [Run] a [Line]: the channel as its outside system drives it, in front of a bot that Run
// brings. Run then promises for it that
//
//   - the bot gets exactly what was typed, and the id and the sender that belong to it;
//   - a reply arrives whole and in order, and a danger reply with its 999;
//   - a repeat gets the same reply, under the same id;
//   - silence sends nothing, and after STOP, where the channel has it, there is nothing else;
//   - many people at once each get their own reply;
//   - no words and no sender stand in any log line, counter or error.
package channeltest
