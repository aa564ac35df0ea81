package bot

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"

	"waymark/knowledge"
)

// Lint looks at every reply the bot can say with this base, in every language, with the services that would be
// named in it, and gives what breaks a rule:
//
//	R020  too long, or the danger line comes too late (S8)
//	R021  a character that makes a text cost more (S8)
//	R022  a word that somebody could read on a locked screen (S10)
//	R023  a word or a sentence that is never sent (SAFETY 7), a hard one, a long one, one in capitals (S7)
//	R024  a number cut in two by the end of a part (S8)
//	R025  a translation of English that has changed since; English is sent (S38)
//	R026  a note: a language whose words no translator has confirmed yet; they are sent (S38)
//
// It needs a base that is loaded and trained. What keeps a brain from being made is given as one problem.
func Lint(base *knowledge.Base) knowledge.Problems {
	b, err := NewTestedBrain(base)
	if err != nil {
		return knowledge.Problems{{
			File: repliesFile(english), Line: 1, Column: 1, Code: "R023", Severity: knowledge.Error,
			Reason: capital(err.Error()) + ".", Mend: "See bot/README.md.",
		}}
	}
	return b.lint(true)
}

// lint is Lint for a brain that could be made. Without every, only some moments and no places are tried.
func (b *Brain) lint(every bool) knowledge.Problems {
	var all sync.Mutex
	found := map[string]knowledge.Problem{}
	var working sync.WaitGroup
	for lang := range b.replies {
		working.Go(func() {
			l := &linter{Brain: b, found: map[string]knowledge.Problem{}, seen: map[string]bool{}}
			l.language(lang, every)
			all.Lock()
			defer all.Unlock()
			maps.Copy(found, l.found)
		})
	}
	working.Wait()
	problems := slices.Collect(maps.Values(found))
	slices.SortFunc(problems, func(a, b knowledge.Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Reason, b.Reason))
	})
	return problems
}

// language looks at everything that is said in one language.
func (l *linter) language(lang string, every bool) {
	l.capitals = l.keywords()
	l.stale(lang)
	for _, situation := range slices.Sorted(maps.Keys(l.replies[lang])) {
		l.template(lang, l.replies[lang][situation])
	}
	l.fixed(lang)
	l.routes(lang, every)
	if lang == english {
		l.names()
	}
}

// linter is the state of one lint.
type linter struct {
	*Brain
	capitals map[string]bool
	found    map[string]knowledge.Problem // one of each code and situation
	seen     map[string]bool              // texts that were looked at
}

func repliesFile(lang string) string { return "replies/" + lang + ".yaml" }

// say notes what is wrong with a reply, once for each code.
func (l *linter) say(lang, situation, code, reason, mend string) {
	key := lang + " " + situation + " " + code
	if _, noted := l.found[key]; noted {
		return
	}
	severity := knowledge.Error
	switch code {
	case codeStale:
		severity = knowledge.Warning
	case codeUnconfirmed:
		severity = knowledge.Note
	}
	l.found[key] = knowledge.Problem{
		File: repliesFile(lang), Line: 1, Column: 1, Code: code, Severity: severity,
		Reason: fmt.Sprintf("%s: %s", situation, reason), Mend: mend,
	}
}

// The codes of ux/base e.5 that are about replies.
const (
	codeLength = "R020"
	codeCostly = "R021"
	codeLocked = "R022"
	codePhrase = "R023"
	codeSplit  = "R024"
	codeStale  = "R025"

	codeUnconfirmed = "R026"
)

// stale names the translations that are left out because their English changed, and those nobody confirmed (S38).
func (l *linter) stale(lang string) {
	if lang == english {
		return
	}
	if l.base.Replies[lang].Confirmed == "not yet" {
		l.say(lang, "all of them", codeUnconfirmed, "no translator has confirmed these words yet. They are sent all the same.",
			"When somebody has read them, write the name and the day after confirmed:")
	}
	source := l.base.Replies[english]
	for situation, reply := range l.base.Replies[lang].Of {
		if isStale(reply, source, situation) {
			l.say(lang, situation, codeStale, "the English was changed since this was translated, so English is sent.",
				fmt.Sprintf("Translate it again, then write english: %s", Fingerprint(source.Of[situation].Text)))
		}
	}
}

// names looks at what services add to texts: names safe on a locked screen (S10, S11).
func (l *linter) names() {
	for _, s := range l.base.Services {
		if !s.Listable || s.StaffOnly || s.TextName == "" {
			continue
		}
		if err := errors.Join(l.lockedScreen(english, s.TextName), l.neverSent(s.TextName), l.shouting(s.TextName)); err != nil {
			key := "service " + string(s.ID)
			l.found[key] = knowledge.Problem{
				File: "services/" + string(s.ID) + ".yaml", Line: 1, Column: 1, Code: codeLocked, Severity: knowledge.Error,
				Reason: fmt.Sprintf("text_name %q: %v.", s.TextName, err), Mend: "Choose words that say nothing to somebody else.",
			}
		}
	}
}
