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
var askingWords = setOf(`number numbers phone telephone tel contact contacts details line helpline hotline
	ring call text speak talk to for of the a is are on open now today tonight what whats wots when hours time how
	do does can i u you get me my have need want give please pls plz hi hello website email address them with in and
	it about who`)

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}

// add takes the name of a service, without what stands in brackets, and what else it is called.
func (n *names) add(s *Service) {
	name, _, _ := strings.Cut(s.Name, "(")
	for _, name := range append([]string{name}, s.AlsoCalled...) {
		whole, core := split(name), besides(split(name), nil)
		n.addWords(s.ID, whole)
		if len(core) > 0 && len(core) < len(whole) {
			n.addWords(s.ID, core)
		}
	}
}

func (n *names) addWords(id ServiceID, words []string) {
	name := strings.Join(words, " ")
	n.exact.add(id, false, name)
	n.typed = append(n.typed, name)
	n.owner = append(n.owner, id)
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
	return n.close(rest)
}

// besides gives the words outside the spans that are not just asking.
func besides(words []string, in []span) []string {
	var rest []string
	for i, word := range words {
		if !(span{i, i + 1}).overlapsAny(in) && !askingWords[word] {
			rest = append(rest, word)
		}
	}
	return rest
}

// close finds the one service whose name begins with the words, two or more of them, or of whose name only a few
// letters were left out.
func (n *names) close(rest []string) []ServiceID {
	typed := strings.Join(rest, " ")
	if len(typed) < fuzzyFrom || len(typed) > fuzzyTo {
		return nil
	}
	if len(rest) > 1 {
		if begins := n.beginning(typed + " "); len(begins) == 1 {
			return begins
		}
	}
	like := n.asLongAs(typed)
	if found := fuzzy.FindFrom(typed, like); len(found) > 0 {
		return []ServiceID{n.owner[like.of[found[0].Index]]}
	}
	return nil
}

// beginning gives the services of which a name begins so.
func (n *names) beginning(typed string) []ServiceID {
	var begins []ServiceID
	for i, name := range n.typed {
		if strings.HasPrefix(name, typed) && !slices.Contains(begins, n.owner[i]) {
			begins = append(begins, n.owner[i])
		}
	}
	return begins
}

// asLongAs gives the names that are hardly longer than what was typed, so that only those are searched.
func (n *names) asLongAs(typed string) some {
	s := some{n: n}
	for i, name := range n.typed {
		if missed := len(name) - len(typed); missed >= 0 && missed <= fuzzyMissed && name[0] == typed[0] {
			s.of = append(s.of, i)
		}
	}
	return s
}

// some are some of the names, as fuzzy reads them.
type some struct {
	n  *names
	of []int // their places in typed
}

func (s some) String(i int) string { return s.n.typed[s.of[i]] }
func (s some) Len() int            { return len(s.of) }
