// Package sms carries texts between Twilio and the bot.
//
// In reading order:
//
//	settings.go  what it needs to know, and what it refuses to start with
//	channel.go   the four webhooks: /sms, /sms/fallback, /sms/status, /voice
//	request.go   what is refused: method, size, type, signature, another account
//	form.go      the parameters exactly as Twilio signed them
//	text.go      who is answered, who gets silence
//	ask.go       the bot is asked, and what happens when it fails
//	twiml.go     what goes back
//	fallback.go  what is pasted at Twilio for when this program cannot answer
//	rehearse.go  the whole way of a text, played without sending anything
//	doctor.go    how the line is set up at Twilio: doctor_account.go and doctor_line.go judge what doctor_twilio.go and
//	             doctor_questions.go read
//
// It promises:
//
//   - Nothing is believed that Twilio did not sign for the public URL and the account in [Settings]. Headers that a
//     proxy or anybody else can set are never read.
//   - A reply goes back in the answer to the text that asked for it and nowhere else: there is no way to name a
//     number to send to (S16, S21, S43).
//   - Silence where a text could be heard, read twice or never stop: landlines, other networks, machines, and words
//     that Twilio has answered already (S13, S15, S24).
//   - Twilio's API is only read, never written: examining a line changes nothing and reads nobody's words.
//   - Whatever fails behind the signature, the person gets the static safe reply within 8 seconds (S49, S53).
//   - No number and no word of a person is logged, counted or put in an error (S44).
//
// A repeat keeps its MessageSid, and the bot gives the same id the same reply. The signature holds no time, so this
// is what makes a replayed request harmless; Twilio's idempotency header is not signed and not used.
//
// The server around it should have these limits, so that slow senders cost little: ReadHeaderTimeout 5 s,
// ReadTimeout 10 s, WriteTimeout 15 s (Twilio waits no longer), IdleTimeout 60 s, MaxHeaderBytes 16 KiB.
package sms
