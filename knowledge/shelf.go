package knowledge

import "reflect"

// shelf is a folder of records, one a file, or one file of short ones. Adding a kind of record is adding a shelf.
type shelf struct {
	path    string       // "services", or "areas.yaml"
	kind    string       // in words: "service"
	needed  bool         // there is no base without it
	record  reflect.Type // what one file holds
	perFile bool         // a folder
	// put keeps a record in the base and gives the id that its file must be named by, and the key of the id.
	put func(b *Base, record any, from origin) (id, key string)
}

// of makes the put of a shelf whose file holds a T.
func of[T any](put func(b *Base, record *T, from origin) (id, key string)) func(*Base, any, origin) (string, string) {
	return func(b *Base, record any, from origin) (string, string) { return put(b, record.(*T), from) }
}

// folder is a shelf with one record a file.
func folder[T any](path, kind string, needed bool, put func(*Base, *T, origin) (id, key string)) shelf {
	return shelf{path: path, kind: kind, needed: needed, record: reflect.TypeFor[T](), perFile: true, put: of(put)}
}

// sheet is a shelf of one file.
func sheet[T any](path, kind string, needed bool, put func(*Base, *T, origin)) shelf {
	return shelf{path: path, kind: kind, needed: needed, record: reflect.TypeFor[T](),
		put: of(func(b *Base, record *T, from origin) (string, string) { put(b, record, from); return "", "" })}
}

// What the files that hold many short records look like.
type (
	areasFile struct {
		Areas     []Area     `yaml:"areas"`
		Districts []District `yaml:"districts"`
		Towns     []Town     `yaml:"towns"`
	}
	holidaysFile struct {
		Holidays []BankHoliday `yaml:"holidays"`
	}
	languagesFile struct {
		Languages []Language `yaml:"languages"`
	}
	cuesFile struct {
		Cues []CueWords `yaml:"cues"`
	}
	outOfScopeFile struct {
		NothingWeDo []Phrase `yaml:"nothing_we_do"`
	}
)

// shelves gives all that a base is read from, in reading order.
func shelves() []shelf {
	return []shelf{
		sheet("areas.yaml", "list of areas", true, func(b *Base, f *areasFile, from origin) {
			b.Areas, b.Districts, b.Towns, b.places = f.Areas, f.Districts, f.Towns, from
		}),
		sheet("bank-holidays.yaml", "list of bank holidays", true, func(b *Base, f *holidaysFile, from origin) {
			b.Holidays = newCalendar(f.Holidays, from)
		}),
		sheet("languages.yaml", "list of languages", true, func(b *Base, f *languagesFile, _ origin) {
			b.Languages = f.Languages
		}),
		sheet("cues.yaml", "list of cues", true, func(b *Base, f *cuesFile, _ origin) {
			b.Cues = f.Cues
		}),
		sheet("out-of-scope.yaml", "list of messages about nothing we do", true, func(b *Base, f *outOfScopeFile, _ origin) {
			b.OutOfScope = f.NothingWeDo
		}),
		folder("services", "service", true, func(b *Base, s *Service, from origin) (string, string) {
			s.origin, b.Services = from, append(b.Services, s)
			return string(s.ID), "id"
		}),
		folder("topics", "topic", true, func(b *Base, t *Topic, from origin) (string, string) {
			t.origin, b.Topics = from, append(b.Topics, t)
			return string(t.ID), "id"
		}),
		folder("rights", "right", false, func(b *Base, r *Right, from origin) (string, string) {
			r.origin, b.Rights = from, append(b.Rights, r)
			return string(r.ID), "id"
		}),
		folder("milestones", "milestone", false, func(b *Base, m *Milestone, from origin) (string, string) {
			m.origin, b.Milestones = from, append(b.Milestones, m)
			return string(m.ID), "id"
		}),
		folder("notices", "notice", false, func(b *Base, n *Notice, from origin) (string, string) {
			n.origin, b.Notices = from, append(b.Notices, n)
			return string(n.ID), "id"
		}),
		folder("replies", "list of replies", true, func(b *Base, r *Replies, from origin) (string, string) {
			r.origin, b.Replies[r.Language] = from, r
			return r.Language, "language"
		}),
		folder("safety", "safety lexicon", true, func(b *Base, l *Lexicon, from origin) (string, string) {
			l.origin, b.Lexicons = from, append(b.Lexicons, l)
			return l.ID, "id"
		}),
	}
}
