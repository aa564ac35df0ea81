package knowledge

import (
	"slices"
	"strings"
)

// AreaOutside stands, in the places of [Base.Route], for anywhere outside the seven councils: no regional service
// covers it. It is no record and is never in [Finding.Places].
const AreaOutside AreaID = "outside"

// place is what a town's name or a postcode means.
type place struct {
	span
	areas []AreaID // none: outside the seven councils
}

// places reads where a person is from their words. It serves the order of services only; nobody is refused.
type places struct {
	towns     phrases[int] // index into areas
	areas     [][]AreaID
	long      []longName
	districts map[string][]AreaID
}

// longName is a town's name of one word that is long enough to be known with one letter wrong.
type longName struct {
	name string
	town int
}

// Names shorter than mindShort letters ("lye", "aston") are words or people's names too: they count only after a
// word such as "in" or at an end of the message. Names of forgiveLong letters or more may have one letter wrong.
const (
	mindShort   = 6
	forgiveLong = 7
)

// beforePlace are words that a place follows.
var beforePlace = []string{"in", "from", "near", "around", "live", "lives", "living"}

func newPlaces(b *Base) places {
	p := places{districts: map[string][]AreaID{}}
	for _, town := range b.Towns {
		p.addTown(town.Areas, town.Names)
	}
	for _, area := range b.Areas {
		p.addTown([]AreaID{area.ID}, []string{area.Name})
	}
	for _, d := range b.Districts {
		areas := d.Areas
		if len(areas) == 0 {
			areas = d.Edge
		}
		p.districts[strings.ToLower(d.Code)] = areas
	}
	return p
}

func (p *places) addTown(areas []AreaID, names []string) {
	town := len(p.areas)
	p.areas = append(p.areas, areas)
	p.towns.add(town, false, names...)
	for _, name := range names {
		if words := split(name); len(words) == 1 && len(words[0]) >= forgiveLong {
			p.long = append(p.long, longName{words[0], town})
		}
	}
}

// in gives every place the words name, in their order; of two that overlap, the longer.
func (p *places) in(words []string) []place {
	found := p.postcodes(words)
	for _, h := range p.towns.in(words) {
		if h.length() > 1 || p.clear(words, h.span) {
			found = append(found, place{h.span, p.areas[h.means]})
		}
	}
	if len(found) == 0 {
		found = p.misspelt(words)
	}
	return longest(found)
}

// clear reports whether a name of one word surely names a place here.
func (p *places) clear(words []string, at span) bool {
	return len(words[at.from]) >= mindShort || at.to == len(words) || at.from == 0 ||
		slices.Contains(beforePlace, words[at.from-1])
}

// misspelt finds long names with one letter wrong, too many or too few, or two changed over.
func (p *places) misspelt(words []string) []place {
	var found []place
	for i, word := range words {
		if len(word) < forgiveLong-1 {
			continue
		}
		for _, long := range p.long {
			if oneSlip(word, long.name) {
				found = append(found, place{span{i, i + 1}, p.areas[long.town]})
				break
			}
		}
	}
	return found
}

// longest keeps, of places that overlap, the longest, and gives them in the order of the words.
func longest(found []place) []place {
	slices.SortStableFunc(found, func(a, b place) int { return b.length() - a.length() })
	var kept []place
	for _, f := range found {
		if !slices.ContainsFunc(kept, func(k place) bool { return k.overlaps(f.span) }) {
			kept = append(kept, f)
		}
	}
	slices.SortFunc(kept, func(a, b place) int { return a.from - b.from })
	return kept
}

// oneSlip reports whether two words of ASCII letters differ by one slip of the fingers. The first letter must be
// right: "rumbling" is no town.
func oneSlip(typed, name string) bool {
	switch d := len(typed) - len(name); {
	case d < -1 || d > 1 || typed == "" || typed[0] != name[0]:
		return false
	case d == 1:
		typed, name = name, typed
		fallthrough
	case d == -1:
		i := agree(typed, name)
		return typed[i:] == name[i+1:]
	}
	i := agree(typed, name)
	if i == len(name) {
		return true
	}
	if typed[i+1:] == name[i+1:] {
		return true
	}
	return i+1 < len(name) && typed[i] == name[i+1] && typed[i+1] == name[i] && typed[i+2:] == name[i+2:]
}

// agree gives how many bytes two words have in common at their start.
func agree(a, b string) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}
