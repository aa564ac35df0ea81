// Package console serves pages for browsers. So far there is one, /try: a text can be typed and the reply read as on a
// phone, with what it costs and why it was given.
//
// In reading order:
//
//	console.go   the routes, and the headers of every page
//	try.go       one turn of a conversation
//	thread.go    how earlier turns come back: inside the page, never on the server
//	words.go     what a reply costs and why it was given, in words
//	pages/       the page, its styles and the script of "Exit this page"
//
// It promises:
//
//   - Everything works without JavaScript; the script only makes leaving faster.
//   - Words stand in no address, no title, no log line and no memory of the server. Earlier turns travel in a hidden
//     field of the page that shows them; the bot remembers for 15 minutes what it remembers of any texter, which is
//     no words, under a random cookie.
//   - No page is kept by the browser (no-store), framed, or sent to from another site.
//   - "Exit this page" stands before everything else, blanks the page at once, and goes to the weather by way of
//     /leave, which makes the browser forget the cookie (S52). It does not claim to hide a visit.
package console
