package bot

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"waymark/bot/gsm7"
)

// FuzzAnswer: any text, in any talk, gets one reply of at most two parts (three in a script), which is made of
// reviewed words, or silence where that is safer. Nothing panics.
func FuzzAnswer(f *testing.F) {
	for _, words := range []string{
		"", ".", "STOP", "right 5", "hi", "my dad is making me marry", "999", "B64 6AA", "1", "99999999999999999999",
		"ਮਦਦ", "مدد", "\xff\xfe", strings.Repeat("a", 2000), "CARD 4827", "NEAR", "{first.phone}", "🙏", "right 0", "۵",
	} {
		f.Add(words, "RIGHTS", 0, false)
	}
	b := brain(f)
	approved := approvedTexts(b)
	f.Fuzz(func(t *testing.T, words, before string, media int, abroad bool) {
		c, _ := b.Next(Conversation{}, Message{Words: Words(before), At: workday})
		after, r := b.Next(c, Message{Words: Words(words), Media: media, Abroad: abroad, At: workday})
		if len(r.Texts) != 1 || r.Texts[0] == "" {
			t.Fatalf("%d texts", len(r.Texts))
		}
		if size := gsm7.Count(r.Texts[0]); size.Parts > mostPartsScript || size.Encoding == gsm7.GSM7 && size.Parts > mostParts {
			t.Errorf("%d parts", size.Parts)
		}
		if !approved(r) {
			t.Errorf("%s is not made of reviewed words: %q", r.Situation, r.Texts[0])
		}
		if after.Sent != c.Sent+1 {
			t.Errorf("Sent went from %d to %d", c.Sent, after.Sent)
		}
		again, same := b.Next(c, Message{Words: Words(words), Media: media, Abroad: abroad, At: workday})
		if !reflect.DeepEqual(r, same) || !reflect.DeepEqual(after, again) {
			t.Error("the same message got two replies")
		}
	})
}

// approvedTexts gives a check of S5: take away what records say, and an approved template is left.
func approvedTexts(b *Brain) func(Reply) bool {
	shapes := map[string][]*regexp.Regexp{} // of a situation, one a language
	for _, replies := range b.replies {
		for situation, t := range replies {
			shapes[situation] = append(shapes[situation], shapeOf(t))
		}
	}
	return func(r Reply) bool {
		if r.Situation == "static" {
			return r.Texts[0] == b.Static()
		}
		return slices.ContainsFunc(shapes[r.Situation], func(shape *regexp.Regexp) bool { return shape.MatchString(r.Texts[0]) })
	}
}

// shapeOf makes a pattern of a template: its clauses there or not, its fields any words of records.
func shapeOf(t *template) *regexp.Regexp {
	var p strings.Builder
	p.WriteString(`^\s*`)
	for _, c := range t.clauses {
		p.WriteString(`(?:`)
		for _, piece := range c.pieces {
			if piece.field != (field{}) {
				p.WriteString(`.*?`)
				continue
			}
			for i, word := range strings.Fields(piece.words) {
				if i > 0 {
					p.WriteString(`\s+`)
				}
				p.WriteString(regexp.QuoteMeta(word))
			}
			p.WriteString(`\s*`)
		}
		p.WriteString(`)`)
		if c.when != always {
			p.WriteString(`?`)
		}
		p.WriteString(`\s*`)
	}
	return regexp.MustCompile(p.String() + `$`)
}
