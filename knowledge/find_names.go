package knowledge

import (
	"slices"
	"strings"

	"github.com/sahilm/fuzzy"
)

// names finds services that a message asks for by name: "karma nirvana number".
type names struct {
	exact phrases[ServiceID]
	typed []string    // every name, its words joined by spaces, for names typed with letters left out
	owner []ServiceID // whose name it is
}

// Bounds of fuzzy matching, which is for names only: shorter patterns hit almost anything, and a name must not be
// much longer than what was typed.
const (
	fuzzyFrom   = 6  // letters
	fuzzyTo     = 30 // letters; above it scores overflow
	fuzzyMissed = 3  // letters left out at most
)

// askingWords are what people put around a name when they ask for a number or for hours.
var askingWords = strings.Fields(`number numbers phone telephone tel contact contacts details line helpline hotline
	ring call text speak talk to for of the a is are on open now today tonight what whats wots when hours time how
	do does can i u you get me my have need want give please pls plz hi hello website email address them with in and
	it about who`)

func (n *names) add(s *Service) {
	for _, name := range append([]string{s.Name}, s.AlsoCalled...) {
		n.exact.add(s.ID, false, name)
		n.typed = append(n.typed, strings.Join(split(name), " "))
		n.owner = append(n.owner, s.ID)
	}
}

// in gives the services that the message asks for, and nothing but them. A name in a longer message is only part
// of a story: "i told west midlands police and they did nothing".
func (n *names) in(words []string) []ServiceID {
	hits := n.exact.in(words)
	var in []span
	var found []ServiceID
	for _, h := range hits {
		in = append(in, h.span)
		if !slices.Contains(found, h.means) {
			found = append(found, h.means)
		}
	}
	rest := besides(words, in)
	switch {
	case len(found) > 0 && len(rest) == 0:
		return found
	case len(found) > 0:
		return nil
	}
	return n.close(strings.Join(rest, " "))
}

// besides gives the words outside the spans that are not just asking.
func besides(words []string, in []span) []string {
	var rest []string
	for i, word := range words {
		if !(span{i, i + 1}).overlapsAny(in) && !slices.Contains(askingWords, word) {
			rest = append(rest, word)
		}
	}
	return rest
}

// close finds the one name of which only a few letters were left out.
func (n *names) close(typed string) []ServiceID {
	if len(typed) < fuzzyFrom || len(typed) > fuzzyTo {
		return nil
	}
	for _, m := range fuzzy.Find(typed, n.typed) {
		if len(m.Str)-len(typed) <= fuzzyMissed {
			return []ServiceID{n.owner[m.Index]}
		}
	}
	return nil
}
