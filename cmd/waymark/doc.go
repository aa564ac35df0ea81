// Command waymark points people hurt by crime to help that is open now: it answers texts and Slack (serve), people
// at a terminal (ask, text, chat), keeps the base in order (check, eval), and says whether it is ready (doctor, drill).
//
// In reading order:
//
//	main.go        the verbs, and how an error becomes an exit code
//	program.go     what every verb shares: flags, settings, the base, the brain
//	settings.go    flags over variables over a file over defaults, from one struct
//	ask.go …       one file a verb
//	serve.go       the parts of the service, wired by hand; server.go, reload.go and metrics.go are its parts
//	doctor.go      what is looked at; doctor_here.go and doctor_service.go look here, channels/sms looks at Twilio
//	drill.go       what is played; drill_play.go plays it, drill.yaml is the script
//	topics.go      waymark help TOPIC
//
// It promises that nothing here decides about words or people: that is the work of the floors below.
package main
