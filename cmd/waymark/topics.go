package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"waymark/knowledge"
)

// helpTopics gives what waymark help TOPIC explains.
func helpTopics() []*cobra.Command {
	topic := func(name, short, long string) *cobra.Command {
		return &cobra.Command{Use: name, Short: short, Long: long}
	}
	return []*cobra.Command{
		topic("exit-codes", "what the program's exit codes mean", helpExitCodes),
		topic("environment", "every setting, its variable and its default", helpEnvironment()),
		topic("codes", "what the codes of waymark check mean", helpCodes()),
		topic("hours", "how hours are written in the base", helpHours),
		topic("safety", "what the program does in danger, and never does", helpSafety),
		topic("files", "which files are read", helpFiles),
	}
}

const helpExitCodes = `0    done
1    failed
2    wrong use: an unknown verb, flag or setting, a missing word
3    nothing matched (ask)
4    the knowledge base has errors (check, serve)
5    the set-up is not ready (doctor)
130  stopped with Ctrl-C`

const helpHours = `Hours are written in OpenStreetMap's opening_hours, for example:

  24/7
  Mo-Fr 09:00-17:00; PH off
  Mo-Th 10:00-21:00; Fr 10:00-18:00; PH off
  Mo-Su 18:00-02:00

PH is a bank holiday in England. Hours that do not name PH are not known on one, and nobody is sent there then.
If you don't know the hours, write: not known`

const helpSafety = `A message that tells of danger or of suicide is answered before anything else, and no topic overrides that.
Every first reply names 999 and a number that answers at that moment. Nobody is texted first. STOP always silences.
What somebody types is not kept, logged or counted.

Waymark calls nobody. It is not an emergency service. In danger in the UK, call 999.`

const helpFiles = usualConfig + `
    the settings, unless --config names another file; it need not exist
--knowledge FOLDER
    the knowledge base, in place of the one inside the program; serve reads it again when it changes
*_file settings
    secrets, one a file; the end of the line is taken off

The store, and its keys beside it (.key), are written by serve, card and purge; doctor tries whether they can be, and
leaves them as they were. Nothing else is written.`

func helpEnvironment() string {
	var b strings.Builder
	b.WriteString("Flags come first, then these variables, then the settings file, then the defaults.\n" +
		"An unknown variable that begins with " + variablePrefix + " is an error.\n\n")
	s := defaults()
	for _, v := range s.variables() {
		fmt.Fprintf(&b, "%s\n    %s: %s", v.name, v.key, v.about)
		if usual := fmt.Sprint(v.value); v.value.Kind() != 0 && !v.value.IsZero() {
			fmt.Fprintf(&b, " (default %s)", usual)
		}
		b.WriteString("\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func helpCodes() string {
	var b strings.Builder
	b.WriteString("A code never changes its meaning. An error stops a base from being used; a warning does not.\n\n")
	for _, c := range append(knowledge.Codes(), checkCodes()...) {
		fmt.Fprintf(&b, "%s  %-7s  %s\n      %s\n", c.Code, c.Severity, c.When, c.Example)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// checkCodes are the codes that need a bot to be found.
func checkCodes() []knowledge.CodeInfo {
	return []knowledge.CodeInfo{
		{Code: codeUnfired, Severity: knowledge.Error, When: "a message of danger or suicide that is missed",
			Example: `"hes kicking the door in" is not read as danger. Add a pattern that it fits.`},
		{Code: codeTrapped, Severity: knowledge.Error, When: "a benign message that is read as danger or suicide",
			Example: `"this homework is killing me" is read as danger, but is not. Say so under unless, or narrow the pattern.`},
		{Code: codeAstray, Severity: knowledge.Warning, When: "a message that leads to another topic",
			Example: `"i was jumped last nite" now leads to "burglary", not "assault". Change the words, or move the phrase.`},
		{Code: "R020", Severity: knowledge.Error, When: "a reply that is too long, or names 999 too late",
			Example: `This text is 171 characters: 2 parts. Take out 11 to make it 1.`},
		{Code: "R021", Severity: knowledge.Error, When: "a character that makes a text cost more",
			Example: `The apostrophe is curly. It would make the text 3 parts instead of 1. Use '.`},
		{Code: "R022", Severity: knowledge.Error, When: "a word that somebody could read on a locked screen",
			Example: `"marriage" is in the first 40 characters. Someone could read it on a locked screen.`},
		{Code: "R023", Severity: knowledge.Error, When: "a word or a sentence that is never sent",
			Example: `"This is confidential" needs its limit. Say when they would tell someone, or take it out.`},
		{Code: "R024", Severity: knowledge.Error, When: "a number cut in two by the end of a part",
			Example: `0808 168 9111 would be split across two parts. Move it earlier.`},
		{Code: "R025", Severity: knowledge.Warning, When: "a translation of English that has changed",
			Example: `pl.yaml was last checked before en.yaml changed. English will be sent.`},
		{Code: "R026", Severity: knowledge.Note, When: "a language whose words no translator has confirmed",
			Example: `ur.yaml: no translator has confirmed these words yet. They are sent all the same.`},
	}
}
