// Package knowledge loads and checks the base, and finds the records that words mean.
//
// It promises:
//   - nothing is guessed: every scalar is read as the text the editor typed, so a phone number, a date or a
//     "no" never turns into a number or a truth value on the way;
//   - nothing is silent: whatever cannot be read is a [Problem] with file, line, column, reason and mend, and a
//     base with an error is never used;
//   - nothing is remembered: a loaded [Base] does not change, and times are arguments, never the clock;
//   - nothing is invented: what [Base.Find] returns are records that people reviewed.
//
// Read the records files first (what a service, a topic, a right and a place are), then load.go, then find.go.
package knowledge
