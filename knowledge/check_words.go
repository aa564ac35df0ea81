package knowledge

import (
	"fmt"
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
