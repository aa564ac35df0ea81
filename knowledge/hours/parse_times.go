package hours

import "strings"

const likeTimes = `Write times like "09:00-17:00".`

// spans reads "09:00-17:00" and lists; a span may run past midnight, as
// "22:00-06:00" or "22:00-30:00".
func (p *parser) spans(r *rule) error {
	for p.peek().kind == number {
		one, err := p.span()
		if err != nil {
			return err
		}
		r.spans = append(r.spans, one)
		if p.ahead(1).kind != number || !p.ahead(2).is(":") || !p.accept(",") {
			return nil
		}
	}
	return nil
}

func (p *parser) span() (span, error) {
	begins := p.peek()
	from, err := p.clock()
	if err != nil {
		return span{}, err
	}
	if from >= dayLength {
		return span{}, p.refuse(begins, "a day's times begin before 24:00", likeTimes)
	}
	if t := p.peek(); !p.accept("-") {
		if t.is("+") {
			return span{}, p.refuse(t, "times without an end are not read", `Write when it closes, like "09:00-17:00".`)
		}
		return span{}, p.refuse(t, "the time it closes is missing", likeTimes)
	}
	to, err := p.clock()
	if err != nil {
		return span{}, err
	}
	if to <= from {
		to += dayLength
	}
	if to-from > dayLength {
		return span{}, p.refuse(begins, "this lasts longer than a day", `Write the days apart, like "Mo-Tu 00:00-24:00".`)
	}
	if t := p.peek(); t.is("+") || t.is("/") {
		return span{}, p.refuse(t, t.shown()+" cannot follow a time", likeTimes)
	}
	return span{from, to}, nil
}

// clock reads a time of two and two digits, up to 48:00, in minutes.
func (p *parser) clock() (int, error) {
	hour, colon, minute := p.peek(), p.ahead(1), p.ahead(2)
	if hour.kind == word {
		return 0, p.unexpected(hour)
	}
	if hour.kind != number || len(hour.text) != 2 || !colon.is(":") ||
		minute.kind != number || len(minute.text) != 2 {
		return 0, p.refuse(hour, "a time needs two digits, a colon and two digits", likeTimes)
	}
	minutes := twoDigits(hour.text)*60 + twoDigits(minute.text)
	if minute.text > "59" || minutes > 2*dayLength {
		return 0, p.refuse(hour, "there is no time "+hour.text+":"+minute.text, likeTimes)
	}
	p.here += 3
	return minutes, nil
}

func twoDigits(text string) int { return int(text[0]-'0')*10 + int(text[1]-'0') }

func (p *parser) noTimes() error {
	t := p.peek()
	if t.kind == end || t.is(";") || t.is(",") || t.is("||") {
		return p.refuse(t, "the times are missing", `Write them after the days, like "Mo-Fr 09:00-17:00"; for all day "00:00-24:00", for none "off".`)
	}
	return p.unexpected(t)
}

// unexpected refuses a token that no rule has room for, with the best advice
// there is.
func (p *parser) unexpected(t token) error {
	switch strings.ToLower(t.text) {
	case "easter":
		return p.refuse(t, "easter is not read", `Good Friday and Easter Monday are bank holidays: write "PH off". For Easter Sunday write its date, like "2027 Mar 28 off".`)
	case "week":
		return p.refuse(t, "week numbers are not read", `Write dates, like "Jan 01-Jun 30", or weekdays of the month, like "We[1,3]".`)
	case "sunrise", "sunset", "dawn", "dusk":
		return p.refuse(t, "times that move with the sun are not read", likeTimes)
	case "sh":
		return p.refuse(t, "school holidays are not read", `Write their dates, like "Jul 20-Aug 31".`)
	}
	if t.kind == end {
		return p.refuse(t, "something is missing at the end", likeThis)
	}
	return p.refuse(t, t.shown()+" is not understood here", likeThis)
}
