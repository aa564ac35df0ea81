package sms

import (
	"errors"
	"slices"
	"strings"
)

// form holds the parameters of one webhook: every value of every name, as received.
type form map[string][]string

// maxParameters is how many parameters a webhook may have. Twilio sends some twenty, and two more for each picture;
// checking a signature takes time by the square of their number.
const maxParameters = 200

// isParameterName reports whether a name has the shape of those that Twilio gives. The signature covers names and values run together, so that
// a name with a "/" in it could pass for the end of the address, and one with a "+" for a number.
func isParameterName(name string) bool {
	for i := range len(name) {
		c := name[i]
		if (c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') && c != '_' && c != '.' && c != '-' {
			return false
		}
	}
	return name != ""
}

// errForm says that a body is not a form of Twilio's. What it is stays unsaid: it may hold words.
var errForm = errors.New("not a form of Twilio's")

// parseForm reads a body as Twilio writes it, and leaves nothing out, so that the signature is judged over all that
// was received: a raw ";" is part of a value, and a "%" that begins no escape stands for itself.
func parseForm(body string) (form, error) {
	fields := 1 + strings.Count(body, "&")
	if fields > maxParameters {
		return nil, errForm
	}
	f, values := make(form, fields), make([]string, 0, fields)
	for field := range strings.SplitSeq(body, "&") {
		if field == "" {
			continue
		}
		name, value, _ := strings.Cut(field, "=")
		name = unescape(name)
		if !isParameterName(name) {
			return nil, errForm
		}
		values = append(values, unescape(value))
		last := len(values)
		if _, again := f[name]; again {
			f[name] = append(f[name], values[last-1])
		} else {
			f[name] = values[last-1 : last : last] // most names stand once: one piece of memory serves them all
		}
	}
	return f, nil
}

// unescape undoes the escapes of a form.
func unescape(s string) string {
	if !strings.ContainsAny(s, "%+") {
		return s
	}
	plain := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '+':
			plain = append(plain, ' ')
		case s[i] == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]):
			plain = append(plain, fromHex(s[i+1])<<4|fromHex(s[i+2]))
			i += 2
		default:
			plain = append(plain, s[i])
		}
	}
	return string(plain)
}

func isHex(b byte) bool { return strings.IndexByte("0123456789abcdefABCDEF", b) >= 0 }

func fromHex(b byte) byte {
	if b <= '9' {
		return b - '0'
	}
	return b&^0x20 - 'A' + 10
}

// signed gives the parameters in the form in which twilio-go signs name and value. Twilio's library for Node signs
// each different value of a repeated name, sorted, with the name before it; twilio-go alone would sign the first and
// let the others be changed by anybody.
func (f form) signed() map[string]string {
	parameters := make(map[string]string, len(f))
	for name, values := range f {
		parameters[name] = values[0]
		if len(values) > 1 {
			parameters[name] = strings.Join(slices.Compact(slices.Sorted(slices.Values(values))), name)
		}
	}
	return parameters
}

// read are the names of the parameters that this package reads. Each must stand once: with two, which one counts
// would be a guess.
var read = [...]string{
	"AccountSid", "MessageSid", "From", "To", "Body", "NumMedia", "OptOutType", "ErrorCode", "MessageStatus",
}

// isAmbiguous reports whether a form with a good signature could have been signed as another form. Somebody who holds
// a signed request, and who chose the words of that text, could move the borders between names and values and so give
// it another sender; the true one is then left over in the value of some other parameter.
func (f form) isAmbiguous() bool {
	for _, name := range read {
		if len(f[name]) > 1 {
			return true
		}
	}
	for name, values := range f {
		for _, value := range values {
			if name != "Body" && strings.Contains(value, "From+") {
				return true
			}
		}
	}
	return false
}

// get gives the one value of a parameter that this package reads, or "".
func (f form) get(name string) string {
	if values := f[name]; len(values) > 0 {
		return values[0]
	}
	return ""
}
