package knowledge

import "testing"

func TestParsePhone(t *testing.T) {
	for _, test := range []struct{ typed, dial, code, reason string }{
		{typed: "0800 953 9777", dial: "+448009539777"},
		{typed: "0800 1111", dial: "+448001111"},
		{typed: "0800 555 111", dial: "+44800555111"},
		{typed: "(0121) 303-1234", dial: "+441213031234"},
		{typed: "+44 20 7008 0151", dial: "+442070080151"},
		{typed: "+44 (0)20 7008 0151", dial: "+442070080151"},
		{typed: "0044 20 7008 0151", dial: "+442070080151"},
		{typed: "+48 22 311 00 00", dial: "+48223110000"},
		{typed: "116 123", dial: "116123"},
		{typed: "999", dial: "999"},
		{typed: "18000", dial: "18000"},
		{typed: "85258", dial: "85258"},
		{typed: "0121 303 123", code: "S013", reason: "0121 303 123 is one digit short for Birmingham."},
		{typed: "07700 9", code: "S013", reason: "07700 9 is 5 digits short for a mobile."},
		{typed: "0808 168 91110", code: "S013", reason: "0808 168 91110 has one digit too many for an 0808 number."},
		{typed: "998", code: "S013", reason: "998 does not begin like a British number."},
		{typed: "0600 123 456", code: "S013", reason: "0600 123 456 does not begin like a British number."},
		{typed: "+1 202", code: "S013", reason: "+1 202 does not have 8 to 15 digits, as every number with a country code does."},
		{typed: "ring us", code: "S013", reason: `"ring us" is not a number that can be dialled.`},
		{typed: "01632 960123", code: "S015", reason: "01632 960123 is kept for films and examples."},
		{typed: "0121 496 0123", code: "S015", reason: "0121 496 0123 is kept for films and examples."},
		{typed: "+44 7700 900123", code: "S015", reason: "+44 7700 900123 is kept for films and examples."},
	} {
		phone, wrong := parsePhone(test.typed)
		switch {
		case wrong == nil && test.code != "":
			t.Errorf("%q: read as %q, want %s", test.typed, phone.Dial(), test.code)
		case wrong != nil && (wrong.code != test.code || wrong.reason != test.reason):
			t.Errorf("%q: got %s %q, want %q", test.typed, wrong.code, wrong.reason, test.reason)
		case wrong == nil && (phone.Dial() != test.dial || phone.String() != test.typed):
			t.Errorf("%q: dial %q, shown %q", test.typed, phone.Dial(), phone)
		}
	}
}

func TestNumbersThatCost(t *testing.T) {
	for typed, want := range map[string]string{
		"0845 608 4000": "0845", "0870 123 4567": "0870", "070 1234 5678": "0701", "0906 123 4567": "0906",
		"0300 123 1234": "", "07581 492806": "", "999": "", "+48 22 311 00 00": "",
	} {
		phone, wrong := parsePhone(typed)
		if wrong != nil {
			t.Fatal(wrong.reason)
		}
		if prefix, costs := phone.chargeable(); prefix != want || costs != (want != "") {
			t.Errorf("%q: %q %v, want %q", typed, prefix, costs, want)
		}
	}
}
