// Package gsm7 counts the parts of a text and names the character that costs.
//
// A text goes out in GSM-7 (3GPP TS 23.038), 160 septets in one part or 153 in
// each of several, as long as every character is in that alphabet; a single
// character outside it turns the whole text into UCS-2, 70 or 67 units of
// UTF-16. The package promises to count and to cut as Twilio's segment
// calculator does: the two septets of an escaped character, the two units of an
// emoji, and a letter with its one combining mark are never parted.
package gsm7
