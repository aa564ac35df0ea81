package safety

import (
	"strings"
	"testing"

	"waymark/knowledge"
)

// small is a base of a few phrases, so that these tests do not depend on what editors write.
func small() *knowledge.Base {
	en := func(voice string, says ...string) []knowledge.Phrase {
		var out []knowledge.Phrase
		for _, s := range says {
			out = append(out, knowledge.Phrase{Voice: voice, Lang: "en", Say: s})
		}
		return out
	}
	return &knowledge.Base{
		Lexicons: []*knowledge.Lexicon{
			{
				ID:       "danger",
				Sets:     map[string][]string{"they": {"he", "hes", "@kin"}, "kin": {"dad", "uncle*"}},
				Patterns: []string{"door! > @they ..2 kicking ..3 door", "weapon > @they got ..2 knife", "pl:knife > ma nóż"},
				Unless:   []string{"used-to > used_to", "story! > watching ..1 film", "door/idiom > kicking at deaths door"},
				MustFire: en("adult", "hes kicking the door in", "he got a knife", "dad is kicking my door"),
				Traps:    en("adult", "he used to kick me", "watching a film where hes kicking the door in"),
			},
			{
				ID:       "suicide",
				Sets:     map[string][]string{"i": {"i", "im"}, "other": {"she", "friend"}},
				Patterns: []string{"death > want|wants to die", "other-goodbye > @other ..3 goodbye", "own > @i ..2 end it"},
				MustFire: en("adult", "i want to die", "my friend says goodbye"),
				Traps:    en("adult", "goodbye and thanks"),
			},
			{
				ID:       "seeker",
				Patterns: []string{"where > where is my wife"},
				MustFire: en("husband", "where is my wife"),
				Traps:    en("adult", "where is my cat"),
			},
		},
		Topics:     []*knowledge.Topic{{ID: "fraud", PeopleSay: en("adult", "a man took my money", "my knight in armour was a scam")}},
		OutOfScope: en("teenager", "what time is the bus", "the dinner at the door was nice", "my knight in armour"),
	}
}

func reader(t testing.TB, base *knowledge.Base) *Reader {
	t.Helper()
	if err := base.Train(); err != nil {
		t.Fatal(err)
	}
	r, err := New(base)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestRules(t *testing.T) {
	w := reader(t, small())
	tests := []struct{ say, danger string }{
		{"hes kicking the door", "door"},
		{"He’s kicking the front DOOR in!!", "door"},
		{"heskickingthedoor", "door"},
		{"hes kikcing the door", "door"},
		{"my uncles are kicking at our door", "door"},
		{"he is quietly and slowly and patiently kicking the door", ""},
		{"kicking the door", ""},
		{"he got a knife", "weapon"},
		{"he used to got a knife", ""},
		{"he used to, but now hes kicking the door", "door"},
		{"watching a film where hes kicking the door", ""},
		{"hes kicking at deaths door", ""},
		{"on ma noz", "pl:knife"},
		{"", ""},
	}
	for _, tt := range tests {
		words := w.parter.part(wordsOf(tt.say))
		if got := w.danger.rules.read(w.vocabulary.read(words)).rule; got != tt.danger {
			t.Errorf("%q: rule %q, want %q", tt.say, got, tt.danger)
		}
	}
}

func TestReading(t *testing.T) {
	r := reader(t, small())
	got := r.Read("he got a knife and i want to die")
	if !got.Danger || !got.Suicide || got.SomebodyElse || got.Why != "danger: weapon" {
		t.Errorf("danger and suicide together: %+v", got)
	}
	if got = r.Read("my friend left a goodbye"); !got.Suicide || !got.SomebodyElse {
		t.Errorf("another person's goodbye: %+v", got)
	}
	if got = r.Read("where is my wife"); !got.Seeker {
		t.Errorf("a seeker: %+v", got)
	}
}

func TestNewSaysWhatIsWrong(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(*knowledge.Base)
		want  string
	}{
		{"no lexicon", func(b *knowledge.Base) { b.Lexicons = b.Lexicons[1:] }, `no safety lexicon "danger"`},
		{"no name", func(b *knowledge.Base) { b.Lexicons[0].Patterns[0] = "hes here" }, "has no name"},
		{"no set", func(b *knowledge.Base) { b.Lexicons[0].Patterns[0] = "a > @nobody" }, `no set "nobody"`},
		{"set in itself", func(b *knowledge.Base) { b.Lexicons[0].Sets["kin"] = []string{"@they"} }, "contains itself"},
		{"gap", func(b *knowledge.Base) { b.Lexicons[0].Patterns[0] = "a > he ..x here" }, "gap"},
		{"nothing to find", func(b *knowledge.Base) { b.Lexicons[0].Patterns[0] = "a > he? .." }, "at least one word"},
		{"empty word", func(b *knowledge.Base) { b.Lexicons[0].Patterns[0] = "a > he|" }, "has no word"},
	}
	for _, tt := range tests {
		base := small()
		tt.spoil(base)
		if _, err := New(base); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: error %v, want one with %q", tt.name, err, tt.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	r := reader(f, small())
	for _, s := range []string{"", "hes kicking the door", "\xff\xfe", "ਉਹ ਮੈਨੂੰ ਮਾਰ ਰਿਹਾ ਹੈ", strings.Repeat("kicking", 99), "a_b|c*"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := r.Read(s)
		if got != r.Read(s) {
			t.Error("the same message read twice differs")
		}
		if (got.Danger || got.Suicide || got.Seeker) != (got.Why != "") {
			t.Errorf("fired without a reason, or a reason without firing: %+v", got)
		}
	})
}
