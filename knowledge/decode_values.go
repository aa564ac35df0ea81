package knowledge

import (
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"waymark/knowledge/hours"
)

const (
	notKnown = "not known"
	notYet   = "not yet"
)

func (d *decoder) date(n *node, to *Date, f field) {
	text, ok := d.text(n, f)
	if !ok {
		return
	}
	date, err := ParseDate(text)
	if err != nil {
		d.refuse(n, "M005", fmt.Sprintf("%q cannot be read.", text), "Write 2019, 2019-10 or 2019-10-18.")
		return
	}
	*to = date
}

func (d *decoder) phone(n *node, to *Phone, f field) {
	text, ok := d.text(n, f)
	if !ok {
		return
	}
	if n.loose {
		d.refuse(n, "S014", "Write the phone with spaces, like 0121 496 0123, or in quotes.", "Without them YAML may drop the first 0.")
		return
	}
	phone, wrong := parsePhone(text)
	if wrong != nil {
		d.refuse(n, wrong.code, wrong.reason, wrong.mend)
		return
	}
	*to = phone
}

// contact looks at what no field of a contact knows alone.
func (d *decoder) contact(n *node, c *Contact) {
	var ways []string
	for _, way := range []string{"phone", "text", "web", "webchat", "email", "whatsapp"} {
		if value, _ := n.value(way); value != nil {
			ways = append(ways, way)
		}
	}
	switch {
	case len(ways) == 0:
		d.refuse(n, "S018", "This contact has no way to reach anybody.", `Give it one of "phone", "text", "web", "webchat", "email" or "whatsapp".`)
	case len(ways) > 1:
		d.refuse(n, "S018", fmt.Sprintf("This contact has %q and %q.", ways[0], ways[1]), "Give each its own entry.")
	}
	for key, phone := range map[string]Phone{"phone": c.Phone, "text": c.Text} {
		if prefix, costs := phone.chargeable(); costs && c.Cost != CostChargeable {
			at, _ := n.value(key)
			d.refuse(at, "S016", prefix+" numbers cost money.", `Say so in "cost", or use another.`)
		}
	}
}

func (d *decoder) hours(n *node, to *Hours, f field) {
	text, ok := d.text(n, f)
	if !ok || text == notKnown {
		return
	}
	schedule, err := hours.Parse(text)
	if err == nil {
		*to = Hours{Known: true, Schedule: schedule}
		return
	}
	mend := `Write them like "Mo-Fr 09:00-17:00; PH off".`
	if syntax := (*hours.SyntaxError)(nil); errors.As(err, &syntax) && syntax.Offset > 0 {
		mend = fmt.Sprintf("From character %d on, %s. %s", syntax.Offset+1, syntax.Reason, syntax.Mend)
	}
	d.refuse(n, "S021", fmt.Sprintf("These hours cannot be read: %q.", text), mend+` If you don't know them, write "not known".`)
}

// ages reads any, "under 18", "18 and under", "16 and over" or "11 to 25".
func (d *decoder) ages(n *node, to *Ages, f field) {
	text, ok := d.text(n, f)
	if !ok || text == "any" {
		return
	}
	if *to, ok = parseAges(strings.Fields(text)); !ok {
		d.refuse(n, "S011", fmt.Sprintf("The ages %q cannot be read.", text),
			`Write any, "under 18", "18 and under", "16 and over" or "11 to 25".`)
	}
}

func parseAges(words []string) (Ages, bool) {
	years := func(i int) int {
		n, err := strconv.Atoi(words[i])
		if err != nil || n > 120 {
			return 0
		}
		return n
	}
	var a Ages
	switch rest := strings.Join(words[min(1, len(words)):], " "); {
	case len(words) == 2 && words[0] == "under":
		a.To = years(1) - 1
	case rest == "and under":
		a.To = years(0)
	case rest == "and over":
		a.From = years(0)
	case len(words) == 3 && words[1] == "to":
		a = Ages{From: years(0), To: years(2)}
		return a, 0 < a.From && a.From <= a.To
	}
	return a, a.From > 0 || a.To > 0
}

func (d *decoder) checked(n *node, v reflect.Value, f field) {
	if n.shape == scalar && strings.TrimSpace(n.text) == notYet {
		return
	}
	if n.shape == scalar {
		d.refuse(n, "S017", fmt.Sprintf("%q is neither a check nor %q.", strings.TrimSpace(n.text), notYet),
			`Write "checked: not yet", or a block with "on", "by", "how" and "again_by".`)
		return
	}
	d.record(n, v, strconv.Quote(f.key), "")
}

const english = "en"

// phrases reads whole messages under the voice that says them: "teenager:" or "teenager, ur-Latn:". A plain list
// is of no voice in particular.
func (d *decoder) phrases(n *node, f field) []Phrase {
	if n.shape == list {
		return d.voice(nil, n, Phrase{Lang: english}, f)
	}
	if n.shape != mapping {
		d.refuse(n, "S017", fmt.Sprintf("%q must be lists of messages under the voice that says them.", f.key), "Write a voice like \"teenager:\", and below it each message after a \"- \".")
		return nil
	}
	count := 0
	for _, said := range n.values {
		count += len(said.values)
	}
	phrases := make([]Phrase, 0, count)
	for i, key := range n.keys {
		voice, lang, foreign := strings.Cut(key.text, ",")
		like := Phrase{Voice: strings.TrimSpace(voice), Lang: english}
		if foreign {
			like.Lang, like.Confirmed = strings.TrimSpace(lang), notYet
		}
		phrases = d.voice(phrases, n.values[i], like, field{key: key.text})
	}
	return phrases
}

// confirmedPhrase is a message in another language, with who has confirmed the wording.
type confirmedPhrase struct {
	Say       string `yaml:"say"`
	Confirmed string `yaml:"confirmed"`
}

func (d *decoder) voice(phrases []Phrase, n *node, like Phrase, f field) []Phrase {
	if n.shape != list {
		d.refuse(n, "S017", fmt.Sprintf("%q must be a list of messages.", f.key), `Write each on its own line after a "- ".`)
		return phrases
	}
	for _, said := range n.values {
		phrase := like
		switch {
		case said.shape == mapping:
			var with confirmedPhrase
			d.record(said, reflect.ValueOf(&with).Elem(), fmt.Sprintf("Every entry of %q", f.key), "")
			phrase.Say, phrase.Confirmed = with.Say, with.Confirmed
		case said.empty():
			d.refuse(said, "S010", fmt.Sprintf("A message of %q has no words.", f.key), "Write the words, or take the line out.")
		default:
			phrase.Say, _ = d.text(said, f)
		}
		phrases = append(phrases, phrase)
	}
	return phrases
}

// reply reads a text alone, or a block with the fingerprint of the English it was made from.
func (d *decoder) reply(n *node, to *Reply, f field) {
	if n.shape == mapping {
		d.record(n, reflect.ValueOf(to).Elem(), strconv.Quote(f.key), "")
		return
	}
	to.Text, _ = d.text(n, f)
}
