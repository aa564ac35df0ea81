package knowledge

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// decoder fills one record from the nodes of one file and keeps what was wrong. It is strict: a key that the
// record does not have is a problem, and so is one that is missing.
type decoder struct {
	src      *source
	layouts  layouts
	problems Problems
}

func (d *decoder) refuse(n *node, code, reason, mend string) {
	d.problems = append(d.problems, d.src.problem(n, code, reason, mend))
}

// document fills the record of a whole file; kind is its name in words: "service".
func (d *decoder) document(n *node, record any, kind string) {
	d.record(n, reflect.ValueOf(record).Elem(), "Every "+kind, "Copy the block from knowledge/README.md.")
}

// record fills a struct. The name begins the sentence about a missing key; mend ends it, when it is not empty.
func (d *decoder) record(n *node, v reflect.Value, name, mend string) {
	if n.shape != mapping {
		d.refuse(n, "S017", fmt.Sprintf("%s must be a block of names and values.", name), "Write each on a line of its own, like name: words.")
		return
	}
	l, before := d.layouts[v.Type()], len(d.problems)
	for i, key := range n.keys {
		f, known := l.find(key.text)
		if !known {
			d.refuse(key, "S012", fmt.Sprintf("%q is not a known field here.", key.text), didYouMean(key.text, l.keys()))
			continue
		}
		d.value(n.values[i], v.Field(f.index), f)
	}
	for _, f := range l {
		if value, _ := n.value(f.key); value == nil && !f.optional {
			d.refuse(n, "S010", fmt.Sprintf("%s needs %q.", name, f.key), missingMend(mend, f.key))
		}
	}
	if contact, is := v.Addr().Interface().(*Contact); is && len(d.problems) == before {
		d.contact(n, contact)
	}
}

func missingMend(mend, key string) string {
	if mend != "" {
		return mend
	}
	return fmt.Sprintf("Add %q here.", key+": …")
}

// value fills one field of a record.
func (d *decoder) value(n *node, v reflect.Value, f field) {
	if n.empty() {
		d.refuse(n, "S010", fmt.Sprintf("%q has nothing after it.", f.key), "Write the words, or take the line out.")
		return
	}
	switch to := v.Addr().Interface().(type) {
	case *Date:
		d.date(n, to, f)
	case *Phone:
		d.phone(n, to, f)
	case *Hours:
		d.hours(n, to, f)
	case *Ages:
		d.ages(n, to, f)
	case *Checked:
		d.checked(n, v, f)
	case *[]Phrase:
		*to = d.phrases(n, f)
	case *Reply:
		d.reply(n, to, f)
	default:
		d.plain(n, v, f)
	}
}

func (d *decoder) plain(n *node, v reflect.Value, f field) {
	switch v.Kind() {
	case reflect.Struct:
		d.record(n, v, strconv.Quote(f.key), "")
	case reflect.Slice:
		d.list(n, v, f)
	case reflect.Map:
		d.named(n, v, f)
	case reflect.Bool:
		d.bool(n, v, f)
	case reflect.Int:
		d.number(n, v, f)
	case reflect.String:
		if text, ok := d.text(n, f); ok {
			v.SetString(text)
		}
	default:
		panic("knowledge: no way to read a " + v.Type().String())
	}
}

func (d *decoder) list(n *node, v reflect.Value, f field) {
	if n.shape != list {
		d.refuse(n, "S017", fmt.Sprintf("%q must be a list.", f.key), "Write it like [one, two], or each on its own line after a \"- \".")
		return
	}
	out := reflect.MakeSlice(v.Type(), len(n.values), len(n.values))
	for i, part := range n.values {
		if part.shape == mapping && out.Index(i).Kind() == reflect.Struct {
			d.record(part, out.Index(i), fmt.Sprintf("Every entry of %q", f.key), "")
			continue
		}
		d.value(part, out.Index(i), f)
	}
	v.Set(out)
}

// named fills a map from names to values.
func (d *decoder) named(n *node, v reflect.Value, f field) {
	if n.shape != mapping {
		d.refuse(n, "S017", fmt.Sprintf("%q must be a block of names and values.", f.key), "Write each on a line of its own, like name: words.")
		return
	}
	v.Set(reflect.MakeMapWithSize(v.Type(), len(n.keys)))
	for i, key := range n.keys {
		value := reflect.New(v.Type().Elem()).Elem()
		d.value(n.values[i], value, field{key: key.text})
		v.SetMapIndex(reflect.ValueOf(key.text), value)
	}
}

// text reads words as they were typed, without the spaces around them.
func (d *decoder) text(n *node, f field) (string, bool) {
	if n.shape != scalar {
		d.refuse(n, "S017", fmt.Sprintf("%q must be a text.", f.key), "Write the words after it, in quotes if they begin with a bracket.")
		return "", false
	}
	text := strings.TrimSpace(n.text)
	if f.words == nil {
		return text, true
	}
	for _, word := range f.words {
		if text == word {
			return text, true
		}
	}
	d.refuse(n, "S011", fmt.Sprintf("%q is not known for %q.", text, f.key), didYouMean(text, f.words))
	return "", false
}

func (d *decoder) bool(n *node, v reflect.Value, f field) {
	f.words = []string{"yes", "no", "true", "false"}
	if text, ok := d.text(n, f); ok {
		v.SetBool(text == "yes" || text == "true")
	}
}

func (d *decoder) number(n *node, v reflect.Value, f field) {
	text, ok := d.text(n, f)
	if !ok {
		return
	}
	number, err := strconv.Atoi(text)
	if err != nil || number < 0 {
		d.refuse(n, "S011", fmt.Sprintf("%q is not a number for %q.", text, f.key), "Write it in digits, like 5.")
		return
	}
	v.SetInt(int64(number))
}
