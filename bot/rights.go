package bot

import (
	"fmt"
	"strconv"
	"strings"

	"waymark/knowledge"
)

// theRights is how many rights the Victims' Code has.
const theRights = 12

// rights answers "what are my rights".
func (t *turn) rights() bool {
	return t.rightly("rights")
}

// allRights lists the twelve.
func (t *turn) allRights() bool {
	return t.rightly("rights.all")
}

// right tells one of the twelve.
func (t *turn) right(n int) bool {
	return t.rightly(fmt.Sprintf("right-%d", n))
}

// rightly ends the turn with a reply about rights, after which a digit is one of the twelve.
func (t *turn) rightly(situation string) bool {
	t.after.Menu = MenuRights
	if len(t.finding.Topics) == 0 || t.finding.Topics[0].ID != topicRights {
		t.finding.Topics = []knowledge.TopicScore{{ID: topicRights, Score: 1}}
	}
	return t.say(OutcomeRight, situation, t.filling(nil))
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
