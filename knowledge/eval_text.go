package knowledge

import (
	"fmt"
	"strings"
)

// String gives the evaluation as a table that people read. It changes only with the figures.
func (e *Evaluation) String() string {
	var out strings.Builder
	fmt.Fprintf(&out, `How well messages are understood that nobody has taught: each of %d voices was left out, and its messages were
read with what the others taught. The rules for danger and suicide were written by people who knew all voices.

%d messages about %d topics, %d out of scope, %d that tell of danger or suicide, %d that only look so.
`, e.Voices, e.Phrases, e.Topics, e.Outside, e.Urgent, e.Traps)
	section := func(name, of string) { fmt.Fprintf(&out, "\n%-36s         95 %% interval %8s\n", name, of) }
	line := func(name string, s fmt.Stringer) { fmt.Fprintf(&out, "  %-32s %s\n", name, s) }
	section("Topics", "messages")
	line("recall@1", e.RecallAt1)
	line("recall@3", e.RecallAt3)
	line("right in two turns", e.InTwoTurns)
	line("answered", e.Answered)
	line("asked", e.Asked)
	line("none: the safe general answer", e.Unmet)
	line("sure and wrong", e.FalseReassurance)
	section("Out of scope", "messages")
	line("refused", e.Refused)
	line("heard as danger or suicide", e.OutsideAlarm)
	section("Danger and suicide", "messages")
	line("danger heard", e.Danger)
	line("false alarms, calm messages", e.DangerFalseAlarm)
	line("heard in other topics", e.DangerInTopics)
	line("suicide heard", e.Suicide)
	line("false alarms, calm messages", e.SuicideFalseAlarm)
	line("heard in other topics", e.SuicideInTopics)
	section("Missed, weighed by harm", "weight")
	line("lost", e.HarmMissed)
	e.OtherLanguages.write(&out, "Languages other than English")
	e.WorstVoice.write(&out, "Worst voice: "+e.WorstVoice.Name)
	e.WorstLanguage.write(&out, "Worst language: "+e.WorstLanguage.Name)
	writeParts(&out, "voice", e.ByVoice)
	writeParts(&out, "language", e.ByLanguage)
	e.writeTopics(&out)
	out.WriteString("\nmost often taken for another\n")
	for _, c := range e.Confusions {
		fmt.Fprintf(&out, "%4d  %s -> %s\n", c.Times, c.About, c.Given)
	}
	return out.String()
}

// write gives a part with its intervals.
func (p Part) write(out *strings.Builder, title string) {
	fmt.Fprintf(out, "\n%s\n", title)
	for _, row := range []struct {
		name string
		fmt.Stringer
	}{
		{"recall@1", p.RecallAt1}, {"recall@3", p.RecallAt3}, {"danger heard", p.Danger}, {"suicide heard", p.Suicide},
		{"false alarms", p.FalseAlarm}, {"missed, weighed by harm", p.HarmMissed},
	} {
		fmt.Fprintf(out, "  %-32s %s\n", row.name, row.Stringer)
	}
}

func writeParts(out *strings.Builder, of string, parts []Part) {
	fmt.Fprintf(out, "\n%-24s recall@1 recall@3 messages   danger  suicide   alarms   missed\n", of)
	for _, p := range parts {
		fmt.Fprintf(out, "%-24s %s %s %8d %s %s %s %8.1f\n", p.Name, column(p.RecallAt1), column(p.RecallAt3), p.RecallAt1.Of,
			column(p.Danger), column(p.Suicide), column(p.FalseAlarm), p.HarmMissed.Percent())
	}
}

func (e *Evaluation) writeTopics(out *strings.Builder) {
	fmt.Fprintf(out, "\n%-24s recall@1 recall@3 messages   heard as danger or suicide   harm   missed\n", "topic")
	for _, t := range e.ByTopic {
		fmt.Fprintf(out, "%-24s %s %s %8d          %s %s   %6d %8.1f\n", t.Name, column(t.RecallAt1), column(t.RecallAt3),
			t.RecallAt1.Of, column(t.HeardAsDanger), column(t.HeardAsSuicide), t.Harm, t.HarmMissed.Percent())
	}
}

// column gives a share in the width of a column; nothing is not a share.
func column(s Share) string {
	if s.Of == 0 {
		return "       -"
	}
	return fmt.Sprintf("%8.1f", s.Percent())
}
