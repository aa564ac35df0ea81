package knowledge

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// references checks what records say of each other. Names of a shelf with an unreadable record are still known by
// their files, so that one fault is told once.
func (l *loader) references(b *Base) {
	areas := map[string]bool{}
	for _, area := range b.Areas {
		areas[string(area.ID)] = true
	}
	r := &referee{base: b, loader: l, areas: areas}
	for _, s := range b.Services {
		r.service(s)
	}
	for _, t := range b.Topics {
		r.topic(t)
	}
	for _, right := range b.Rights {
		from := right.origin
		r.one(from, "services", "service", string(right.First), "first")
		r.all(from, "topics", "topic", texts(right.AboutTopics...), "topics")
	}
	for _, m := range b.Milestones {
		r.all(m.origin, "services", "service", texts(m.About...), "about")
		if len(m.Sources) == 0 {
			r.refuse(m.origin, m.origin.key("sources"), "M006", "Each milestone needs at least one source.",
				`Add a page to "sources", with what it says and how old it is.`)
		}
	}
	for _, n := range b.Notices {
		r.all(n.origin, "services", "service", texts(n.Services...), "services")
	}
	r.places()
}

// referee looks for names that do not exist.
type referee struct {
	base   *Base
	loader *loader
	areas  map[string]bool
}

func (r *referee) refuse(from origin, at *node, code, reason, mend string) {
	r.loader.problems = append(r.loader.problems, from.src.problem(at, code, reason, mend))
}

// one checks a name on a shelf; "" names nothing.
func (r *referee) one(from origin, shelf, kind, name string, path ...any) {
	if name == "" || r.loader.known[shelf][name] || r.loader.known[shelf] == nil {
		return
	}
	r.refuse(from, from.at(path...), "T007", fmt.Sprintf("There is no %s called %q.", kind, name), r.meant(shelf, name))
}

// all checks a list of names.
func (r *referee) all(from origin, shelf, kind string, names []string, path ...any) {
	for i, name := range names {
		r.one(from, shelf, kind, name, append(slices.Clone(path), i)...)
	}
}

// meant guesses the name that was meant, by the other names of services too.
func (r *referee) meant(shelf, name string) string {
	if shelf == "services" {
		for _, s := range r.base.Services {
			for _, other := range append([]string{s.Name}, s.AlsoCalled...) {
				if id := spelledAsID(other); id != string(s.ID) && typingErrors(id, name) <= 1 {
					return fmt.Sprintf("Did you mean %q (also called %q)?", s.ID, other)
				}
			}
		}
	}
	if word := nearest(name, slices.Sorted(maps.Keys(r.loader.known[shelf]))); word != "" {
		return fmt.Sprintf("Did you mean %q?", word)
	}
	return fmt.Sprintf("Look at the file names in %s, or write a record for it.", shelf)
}

// spelledAsID writes a name as ids are written: "Suzy Lamplugh" is suzy-lamplugh.
func spelledAsID(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	return strings.Join(words, "-")
}

func (r *referee) topic(t *Topic) {
	from := t.origin
	r.one(from, "services", "service", string(t.First), "first")
	r.all(from, "services", "service", texts(t.Then...), "then")
	named := append([]ServiceID{t.First}, t.Then...)
	for i, unless := range t.Unless {
		r.one(from, "services", "service", string(unless.First), "unless", i, "first")
		r.all(from, "services", "service", texts(unless.Then...), "unless", i, "then")
		r.reply(from, unless.Reply, "unless", i, "reply")
		if unless.First == "" && unless.Then == nil && unless.Reply == "" {
			r.refuse(from, from.at("unless", i), "S010", `This "unless" leads nowhere.`, `Give it "first", "then" or "reply".`)
		}
		named = append(append(named, unless.First), unless.Then...)
	}
	r.causingHarm(t, named)
}

// reply checks that the English replies have a situation.
func (r *referee) reply(from origin, situation string, path ...any) {
	replies := r.base.Replies[english]
	if situation == "" || replies == nil {
		return
	}
	if _, there := replies.Of[situation]; !there {
		mend := "Look at the situations in replies/en.yaml, or write one there."
		if word := nearest(situation, slices.Sorted(maps.Keys(replies.Of))); word != "" {
			mend = fmt.Sprintf("Did you mean %q?", word)
		}
		r.refuse(from, from.at(path...), "T007", fmt.Sprintf("There is no reply called %q.", situation), mend)
	}
}

const topicOfHarm = TopicID("harmful-behaviour")

// causingHarm keeps services for people who hurt somebody out of every other topic (S35).
func (r *referee) causingHarm(t *Topic, named []ServiceID) {
	if t.ID == topicOfHarm {
		return
	}
	for _, id := range slices.Compact(slices.Sorted(slices.Values(named))) {
		if s := r.base.Service(id); s != nil && s.For.causesHarm() {
			r.refuse(t.origin, t.origin.mention(string(id)), "S019", fmt.Sprintf("%q is for people who cause harm.", id),
				fmt.Sprintf("Name it only in %q.", topicOfHarm))
		}
	}
}

// mention gives the first place below a route's keys where a name is written.
func (o origin) mention(name string) *node {
	for _, key := range []string{"first", "then", "unless"} {
		if at := o.at(key).holding(name); at != nil {
			return at
		}
	}
	return o.root
}

func (n *node) holding(text string) *node {
	if n.shape == scalar && strings.TrimSpace(n.text) == text {
		return n
	}
	for _, part := range n.values {
		if found := part.holding(text); found != nil {
			return found
		}
	}
	return nil
}
