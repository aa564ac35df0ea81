package bot

import (
	"fmt"
	"strconv"
	"strings"
)

// theRights is how many rights the Victims' Code has.
const theRights = 12

// rights answers "what are my rights".
func (t *turn) rights() bool {
	t.after.Menu = MenuRights
	return t.say(OutcomeRight, "rights", t.filling(nil))
}

// allRights lists the twelve.
func (t *turn) allRights() bool {
	t.after.Menu = MenuRights
	return t.say(OutcomeRight, "rights.all", t.filling(nil))
}

// right tells one of the twelve.
func (t *turn) right(n int) bool {
	t.after.Menu = MenuRights
	return t.say(OutcomeRight, fmt.Sprintf("right-%d", n), t.filling(nil))
}

// rightNumber reads "right 5", which works at any time; 0 when the words are something else.
func rightNumber(words string) int {
	said, ok := strings.CutPrefix(words, "right")
	if !ok {
		return 0
	}
	n, err := strconv.Atoi(strings.TrimSpace(strings.TrimPrefix(said, "s")))
	if err != nil || n < 1 || n > theRights {
		return 0
	}
	return n
}
