package knowledge

import (
	"maps"
	"slices"
	"strings"

	"waymark/knowledge/match"
)

// voice is one voice of the base, with all that it says of what can be measured.
type voice struct {
	name string
	says []reading
}

// reading is one message, what it should be read as and, once it is read, what was made of it.
type reading struct {
	Phrase
	topic       *Topic   // what it is about; nil: it stands elsewhere
	lexicon     *Lexicon // where it stands otherwise; nil too: it is out of scope
	trap        bool     // in the lexicon: it only looks urgent
	mustDanger  bool     // a lexicon says that it must be heard as danger, wherever it stands
	mustSuicide bool

	danger, suicide bool // it was heard so
	confidence      Confidence
	topics          []TopicScore
	strong          []TopicID
}

// voices gives the voices of topics, of the lexicons of danger and suicide and of what is out of scope, by name.
func (b *Base) voices() []voice {
	urgent, _ := b.urgentAndCalm()
	mustDanger, mustSuicide := sayings(urgent[labelDanger]), sayings(urgent[labelSuicide])
	byName := map[string]*voice{}
	add := func(from []Phrase, place reading) {
		for _, p := range from {
			if byName[p.Voice] == nil {
				byName[p.Voice] = &voice{name: p.Voice}
			}
			place.Phrase, place.mustDanger, place.mustSuicide = p, mustDanger[p.Say], mustSuicide[p.Say]
			byName[p.Voice].says = append(byName[p.Voice].says, place)
		}
	}
	for _, t := range b.Topics {
		add(t.PeopleSay, reading{topic: t})
	}
	for _, l := range b.Lexicons {
		if l.ID == labelDanger || l.ID == labelSuicide {
			add(l.MustFire, reading{lexicon: l})
			add(l.Traps, reading{lexicon: l, trap: true})
		}
	}
	add(b.OutOfScope, reading{})
	all := make([]voice, 0, len(byName))
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		all = append(all, *byName[name])
	}
	return all
}

func sayings(from []Phrase) map[string]bool {
	all := map[string]bool{}
	for _, p := range from {
		all[p.Say] = true
	}
	return all
}

// isForeign reports whether any of it is not English.
func (v *voice) isForeign() bool {
	return slices.ContainsFunc(v.says, func(r reading) bool { return !isEnglish(r.Lang) })
}

func isEnglish(lang string) bool { return lang == "en" || strings.HasPrefix(lang, "en-") }

// absence is the voices that are left out at a time.
type absence struct {
	voices  []*voice
	says    int  // messages
	foreign bool // one of them speaks another language than English
}

// leftOutAtMost is the part of all messages, one in so many, that voices may say together to be left out at a time.
const leftOutAtMost = 40

// absences leaves out every voice once: alone, or with others that say little, as long as no two of them speak another
// language than English. So each language is heard by what is learned of the others, and there is less to learn.
func absences(voices []voice) []absence {
	all := 0
	for _, v := range voices {
		all += len(v.says)
	}
	var out []absence
	for i := range voices {
		v := &voices[i]
		at := slices.IndexFunc(out, func(a absence) bool {
			return a.says+len(v.says) <= all/leftOutAtMost && (!a.foreign || !v.isForeign())
		})
		if at < 0 {
			at = len(out)
			out = append(out, absence{})
		}
		a := &out[at]
		a.voices, a.says, a.foreign = append(a.voices, v), a.says+len(v.says), a.foreign || v.isForeign()
	}
	return out
}

// without gives the base as if nobody with these voices had ever said anything, and nobody else what they say word for
// word.
func (b *Base) without(voices []*voice) *Base {
	absent, said := map[string]bool{}, map[string]bool{}
	for _, v := range voices {
		absent[v.name] = true
		for _, r := range v.says {
			said[match.Normalise(r.Say)] = true
		}
	}
	quiet := func(all []Phrase) []Phrase {
		return slices.DeleteFunc(slices.Clone(all), func(p Phrase) bool {
			return absent[p.Voice] || said[match.Normalise(p.Say)]
		})
	}
	less := *b
	less.kept = nil
	less.Topics = copies(b.Topics, func(t *Topic) { t.PeopleSay = quiet(t.PeopleSay) })
	less.Rights = copies(b.Rights, func(r *Right) { r.PeopleSay = quiet(r.PeopleSay) })
	less.Milestones = copies(b.Milestones, func(m *Milestone) { m.PeopleSay = quiet(m.PeopleSay) })
	less.Lexicons = copies(b.Lexicons, func(l *Lexicon) { l.MustFire, l.Traps = quiet(l.MustFire), quiet(l.Traps) })
	less.OutOfScope = quiet(b.OutOfScope)
	less.index = newIndex(&less)
	return &less
}

// copies gives copies of records, each changed.
func copies[T any](records []*T, change func(*T)) []*T {
	all := make([]*T, len(records))
	for i, r := range records {
		record := *r
		change(&record)
		all[i] = &record
	}
	return all
}
