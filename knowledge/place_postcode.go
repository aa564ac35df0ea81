package knowledge

import (
	"regexp"
	"slices"
	"strings"
)

// postcodeAreas are the letters that British postcodes begin with. Source: Royal Mail's 124 postcode areas, as
// listed by the Office for National Statistics.
var postcodeAreas = strings.Fields(`ab al b ba bb bd bh bl bn br bs bt ca cb cf ch cm co cr ct cv cw da dd de dg dh
	dl dn dt dy e ec eh en ex fk fy g gl gu gy ha hd hg hp hr hs hu hx ig im ip iv je ka kt kw ky l la ld le ll ln
	ls lu m me mk ml n ne ng nn np nr nw ol ox pa pe ph pl po pr rg rh rm s sa se sg sk sl sm sn so sp sr ss st sw
	sy ta td tf tn tq tr ts tw ub w wa wc wd wf wn wr ws wv yo ze`)

// A district is the first half of a postcode, a unit the second.
var (
	district     = regexp.MustCompile(`^([a-z]{1,2})([0-9][0-9a-z]?)$`)
	unit         = regexp.MustCompile(`^[0-9][a-z]{2}$`)
	fullPostcode = regexp.MustCompile(`^([a-z]{1,2}[0-9][0-9a-z]?)([0-9][a-z]{2})$`)
)

// postcodes finds postcodes and their first halves: "b11", "B11 4AB", "wv10", "wv 10".
func (p *places) postcodes(words []string) []place {
	var found []place
	for i := 0; i < len(words); i++ {
		code, at, full := postcodeAt(words, i)
		if code == "" {
			continue
		}
		if areas, known := p.district(code, full || standsAlone(words, at)); known {
			found = append(found, place{at, areas})
			i = at.to - 1
		}
	}
	return found
}

// postcodeAt reads a district at word i: alone, with its unit after it or joined to it, or split before its figures.
func postcodeAt(words []string, i int) (code string, at span, full bool) {
	word, next := words[i], ""
	if i+1 < len(words) {
		next = words[i+1]
	}
	if m := fullPostcode.FindStringSubmatch(word); m != nil {
		return m[1], span{i, i + 1}, true
	}
	if district.MatchString(word) {
		if unit.MatchString(next) {
			return word, span{i, i + 2}, true
		}
		return word, span{i, i + 1}, false
	}
	if len(word) == 2 && next != "" && district.MatchString(word+next) {
		return word + next, span{i, i + 2}, false
	}
	return "", span{}, false
}

// district gives the councils of a district. Districts the base does not hold are outside, but are believed only
// when they are surely meant as a postcode: "on the m6" is a road. So is "b4", which is short for "before".
func (p *places) district(code string, sure bool) (areas []AreaID, known bool) {
	m := district.FindStringSubmatch(code)
	if m == nil || !slices.Contains(postcodeAreas, m[1]) {
		return nil, false
	}
	areas, held := p.districts[code]
	if held && code != "b4" {
		return areas, true
	}
	return areas, sure
}

// standsAlone reports whether the words at this span are the whole message or follow "in", "from" and the like.
func standsAlone(words []string, at span) bool {
	return at.length() == len(words) || at.from > 0 && slices.Contains(beforePlace, words[at.from-1])
}
