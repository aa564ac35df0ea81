package knowledge

import (
	"fmt"
	"strings"
)

// Phone is a number as the editor wrote it, and the number to dial.
type Phone struct {
	Typed string // as written and as shown: "0800 953 9777"
	E164  string // "+448009539777"; empty for a short code such as 999, which has no such form
}

// String gives the number as people read it.
func (p Phone) String() string { return p.Typed }

// Dial gives what to dial or to text from a British phone: the E.164 form, or the digits of a short code.
func (p Phone) Dial() string {
	if p.E164 != "" {
		return p.E164
	}
	return dialled.Replace(p.Typed)
}

// IsZero reports whether there is no number.
func (p Phone) IsZero() bool { return p.Typed == "" }

// dialled takes away what people put between digits.
var dialled = strings.NewReplacer(" ", "", "-", "", "(0)", "", "(", "", ")", "")

// fault is what is wrong with one value; the decoder adds where.
type fault struct{ code, reason, mend string }

// numberRange is a part of the British numbering plan. Source: Ofcom, the National Telephone Numbering Plan,
// https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbering-policy.
type numberRange struct {
	prefix  string
	shorter int    // how many digits fewer than 11 are in use too
	called  string // "Birmingham", "a mobile"
	costs   bool   // more than the person's own plan covers
}

// numberRanges is read from the top: what is more exact stands first.
var numberRanges = [...]numberRange{
	{prefix: "0121", called: "Birmingham"},
	{prefix: "01384", called: "Dudley"},
	{prefix: "01902", called: "Wolverhampton"},
	{prefix: "01922", called: "Walsall"},
	{prefix: "016977", called: "Brampton", shorter: 1},
	{prefix: "01", called: "an 01 number"},
	{prefix: "020", called: "London"},
	{prefix: "0247", called: "Coventry"},
	{prefix: "02", called: "an 02 number"},
	{prefix: "03", called: "an 03 number"},
	{prefix: "055", called: "an 055 number"},
	{prefix: "056", called: "an 056 number"},
	{prefix: "070", called: "an 070 number", costs: true},
	{prefix: "07", called: "a mobile"},
	{prefix: "0800", called: "an 0800 number", shorter: 1},
	{prefix: "0808", called: "an 0808 number"},
	{prefix: "084", called: "an 084 number", costs: true},
	{prefix: "087", called: "an 087 number", costs: true},
	{prefix: "09", called: "an 09 number", costs: true},
}

// dramaNumbers are kept for films and examples, in E.164 without the plus. Source: Ofcom, "Telephone numbers for
// drama use", https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama.
var dramaNumbers = [...]string{
	"441134960", "441144960", "441154960", "441164960", "441174960", "441184960", "441214960", "441314960",
	"441414960", "441514960", "441614960", "441914980", "441632960", "442079460", "442896496", "442920180",
	"443069990", "447700900", "448081570", "449098790",
}

// shortNumbers have no E.164 form and are dialled as they stand. All of 116xxx is the European range for services
// of social value; the rest are British emergency, health, relay and texting numbers.
var shortNumbers = [...]string{
	"999", "112", "101", "111", "105", "119", "159", "18000", "18001", "61016", "85258", "88247",
}

// parsePhone reads a number as people write it. Whether its cost is told is for whoever knows the contact.
func parsePhone(typed string) (Phone, *fault) {
	digits := dialled.Replace(typed)
	international := strings.HasPrefix(digits, "+") || strings.HasPrefix(digits, "00")
	digits = strings.TrimPrefix(strings.TrimPrefix(digits, "+"), "00")
	if digits == "" || strings.Trim(digits, "0123456789") != "" {
		return Phone{}, &fault{"S013", fmt.Sprintf("%q is not a number that can be dialled.", typed),
			`Write digits with spaces, like 0800 953 9777. A word to text goes in "say".`}
	}
	switch {
	case international && strings.HasPrefix(digits, "44"):
		digits = "0" + strings.TrimPrefix(digits, "44")
	case international:
		return foreignPhone(typed, digits)
	case isShortNumber(digits):
		return Phone{Typed: typed}, nil
	}
	if wrong := checkPlan(typed, digits); wrong != nil {
		return Phone{}, wrong
	}
	e164 := "44" + digits[1:]
	for _, drama := range dramaNumbers {
		if strings.HasPrefix(e164, drama) {
			return Phone{}, &fault{"S015", typed + " is kept for films and examples.", "Use the real one."}
		}
	}
	return Phone{Typed: typed, E164: "+" + e164}, nil
}

func foreignPhone(typed, digits string) (Phone, *fault) {
	if len(digits) < 8 || len(digits) > 15 {
		return Phone{}, &fault{"S013", typed + " does not have 8 to 15 digits, as every number with a country code does.",
			"Check the number."}
	}
	return Phone{Typed: typed, E164: "+" + digits}, nil
}

func isShortNumber(digits string) bool {
	for _, short := range shortNumbers {
		if digits == short {
			return true
		}
	}
	return len(digits) == 6 && strings.HasPrefix(digits, "116")
}

// checkPlan says what a British number has too few or too many of.
func checkPlan(typed, digits string) *fault {
	const childline, oldNHSDirect = "08001111", "08454647" // the only two of eight digits
	if digits == childline || digits == oldNHSDirect {
		return nil
	}
	in, ok := rangeOf(digits)
	if !ok {
		return &fault{"S013", typed + " does not begin like a British number.", "Check the number."}
	}
	const full = 11
	switch missing := full - len(digits); {
	case missing < 0:
		return &fault{"S013", fmt.Sprintf("%s has %s too many for %s.", typed, digitsInWords(-missing), in.called),
			"Check the number."}
	case missing > in.shorter:
		return &fault{"S013", fmt.Sprintf("%s is %s short for %s.", typed, digitsInWords(missing), in.called),
			"Check the number."}
	}
	return nil
}

func digitsInWords(n int) string {
	if n == 1 {
		return "one digit"
	}
	return fmt.Sprintf("%d digits", n)
}

func rangeOf(digits string) (numberRange, bool) {
	for _, in := range numberRanges {
		if strings.HasPrefix(digits, in.prefix) {
			return in, true
		}
	}
	return numberRange{}, false
}

// chargeable reports whether calls to the number cost more than the person's own plan covers, and how such
// numbers begin.
func (p Phone) chargeable() (prefix string, yes bool) {
	national, british := strings.CutPrefix(p.E164, "+44")
	if !british {
		return "", false
	}
	in, ok := rangeOf("0" + national)
	if !ok || !in.costs {
		return "", false
	}
	const shown = 4 // "0845" says more than "084"
	return ("0" + national)[:max(len(in.prefix), shown)], true
}
