package hours

import (
	"strings"
	"time"
)

// Parse reads an opening_hours expression. It refuses what it does not fully
// understand with a *SyntaxError.
func Parse(expr string) (Schedule, error) {
	tokens, err := lex(expr)
	if err != nil {
		return Schedule{}, err
	}
	p := &parser{expr: expr, tokens: tokens}
	s := Schedule{expr: expr}
	if s.groups, err = p.groups(); err != nil {
		return Schedule{}, err
	}
	s.findEdges()
	s.names = s.any(func(r *rule) bool { return r.holidays })
	s.always = s.names && s.findAlways()
	return s, nil
}

func (s *Schedule) any(has func(*rule) bool) bool {
	for _, g := range s.groups {
		for i := range g {
			if has(&g[i]) {
				return true
			}
		}
	}
	return false
}

// findAlways tries every edge of every weekday, a holiday and not.
func (s *Schedule) findAlways() bool {
	if s.any(func(r *rule) bool { return r.years != nil || r.periods != nil || r.someWeeks() }) {
		return false
	}
	for d, i := (date{2026, time.June, 1, time.Monday}), 0; i < 7; d, i = d.next(), i+1 {
		for _, edge := range s.edges {
			plain, _ := s.read(d, edge, calendar{})
			holiday, _ := s.read(d, edge, calendar{h: everyDay{}})
			if plain != Open || holiday != Open {
				return false
			}
		}
	}
	return true
}

// everyDay is a calendar in which each day is a bank holiday.
type everyDay struct{}

func (everyDay) Holiday(int, time.Month, int) bool { return true }

func (r *rule) someWeeks() bool {
	for _, weeks := range r.weekdays {
		if weeks != 0 && weeks != everyWeek {
			return true
		}
	}
	return false
}

// parser walks over the tokens of one expression.
type parser struct {
	expr   string
	tokens []token
	here   int
}

func (p *parser) peek() token { return p.tokens[p.here] }

// ahead gives the token n places on, or the end.
func (p *parser) ahead(n int) token { return p.tokens[min(p.here+n, len(p.tokens)-1)] }

func (p *parser) take() token {
	t := p.peek()
	if t.kind != end {
		p.here++
	}
	return t
}

// accept takes the next token if it is this mark.
func (p *parser) accept(text string) bool {
	if p.peek().is(text) {
		p.here++
		return true
	}
	return false
}

func (p *parser) refuse(t token, reason, mend string) error {
	return &SyntaxError{Expr: p.expr, Offset: t.at, Reason: reason, Mend: mend}
}

// groups reads rules up to the end: ";" and "," go on with a group, "||" begins
// the next.
func (p *parser) groups() ([]group, error) {
	var all []group
	var g group
	adds := false
	for {
		begins := p.peek()
		r, err := p.rule()
		if err != nil {
			return nil, err
		}
		r.adds = adds
		if len(g) > 0 && r.everyDate() {
			return nil, p.refuse(begins, "this rule names no days, so the ones before it would count for nothing",
				`Name its days, like "Sa 10:00-12:00", or begin it with "||" if it is for all other times.`)
		}
		g = append(g, r)
		switch t := p.take(); {
		case t.kind == end:
			return append(all, g), nil
		case t.is(";"), t.is(","):
			adds = t.text == ","
		case t.is("||"):
			all, g, adds = append(all, g), nil, false
		default:
			return nil, p.unexpected(t)
		}
	}
}

func (r *rule) everyDate() bool { return r.anyDay && r.years == nil && r.periods == nil }

// rule reads one rule: when, what, and a comment.
func (p *parser) rule() (rule, error) {
	r := rule{state: Open}
	begins := p.here
	if p.alwaysSign() {
		r.anyDay, r.holidays, r.spans = true, true, []span{{0, dayLength}}
	} else if err := p.when(&r); err != nil {
		return r, err
	}
	said, err := p.what(&r)
	switch {
	case err != nil:
		return r, err
	case p.here == begins:
		return r, p.unexpected(p.peek())
	case r.spans == nil && !said:
		return r, p.noTimes()
	}
	return r, nil
}

// alwaysSign takes "24/7".
func (p *parser) alwaysSign() bool {
	if p.peek().text == "24" && p.ahead(1).is("/") && p.ahead(2).text == "7" {
		p.here += 3
		return true
	}
	return false
}

// when reads the days and times of a rule.
func (p *parser) when(r *rule) error {
	for _, read := range []func(*rule) error{p.years, p.periods, p.weekdays, p.spans} {
		if err := read(r); err != nil {
			return err
		}
	}
	return nil
}

// what reads a word such as off and a comment; said is false when neither is
// there. A comment alone means that nobody knows.
func (p *parser) what(r *rule) (said bool, err error) {
	states := map[string]State{"open": Open, "off": Closed, "closed": Closed, "unknown": Unknown}
	if state, ok := states[p.peek().text]; ok {
		p.take()
		r.state, said = state, true
	}
	if t := p.peek(); t.kind == quoted {
		p.take()
		r.comment = strings.TrimSpace(strings.Trim(t.text, `"`))
		if r.comment == "" {
			return said, p.refuse(t, "the comment is empty", `Take it out, or write it like "by appointment".`)
		}
		if !said {
			r.state = Unknown
		}
		said = true
	}
	return said, nil
}
