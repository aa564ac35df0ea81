package knowledge

import "time"

// Check finds what needs more than reading, at a moment: overdue checks, old sources, hours at which no service of
// a topic is open, words that two topics claim.
func (b *Base) Check(at time.Time) Problems {
	c := &checker{base: b, at: at}
	for i := range c.problems {
		c.problems[i].files = b.files
	}
	c.problems.Sort()
	return c.problems
}

// checker is the state of one Check.
type checker struct {
	base     *Base
	at       time.Time
	problems Problems
}
