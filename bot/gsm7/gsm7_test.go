package gsm7

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestCount(t *testing.T) {
	a := func(n int) string { return strings.Repeat("a", n) }
	tests := []struct {
		name, text string
		want       Size
	}{
		{"empty", "", Size{GSM7, 0, 1}},
		{"full part", a(160), Size{GSM7, 160, 1}},
		{"one too many", a(161), Size{GSM7, 161, 2}},
		{"two full parts", a(306), Size{GSM7, 306, 2}},
		{"three", a(307), Size{GSM7, 307, 3}},
		{"pound", "Costs \u00a30", Size{GSM7, 8, 1}},
		{"escaped", a(158) + "\u20ac", Size{GSM7, 160, 1}},
		{"escape over the edge", a(152) + "\u20ac" + a(152), Size{GSM7, 306, 3}},
		{"curly", "don\u2019t", Size{UCS2, 5, 1}},
		{"full part in UCS-2", strings.Repeat("\u2019", 70), Size{UCS2, 70, 1}},
		{"one too many in UCS-2", strings.Repeat("\u2019", 71), Size{UCS2, 71, 2}},
		{"euro in UCS-2 is one unit", "\u20ac\u2019", Size{UCS2, 2, 1}},
		{"emoji over the edge", a(66) + "\U0001F600" + a(66), Size{UCS2, 134, 3}},
		{"accent over the edge", a(66) + "e\u0301" + a(66), Size{UCS2, 134, 3}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Count(tt.text); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func TestCostly(t *testing.T) {
	if r, at, ok := Costly("\u00a35 don\u2019t \u2026"); r != '\u2019' || at != 6 || !ok {
		t.Errorf("got %q at %d, %t", r, at, ok)
	}
	if r, at, ok := Costly("Call 0800 953 9777 [\u20ac0]"); ok {
		t.Errorf("got %q at %d, want none", r, at)
	}
}

func TestParts(t *testing.T) {
	parts := Parts(strings.Repeat("a", 152) + "\u20ac" + strings.Repeat("b", 152))
	want := []string{strings.Repeat("a", 152), "\u20ac" + strings.Repeat("b", 151), "b"}
	if strings.Join(parts, "|") != strings.Join(want, "|") {
		t.Errorf("got %q", parts)
	}
	if parts := Parts(""); len(parts) != 1 || parts[0] != "" {
		t.Errorf("an empty text is one part, got %q", parts)
	}
}

func TestSplits(t *testing.T) {
	const number = "0808 168 9111"
	at := func(n int) string { return strings.Repeat("a", n) + number + strings.Repeat("b", 60) }
	tests := []struct {
		name, text string
		want       bool
	}{
		{"one part", "Call " + number, false},
		{"whole in the first part", at(153 - len(number)), false},
		{"last digit cut off", at(154 - len(number)), true},
		{"first digit left behind", at(152), true},
		{"whole in the second part", at(153), false},
		{"only the second time", number + " " + at(135), true},
		{"not there", strings.Repeat("a", 200), false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Splits(tt.text, number); got != tt.want {
				t.Errorf("got %t", got)
			}
		})
	}
	if Splits(strings.Repeat("a", 200), "") {
		t.Error("nothing cannot be split")
	}
}

func TestPlain(t *testing.T) {
	for text, want := range map[string]string{
		"\u201cDon\u2019t\u201d \u2013 call\u00a00800\u2026": `"Don't" - call 0800...`,
		"\u2022 one\u2028\ufeff\u2022 two":                   "- one\n- two",
		"a\u200bb\u00adc":                                    "abc",
		"Czy mo\u017cesz":                                    "Czy mo\u017cesz",
		"\u0645\u06cc\u200c\u0634":                           "\u0645\u06cc\u200c\u0634",
	} {
		if got := Plain(text); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}

func FuzzParts(f *testing.F) {
	for _, seed := range []string{"", "Call 0800 953 9777", "e\u0301\u0301", "\U0001F44D\U0001F3FD", "\r\n\u20ac{", "\xff\xfea"} {
		f.Add(seed, uint8(40))
	}
	f.Fuzz(func(t *testing.T, seed string, times uint8) {
		text := strings.Repeat(seed, int(times))
		size, parts := Count(text), Parts(text)
		if strings.Join(parts, "") != text || len(parts) != size.Parts {
			t.Fatalf("%q: %d parts, counted %d", text, len(parts), size.Parts)
		}
		lone, several := size.Encoding.limits()
		for _, part := range parts {
			units := 0
			for _, r := range part {
				units += size.Encoding.units(r)
			}
			if units > several && (len(parts) > 1 || units > lone) {
				t.Fatalf("a part of %d units in %q", units, text)
			}
			if utf8.ValidString(text) && !utf8.ValidString(part) {
				t.Fatalf("a character is cut in %q", text)
			}
		}
		if plain := Plain(text); Plain(plain) != plain {
			t.Fatalf("Plain of %q is not plain", text)
		}
		if _, _, costly := Costly(text); costly != (size.Encoding == UCS2) {
			t.Fatalf("Costly and Count differ on %q", text)
		}
	})
}

func BenchmarkCount(b *testing.B) {
	text := strings.Repeat("Call 0800 953 9777 now. ", 12)
	b.ReportAllocs()
	for b.Loop() {
		Count(text)
	}
}
