package bot

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"waymark/bot/gsm7"
	"waymark/knowledge"
)

// translated gives the languages of the replies besides English.
func translated(b *Brain) []string {
	all := slices.Sorted(maps.Keys(b.replies))
	return slices.DeleteFunc(all, func(lang string) bool { return lang == english })
}

// casts gives who can be named at the moments of the lint, for every topic in every council: one of all whose numbers
// are as long and whose hours read the same. Second is the service with the most to say: it has a companion.
func casts(b *Brain) (all []filling) {
	seen := map[string]bool{}
	try := func(topic knowledge.TopicID, at time.Time, places []knowledge.AreaID) {
		f := filling{cast: b.cast(b.base.Route([]knowledge.TopicID{topic}, nil, places, at), at), at: at, topic: topic, lang: english}
		f.second = b.offer("wm-hba-fm-helpline", at)
		key := fmt.Sprint(b.own(&f, "ask."+string(topic)))
		for _, o := range [...]*knowledge.Offer{f.first, f.later} {
			if o != nil {
				key += fmt.Sprint(len(b.phone(&f, o)), len(b.noAnswer(&f, o)), b.free(&f, o), b.opens(&f, o))
			}
		}
		if !seen[key] {
			seen[key], all = true, append(all, f)
		}
	}
	for _, at := range moments(true) {
		for _, topic := range b.base.Topics {
			try(topic.ID, at, nil)
			for _, area := range b.base.Areas {
				try(topic.ID, at, []knowledge.AreaID{area.ID})
			}
		}
	}
	return all
}

// S8, S38: whoever is named, every reply of every language fits, says 999 in its first part, cuts no number, and never
// gives way to English for want of room or of words.
func TestEveryReplyFitsInEveryLanguage(t *testing.T) {
	b := brain(t)
	all := casts(b)
	for _, lang := range translated(b) {
		t.Run(lang, func(t *testing.T) {
			for _, situation := range slices.Sorted(maps.Keys(b.replies[lang])) {
				if isSmall(situation) {
					continue
				}
				longest := ""
				for _, f := range all {
					longest = longer(longest, fitsWhole(t, b, b.replies[lang][situation], f, lang))
				}
				size := gsm7.Count(longest)
				t.Logf("%-32s %d parts %3d %s", situation, size.Parts, size.Units, longest)
			}
		})
	}
}

func longer(a, b string) string {
	if gsm7.Count(b).Units > gsm7.Count(a).Units {
		return b
	}
	return a
}

// fitsWhole holds one reply to its limits, as the first of a session and as a later one, and gives the longer.
func fitsWhole(t *testing.T, b *Brain, tmpl *template, f filling, lang string) (longest string) {
	t.Helper()
	if f.later == nil && slices.ContainsFunc(tmpl.fields(), func(x field) bool { return x.of == "later" }) {
		return ""
	}
	for _, f.opening = range [...]bool{true, false} {
		f.lang = lang
		text, fits := b.write(tmpl.situation, &f)
		if !fits || f.lang != lang {
			f.lang = lang
			bare, said := tmpl.fill(f.opening, 0, func(x field) string { return b.value(&f, x) })
			t.Errorf("%s about %s: said %v, %+v, 999 after %d: %q", tmpl.situation, f.topic, said, gsm7.Count(bare),
				len([]rune(bare[:max(0, strings.Index(bare, emergencyNumber))])), bare)
		}
		longest = longer(longest, text)
	}
	return longest
}
