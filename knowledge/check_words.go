package knowledge

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// sharedWords looks for words that lead to two topics, unless one of them says that the word is not its own.
func (c *checker) sharedWords() {
	owner := map[string]*Topic{}
	for _, t := range c.base.Topics {
		for i, written := range t.Words {
			word := strings.ToLower(written)
			first, taken := owner[word]
			switch {
			case !taken:
				owner[word] = t
			case first != t && !first.declines(word) && !t.declines(word):
				c.refuse(t.origin, t.origin.at("words", i), "T010",
					fmt.Sprintf("%q and %q both claim the word %q.", first.ID, t.ID, written), `Pick one, or use "not_this".`)
			}
		}
	}
}

// declines reports whether the topic's own not_this names the word.
func (t *Topic) declines(word string) bool {
	return slices.ContainsFunc(t.NotThis, func(not string) bool { return strings.EqualFold(not, word) })
}

// unconfirmed tells, language by language, how many phrases no speaker has confirmed, at the first record that has one.
func (c *checker) unconfirmed() {
	count, first := map[string]int{}, map[string]func(string, string){}
	look := func(from origin, key string, phrases []Phrase) {
		for _, p := range phrases {
			if p.Confirmed != notYet {
				continue
			}
			if count[p.Lang]++; first[p.Lang] == nil {
				first[p.Lang] = func(reason, mend string) { c.refuse(from, from.key(key), "T011", reason, mend) }
			}
		}
	}
	for _, t := range c.base.Topics {
		look(t.origin, "people_say", t.PeopleSay)
	}
	for _, r := range c.base.Rights {
		look(r.origin, "people_say", r.PeopleSay)
	}
	for _, m := range c.base.Milestones {
		look(m.origin, "people_say", m.PeopleSay)
	}
	for _, l := range c.base.Lexicons {
		look(l.origin, "must_fire", l.MustFire)
		look(l.origin, "traps", l.Traps)
	}
	for _, lang := range slices.Sorted(maps.Keys(count)) {
		first[lang](fmt.Sprintf("No speaker has confirmed %s in %q. They are used all the same.", plural(count[lang], "phrase"), lang),
			`Ask somebody who speaks it to read them, and write who did in "confirmed".`)
	}
}
