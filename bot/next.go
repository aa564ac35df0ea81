package bot

import (
	"slices"
	"strings"

	"waymark/bot/gsm7"
	"waymark/bot/safety"
	"waymark/knowledge"
)

// Next decides what to say. It is pure: the same conversation and message give the same reply, the time is the
// message's, and nothing of the message's words is in what comes back.
func (b *Brain) Next(c Conversation, m Message) (Conversation, Reply) {
	t := b.begin(c, m)
	for _, step := range steps {
		if step(t) {
			break
		}
	}
	return t.after, t.reply
}

// begin makes the turn of one message.
func (b *Brain) begin(c Conversation, m Message) *turn {
	t := &turn{Brain: b, before: c, after: c, message: m, words: fold(string(m.Words)), asked: string(m.Words)}
	t.after.Sent++
	return t
}

// steps are tried in order; the first that answers ends the turn. This order is the policy. First come whole messages
// that people reviewed and that mean nothing else: our own words, a bare number, "who is this". Then danger and
// suicide, which nothing overrides (S27), and who looks for somebody. Then what the words mean to the base.
var steps = [...]func(*turn) bool{
	(*turn).keyword,
	(*turn).wordless,
	(*turn).talk,
	(*turn).digit,
	(*turn).read,
	(*turn).danger,
	(*turn).suicide,
	(*turn).seeker,
	(*turn).place,
	(*turn).topic,
	(*turn).unclear,
}

// turn is one message on its way to a reply.
type turn struct {
	*Brain
	before  Conversation
	after   Conversation
	message Message
	words   string // folded; never in a reply
	asked   string // as typed, for safety and the match; never in a reply
	safety  safety.Reading
	finding knowledge.Finding
	reply   Reply
}

// read asks the base and the safety reader; no later step asks again.
func (t *turn) read() bool {
	heard := t.base.Hear(t.asked)
	t.safety = t.Brain.safety.ReadHeard(heard)
	t.finding = t.base.Find(knowledge.Question{Words: t.asked, At: t.message.At, Places: t.before.Places, Heard: &heard})
	t.note()
	return false
}

// note remembers what the message lets be known of the person and the place. What an earlier one let be known of the
// person stays, unless that was about somebody else or about a moment.
func (t *turn) note() {
	var cues []knowledge.Cue
	if !t.before.cue(knowledge.CueSomebodyElse) && !t.before.cue(knowledge.CueProfessional) {
		cues = slices.DeleteFunc(slices.Clone(t.before.Cues), func(c knowledge.Cue) bool {
			return c == knowledge.CueDangerNow || c == knowledge.CueGoingAbroad
		})
	}
	for cue, read := range t.finding.Cues {
		if read && !slices.Contains(cues, cue) {
			cues = append(cues, cue)
		}
	}
	slices.Sort(cues)
	t.after.Cues = cues
	t.noteLanguage()
	if len(t.finding.Places) > 0 {
		t.after.Places = t.finding.Places
	}
}

// filling begins a reply to this turn that names these services.
func (t *turn) filling(offers []knowledge.Offer) *filling {
	return &filling{
		cast: t.cast(offers, t.message.At), at: t.message.At, opening: !t.before.Opened, lang: t.language(),
		texts: map[string]string{},
	}
}

// say ends the turn with a reply. When it cannot be said the static safe reply goes out instead. Services are those
// named, then the rest of the offers.
func (t *turn) say(outcome Outcome, situation string, f *filling, offers ...knowledge.Offer) bool {
	text, fits := t.write(situation, f)
	if !fits {
		text, situation, f.named = t.Static(), "static", []knowledge.ServiceID{serviceVictims}
	}
	t.reply = Reply{
		Texts: []string{text}, Parts: gsm7.Count(text).Parts, Outcome: outcome, Urgency: UrgencyNone,
		Topics: t.finding.Topics, Services: withRest(f.named, offers), Language: t.reads(), Area: t.area(), Situation: situation,
	}
	t.after.name(f.named...)
	t.after.Opened = t.before.Opened || t.opensSession(f.lang, situation)
	return true
}

// opensSession reports whether a reply says what is said once a session. The reply to danger does so in its own words.
func (b *Brain) opensSession(lang, situation string) bool {
	t := b.replies[lang][situation]
	return t != nil && slices.ContainsFunc(t.clauses, func(c clause) bool { return c.when == ifFirst }) ||
		strings.HasPrefix(situation, situationDanger)
}

// reads is the language of the message.
func (t *turn) reads() string {
	if t.finding.Language == "" {
		return undetermined
	}
	return t.finding.Language
}

// area is the one council the message named, for counts.
func (t *turn) area() knowledge.AreaID {
	if len(t.finding.Places) != 1 || t.finding.OutsideArea {
		return ""
	}
	return t.finding.Places[0]
}

const undetermined = "und"

// neutral ends the turn with what a stranger would get, always the same, and forgets what was said: whoever sends
// such words may be somebody else (S12).
func (t *turn) neutral(outcome Outcome, situation string) bool {
	t.before, t.after, t.finding = t.before.forget(), t.after.forget(), knowledge.Finding{}
	nothingSaid := t.after
	t.say(outcome, situation, t.filling(nil))
	t.after = nothingSaid
	return true
}

func withRest(named []knowledge.ServiceID, offers []knowledge.Offer) []knowledge.ServiceID {
	all := slices.Clone(named)
	for _, o := range offers {
		if !slices.Contains(all, o.Service.ID) {
			all = append(all, o.Service.ID)
		}
	}
	return all
}
