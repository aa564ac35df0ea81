package bot

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"waymark/bot/safety"
	"waymark/knowledge"
)

// StaticReply is what a person gets when everything else fails: the safe first reply as words that need no base. It
// is the text for the fallback of the network too (S49).
const StaticReply = "Auto reply. In danger now? Call 999. Can't talk? Stay on the line and press 55. " +
	"To talk to someone: 0808 168 9111, free, day and night. We won't text you first."

// english is the language of the replies that must all be there.
const english = "en"

// Brain is one loaded base with its safety reader and its replies, ready to answer. It never changes and may be
// used by many goroutines at once.
type Brain struct {
	base      *knowledge.Base
	safety    *safety.Reader
	smallTalk *smallTalk
	languages map[string]knowledge.Language // by the word that chooses it
	replies   map[string]map[string]*template
	static    string
}

// NewBrain makes a brain of a base that is loaded and trained. It refuses a base in which a reply is missing or
// breaks a rule of [Lint]; the error names the file and the situation, and says how to mend it.
func NewBrain(base *knowledge.Base) (*Brain, error) {
	b, err := NewTestedBrain(base)
	if err != nil {
		return nil, err
	}
	if err := b.refuse(); err != nil {
		return nil, err
	}
	return b, nil
}

// refuse gives the errors that a quick lint finds as one.
func (b *Brain) refuse() error {
	var errs []error
	for _, p := range b.lint(false) {
		if p.Severity == knowledge.Error {
			errs = append(errs, fmt.Errorf("%s: %s %s", p.File, p.Reason, p.Mend))
		}
	}
	return errors.Join(errs...)
}

// NewTestedBrain is NewBrain without its lint, for the base inside the program: every reply of that one was looked at by the
// tests of this package.
func NewTestedBrain(base *knowledge.Base) (*Brain, error) {
	reader, err := safety.New(base)
	if err != nil {
		return nil, fmt.Errorf("read the safety lexicons: %w", err)
	}
	return assemble(base, reader)
}

// assemble makes a brain with a safety reader that is there already.
func assemble(base *knowledge.Base, reader *safety.Reader) (b *Brain, err error) {
	b = &Brain{base: base, safety: reader, replies: map[string]map[string]*template{}}
	if b.smallTalk, err = newSmallTalk(base); err != nil {
		return nil, err
	}
	b.languages = menuLanguages(base.Languages)
	for lang, replies := range base.Replies {
		if err := b.parse(lang, replies); err != nil {
			return nil, err
		}
	}
	if err := b.complete(); err != nil {
		return nil, err
	}
	at := time.Date(2026, time.January, 5, 12, 0, 0, 0, time.UTC)
	b.static, _ = b.write("help", &filling{cast: b.cast(nil, at), at: at, opening: true, lang: english})
	return b, nil
}

// Static gives the static safe reply, 13a: what is sent when nothing else can be.
func (b *Brain) Static() string {
	if b == nil || b.static == "" {
		return StaticReply
	}
	return b.static
}

// Base gives the base that this brain answers from.
func (b *Brain) Base() *knowledge.Base { return b.base }

// parse reads the templates of one language. A translation of English that has changed since is left out (S38).
func (b *Brain) parse(lang string, replies *knowledge.Replies) error {
	b.replies[lang] = make(map[string]*template, len(replies.Of))
	for situation, reply := range replies.Of {
		if lang != english && isStale(reply, b.base.Replies[english], situation) {
			continue
		}
		t, err := parseTemplate(situation, reply.Text)
		if err == nil {
			err = b.checkFields(t)
		}
		if err != nil {
			return fmt.Errorf("replies/%s.yaml, %s: %w", lang, situation, err)
		}
		b.replies[lang][situation] = t
	}
	return nil
}

// isStale reports whether a translation was made from English that is no longer said.
func isStale(r knowledge.Reply, source *knowledge.Replies, situation string) bool {
	return source == nil || r.English != Fingerprint(source.Of[situation].Text)
}

// checkFields refuses a field that nothing can fill.
func (b *Brain) checkFields(t *template) error {
	for _, f := range t.fields() {
		switch {
		case f.of == "" && !slices.Contains(plainFields[:], f.what):
			return fmt.Errorf("there is no field %s; the fields are in bot/README.md", f)
		case f.of != "" && serviceFields[f.what] == nil:
			return fmt.Errorf("there is no field %s; after the dot can stand one of those in bot/README.md", f)
		case f.of != "" && !b.knows(f.of):
			return fmt.Errorf("%s names a service that is not in the base; before the dot stands a part such as "+
				`"first", or the id of a service`, f)
		}
	}
	return nil
}

// knows reports whether a field can begin so.
func (b *Brain) knows(of string) bool {
	_, isPart := (&filling{}).part(of)
	return isPart || b.base.Service(knowledge.ServiceID(of)) != nil
}

// complete refuses a base that lacks a reply or a record which the code names.
func (b *Brain) complete() error {
	var errs []error
	for _, situation := range situations() {
		if b.replies[english][situation] == nil {
			errs = append(errs, fmt.Errorf("replies/en.yaml lacks %q; add it under replies", situation))
		}
	}
	for _, id := range [...]knowledge.ServiceID{serviceEmergency, serviceVictims, serviceListeners, serviceChildline, serviceMarriage} {
		if b.base.Service(id) == nil {
			errs = append(errs, fmt.Errorf("there is no services/%s.yaml, which the replies need; put it back", id))
		}
	}
	for _, choice := range generalMenu {
		for _, id := range choice {
			if b.base.Topic(id) == nil {
				errs = append(errs, fmt.Errorf("there is no topics/%s.yaml, which the menu of the reply %q leads to; put it back", id, "unknown"))
			}
		}
	}
	return errors.Join(errs...)
}

// menuLanguages gives the languages by every word that chooses one.
func menuLanguages(all []knowledge.Language) map[string]knowledge.Language {
	byWord := map[string]knowledge.Language{}
	for _, l := range all {
		if l.Menu == "" {
			continue
		}
		for _, word := range append([]string{l.Menu}, l.Also...) {
			byWord[strings.ToLower(word)] = l
		}
	}
	return byWord
}
