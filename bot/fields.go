package bot

import (
	"slices"
	"strings"
	"time"

	"waymark/knowledge"
)

// filling is what the fields of one reply are filled from.
type filling struct {
	cast
	at      time.Time
	opening bool              // the first reply of a session
	lang    string            // BCP 47, of the replies to use
	topic   knowledge.TopicID // whose own sentence and question {say} and {ask} are
	texts   map[string]string // other fields without a dot, such as {menu}: reviewed words

	named []knowledge.ServiceID // filled while the reply is written: who is named, in order
	tels  []string              // and the numbers
}

// plainFields are the fields without a dot.
var plainFields = [...]string{"say", "ask", "menu", "more", "language", "time", "when", "number", "word"}

// serviceFields are the fields after a dot, of any service: {first.phone}, {samaritans.phone}. README.md explains
// them. A field with nothing to say is "".
var serviceFields = map[string]func(*Brain, *filling, *knowledge.Offer) string{
	"phone":         (*Brain).phone,
	"abroad":        phoneAbroad,
	"abroad_main":   phoneAbroadMain,
	"abroad_other":  phoneAbroadOther,
	"no_answer":     (*Brain).noAnswer,
	"text_name":     textName,
	"name":          name,
	"when":          (*Brain).when,
	"free":          (*Brain).free,
	"advice":        (*Brain).advice,
	"day_and_night": (*Brain).dayAndNight,
	"open":          (*Brain).open,
	"opens":         (*Brain).opens,
	"hours":         (*Brain).week,
	"hours_main":    (*Brain).weekMain,
	"times":         (*Brain).times,
}

// numberFields are those of serviceFields whose words are a number.
var numberFields = [...]string{"phone", "abroad", "abroad_main", "abroad_other", "no_answer"}

// value fills one field.
func (b *Brain) value(f *filling, x field) string {
	switch {
	case x.what == "say":
		return b.own(f, string(f.topic))
	case x.what == "ask":
		return b.own(f, "ask."+string(f.topic))
	case x.of == "":
		return f.texts[x.what]
	}
	o, isPart := f.part(x.of)
	if !isPart {
		o = b.offer(knowledge.ServiceID(x.of), f.at)
	}
	if o == nil || o.Contact == nil {
		return ""
	}
	words := serviceFields[x.what](b, f, o)
	if words == "" || !slices.Contains(numberFields[:], x.what) {
		return words
	}
	id := o.Service.ID
	if x.what == "no_answer" {
		id = o.Service.UntilChecked
	}
	if !slices.Contains(f.named, id) {
		f.named = append(f.named, id)
	}
	f.tels = append(f.tels, words)
	return words
}

// own gives a topic's own sentence or question, if this language has it.
func (b *Brain) own(f *filling, situation string) string {
	t := b.replies[f.lang][situation]
	if t == nil {
		return ""
	}
	words, _ := t.fill(f.opening, 0, func(x field) string { return b.value(f, x) })
	return words
}

// part gives who plays a part in this reply: nil if nobody does. It is not a part when it is the id of a service.
func (f *filling) part(name string) (o *knowledge.Offer, isPart bool) {
	switch name {
	case "first":
		return f.first, true
	case "own":
		return f.own, true
	case "later":
		return f.later, true
	case "second":
		return f.second, true
	case "near":
		return f.near, true
	case "open":
		return f.open, true
	}
	return nil, false
}

// phone is how people read a number: "0800 953 9777", or "text SHOUT to 85258".
func (b *Brain) phone(f *filling, o *knowledge.Offer) string { return b.number(f, o.Contact) }

func (b *Brain) number(f *filling, c *knowledge.Contact) string {
	switch {
	case !c.Phone.IsZero():
		return c.Phone.String()
	case c.Say == "":
		return b.pattern(f, "number.text", func(field) string { return c.Text.String() })
	}
	return b.pattern(f, "number.word", func(x field) string {
		if x.what == "word" {
			return c.Say
		}
		return c.Text.String()
	})
}

func phoneAbroad(_ *Brain, _ *filling, o *knowledge.Offer) string { return fromAbroad(o.Contact) }

func phoneAbroadMain(_ *Brain, _ *filling, o *knowledge.Offer) string {
	return fromAbroad(mainContact(o.Service))
}

func phoneAbroadOther(_ *Brain, _ *filling, o *knowledge.Offer) string {
	return fromAbroad(contact(o.Service, labelOutOfHours))
}

// fromAbroad is the +44 form of a number that can be rung from abroad; freephone often cannot (S29).
func fromAbroad(c *knowledge.Contact) string {
	if c == nil || !strings.HasPrefix(c.Phone.E164, "+44") || strings.HasPrefix(c.Phone.E164, "+4480") {
		return ""
	}
	typed := strings.TrimPrefix(strings.TrimPrefix(c.Phone.String(), "+44"), " ")
	return "+44 " + strings.TrimPrefix(typed, "0")
}

// noAnswer is the number that stands beside a line nobody has rung yet: its companion's, open at that moment.
func (b *Brain) noAnswer(f *filling, o *knowledge.Offer) string {
	companion := b.offer(o.Service.UntilChecked, f.at)
	if companion == nil {
		return ""
	}
	return b.number(f, companion.Contact)
}

func textName(_ *Brain, _ *filling, o *knowledge.Offer) string { return o.Service.TextName }

func name(_ *Brain, _ *filling, o *knowledge.Offer) string { return o.Service.Name }
