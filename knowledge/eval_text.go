package knowledge

import (
	"fmt"
	"strings"
)

// String gives the evaluation as a table that people read.
func (e *Evaluation) String() string {
	var out strings.Builder
	fmt.Fprintf(&out, "%d messages about %d topics and %d out of scope, in %d voices; each voice was left out in turn.\n\n",
		e.Phrases, e.Topics, e.Outside, e.Voices)
	row := func(name string, s Share) { fmt.Fprintf(&out, "%-24s %s\n", name, s) }
	optional := func(name string, s *Share) {
		if s != nil {
			row(name, *s)
		}
	}
	row("recall@1", e.RecallAt1)
	row("recall@3", e.RecallAt3)
	row("right in two turns", e.InTwoTurns)
	row("out of scope, refused", e.Refused)
	row("answered", e.Answered)
	row("asked", e.Asked)
	row("none", e.Unmet)
	row("sure and wrong", e.FalseReassurance)
	optional("danger", e.Danger)
	optional("danger, false alarms", e.DangerFalseAlarm)
	optional("suicide", e.Suicide)
	optional("suicide, false alarms", e.SuicideFalseAlarm)
	row("worst voice: "+e.WorstVoice.Name, e.WorstVoice.RecallAt1)
	row("worst language: "+e.WorstLanguage.Name, e.WorstLanguage.RecallAt1)
	writeParts(&out, "voice", e.ByVoice)
	writeParts(&out, "language", e.ByLanguage)
	writeParts(&out, "topic", e.ByTopic)
	out.WriteString("\nmost often taken for another\n")
	for _, c := range e.Confusions {
		fmt.Fprintf(&out, "%4d  %s -> %s\n", c.Times, c.About, c.Given)
	}
	return out.String()
}

func writeParts(out *strings.Builder, of string, parts []Part) {
	fmt.Fprintf(out, "\n%-24s recall@1 recall@3 messages\n", of)
	for _, p := range parts {
		fmt.Fprintf(out, "%-24s %8.1f %8.1f %8d\n", p.Name, p.RecallAt1.Percent(), p.RecallAt3.Percent(), p.RecallAt1.Of)
	}
}
