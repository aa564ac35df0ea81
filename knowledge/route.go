package knowledge

import (
	"cmp"
	"slices"
	"time"

	"waymark/knowledge/hours"
)

// atMost is how many services one answer names, with every MORE.
const atMost = 8

// Route gives the services for these topics, most wanted first, in the order in which they would be named:
//
//  1. the topic's first service: what the first condition that holds says (unless), else the topic itself;
//  2. for a child, the service the base has for children (S31);
//  3. services of the region for this topic that cover the place, fit the person and are open;
//  4. the topic's other services (then);
//  5. services of the region that cover the place and fit, but are not surely open.
//
// Routes decide; ranking only orders 3, 4 and 5. With two topics each step takes them in turn. A service that is
// until_checked stands beside its companion: before it, or behind it where the route named the companion first. Whatever is asked, one service is surely open at that moment
// if the base has any such service for everybody (S1, S41). Places may hold [AreaOutside]. With no topics it gives
// the route of general support.
//
// Never given: services that are not listable, are for staff only, paused, closed or more than 90 days overdue for
// a check (S40), have neither phone nor text number (S17), do not fit the person, or are for people who cause harm
// unless that was asked (S35).
func (b *Base) Route(topics []TopicID, cues map[Cue]bool, places []AreaID, at time.Time) []Offer {
	w := way{b: b, who: asker{
		cues: cues, places: places, at: at, harm: slices.Contains(topics, topicHarm), holidays: b.Holidays,
	}}
	if len(topics) == 0 {
		topics = []TopicID{topicGeneral}
	}
	var steps []step
	for _, id := range topics {
		if t := b.Topic(id); t != nil {
			steps = append(steps, b.step(t, &w.who))
		}
	}
	w.walk(steps)
	w.keepOneOpen()
	return w.offers
}

// step is the part of one topic in an answer.
type step struct {
	first, then []*Service
	open, shut  []Offer // local services by whether they are surely open
}

func (b *Base) step(t *Topic, who *asker) step {
	first, then, _ := t.route(who.cues)
	s := step{first: b.services(first), then: b.services(then...)}
	if len(who.places) > 0 {
		for _, o := range who.rank(b.reader.local[t.ID]) {
			switch {
			case !who.covered(o.Service):
			case o.State == hours.Open:
				s.open = append(s.open, o)
			default:
				s.shut = append(s.shut, o)
			}
		}
	}
	return s
}

// route gives what the conditions that hold say, in their order, else the topic's own way. The first that names
// services decides the services, the first that names a reply decides the reply. A condition that names a first
// service and no then keeps the topic's own services behind it.
func (t *Topic) route(cues map[Cue]bool) (first ServiceID, then []ServiceID, reply string) {
	first, then = t.First, t.Then
	decided := false
	for _, u := range t.Unless {
		if !cues[u.When] {
			continue
		}
		reply = cmp.Or(reply, u.Reply)
		if decided || u.First == "" && len(u.Then) == 0 {
			continue
		}
		decided = true
		switch {
		case len(u.Then) == 0:
			first, then = u.First, append([]ServiceID{t.First}, t.Then...)
		default:
			first, then = cmp.Or(u.First, t.First), u.Then
		}
	}
	return first, then, reply
}

func (b *Base) services(ids ...ServiceID) []*Service {
	var all []*Service
	for _, id := range ids {
		if s := b.Service(id); s != nil {
			all = append(all, s)
		}
	}
	return all
}

// way is an answer in the making.
type way struct {
	b      *Base
	who    asker
	offers []Offer
}

func (w *way) walk(steps []step) {
	for _, s := range steps {
		for _, first := range s.first {
			w.name(first)
		}
	}
	if w.who.cues[CueUnder18] && !w.who.harm {
		w.nameForChild()
	}
	w.inTurn(steps, func(s step) []Offer { return s.open })
	w.inTurn(steps, func(s step) []Offer { return w.who.rank(s.then) })
	w.inTurn(steps, func(s step) []Offer { return s.shut })
}

// nameForChild names the first service the base has for a child who is hurt. Of somebody who asks for another it
// cannot be known which of the two is the child, so the service that a child rings is named too.
func (w *way) nameForChild() {
	t := w.b.Topic(topicChild)
	if t == nil {
		return
	}
	first, _, _ := t.route(w.who.cues)
	named := []ServiceID{first}
	if !w.who.cues[CueProfessional] {
		first, _, _ = t.route(map[Cue]bool{CueUnder18: true})
		named = append(named, first)
	}
	for _, s := range w.b.services(named...) {
		w.name(s)
	}
}

// inTurn names one offer of each step, then the next of each.
func (w *way) inTurn(steps []step, of func(step) []Offer) {
	lists := make([][]Offer, len(steps))
	longest := 0
	for i, s := range steps {
		lists[i] = of(s)
		longest = max(longest, len(lists[i]))
	}
	for n := range longest {
		for _, list := range lists {
			if n < len(list) {
				w.name(list[n].Service)
			}
		}
	}
}

// name adds a service, and its companion at once, if it may be named and is not named yet. A companion that the route
// named before keeps its place, and the service stands behind it.
func (w *way) name(s *Service) {
	if w.named(s.ID) || !w.who.mayName(s) || !w.who.fits(s) {
		return
	}
	at, add := len(w.offers), []Offer{w.who.offer(s)}
	if companion := w.b.Service(s.UntilChecked); companion != nil && w.who.mayName(companion) {
		if i := w.place(companion.ID); i >= 0 {
			at = i + 1
		} else {
			add = append(add, w.who.offer(companion))
		}
	}
	if len(w.offers)+len(add) <= atMost {
		w.offers = slices.Insert(w.offers, at, add...)
	}
}

func (w *way) named(id ServiceID) bool { return w.place(id) >= 0 }

// place gives where a service stands among those named, -1 if it is not.
func (w *way) place(id ServiceID) int {
	return slices.IndexFunc(w.offers, func(o Offer) bool { return o.Service.ID == id })
}

// keepOneOpen makes sure that somebody answers now. A list without anybody gets the first open service of general
// support, else any that is for everybody; it takes the last place of a full list.
func (w *way) keepOneOpen() {
	isOpen := func(o Offer) bool { return o.State == hours.Open }
	if slices.ContainsFunc(w.offers, isOpen) {
		return
	}
	var spare []*Service
	if t := w.b.Topic(topicGeneral); t != nil {
		first, then, _ := t.route(w.who.cues)
		spare = w.b.services(append([]ServiceID{first}, then...)...)
	}
	for _, s := range slices.Concat(spare, w.b.Services) {
		if !w.who.mayName(s) || !w.who.fits(s) || !s.forEverybody() {
			continue
		}
		if o := w.who.offer(s); isOpen(o) {
			w.offers = append(w.offers[:min(len(w.offers), atMost-1)], o)
			return
		}
	}
}
