package match

import (
	"slices"
	"testing"
)

func TestNormalise(t *testing.T) {
	for text, want := range map[string]string{
		"HELP  Me": "help me", "don’t": "don't", "helppppp": "help", "pleeeease": "please", "killll": "kill", "I will bee there": "i will bee there",
		"he r@ped me": "he raped me", "k1ll": "kill", "su1c1de": "suicide", "$uicide": "suicide", "s3x": "sex", "b11 4ab": "b11 4ab", "wv101aa": "wv101aa",
		"me@example.org": "me@example.org", "2day": "2day", "b4": "b4", "3rd": "3rd", "10pm": "10pm", "r*pe": "rape",
		"ｆｕｌｌ": "full", "ząb": "zab", "şi": "si", "łódź": "lodz", "he\u200blp": "help", "he's here 🔪": "he's here knife", "كيف": "کیف", "كِتَاب": "کتاب",
		"क्या": "क्या", "": "", "\xff\xfehi": "hi",
	} {
		if got := Normalise(text); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}

func TestWords(t *testing.T) {
	for text, want := range map[string][]string{
		"don't go, he's here!": {"dont", "go", "hes", "here"}, "£20 now": {"£", "20", "now"}, "帮我": {"帮", "我"}, "क्या हुआ": {"क्या", "हुआ"}, "'": nil,
	} {
		if got := Words(text); !slices.Equal(got, want) {
			t.Errorf("%q has words %q, want %q", text, got, want)
		}
	}
}

func TestDistanceIsLightForLikelySlips(t *testing.T) {
	for _, c := range []struct {
		from, near, far string
	}{
		{"fing", "thing", "king"}, {"bady", "baby", "lady"}, {"definately", "definitely", "defiantly"}, {"freind", "friend", "fiend"}, {"stoped", "stopped", "stored"},
	} {
		if a, b := distance(c.from, c.near), distance(c.from, c.far); a >= b {
			t.Errorf("%s is %v from %s but %v from %s", c.from, a, c.near, b, c.far)
		}
	}
}
