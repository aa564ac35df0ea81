package knowledge

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/sahilm/fuzzy"

	"waymark/knowledge/hours"
)

// lookupFrom is from how many letters a name may be found with letters left out.
const lookupFrom = 4

// Lookup finds services by a name as staff type it, best first and at most this many: whole names, then names that
// begin so, then names in which every word typed begins a word, then names with letters left out. It gives every
// service, also those that the public is not told of. [Base.Train] must have been called.
func (b *Base) Lookup(name string, most int) []*Service {
	typed := split(name)
	if len(typed) == 0 {
		return nil
	}
	n := &b.reader.names
	rank := map[ServiceID]int{}
	for i, known := range n.typed {
		r := closeness(known, typed)
		if best, ok := rank[n.owner[i]]; r < apart && (!ok || r < best) {
			rank[n.owner[i]] = r
		}
	}
	ids := make([]ServiceID, 0, len(rank))
	for id := range rank {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(x, y ServiceID) int { return cmp.Or(cmp.Compare(rank[x], rank[y]), cmp.Compare(x, y)) })
	if letters := strings.Join(typed, " "); len(ids) == 0 && len(letters) >= lookupFrom && len(letters) <= fuzzyTo {
		for _, m := range fuzzy.Find(letters, n.typed) {
			if !slices.Contains(ids, n.owner[m.Index]) && m.Str[0] == letters[0] {
				ids = append(ids, n.owner[m.Index])
			}
		}
	}
	return b.services(ids[:min(len(ids), most)]...)
}

// How close a name is to what was typed.
const (
	same = iota
	begins
	everyWord
	apart
)

func closeness(name string, typed []string) int {
	switch whole := strings.Join(typed, " "); {
	case name == whole:
		return same
	case strings.HasPrefix(name, whole):
		return begins
	}
	words := strings.Fields(name)
	for _, t := range typed {
		if !slices.ContainsFunc(words, func(word string) bool { return strings.HasPrefix(word, t) }) {
			return apart
		}
	}
	return everyWord
}

// Offer gives a service with the contact to name at that moment, chosen as in [Base.Route]. The contact is nil when
// there is nothing to ring or to text. It does not ask whether the public may be told of the service.
func (b *Base) Offer(s *Service, at time.Time) Offer {
	if !s.reachable() {
		return Offer{Service: s, State: hours.Unknown}
	}
	who := asker{at: at, holidays: b.Holidays}
	return who.offer(s)
}
