package main

import (
	"fmt"
	"io/fs"
	"strings"

	"waymark/bot/safety"
	"waymark/knowledge"
)

// The codes of the phrase tests; waymark help codes explains them.
const (
	codeAstray   = "T009"
	codeUnfired  = "S041"
	codeTrapped  = "S042"
	lexiconsPath = "safety"
)

// phraseTests reads every message of the base with the base itself: those of topics should lead to their topic,
// those of the safety lexicons should fire, and the benign ones should not.
func phraseTests(base *knowledge.Base, fsys fs.FS) (knowledge.Problems, error) {
	reader, err := safety.New(base)
	if err != nil {
		return nil, fmt.Errorf("read the safety lexicons: %w", err)
	}
	t := &phraseTest{base: base, reader: reader, fsys: fsys}
	for _, topic := range base.Topics {
		for _, said := range topic.PeopleSay {
			t.topic(topic, said)
		}
	}
	for _, l := range base.Lexicons {
		for _, said := range l.MustFire {
			t.urgency(l.ID, said, true)
		}
		for _, said := range l.Traps {
			t.urgency(l.ID, said, false)
		}
	}
	return t.problems, t.err
}

type phraseTest struct {
	base     *knowledge.Base
	reader   *safety.Reader
	fsys     fs.FS
	file     string // the one whose lines are held
	lines    []string
	problems knowledge.Problems
	err      error
}

func (t *phraseTest) topic(topic *knowledge.Topic, said knowledge.Phrase) {
	best := t.base.Find(knowledge.Question{Words: said.Say}).Topics
	if len(best) == 0 || best[0].ID == topic.ID {
		return
	}
	t.say("topics/"+string(topic.ID)+".yaml", said.Say, codeAstray, knowledge.Warning,
		fmt.Sprintf("%q now leads to %q, not %q.", said.Say, best[0].ID, topic.ID), "Change the words, or move the phrase.")
}

// urgency tests a message of a safety lexicon. Danger beats suicide, so either is enough for a message of suicide.
func (t *phraseTest) urgency(lexicon string, said knowledge.Phrase, should bool) {
	reading := t.reader.Read(said.Say)
	var fires bool
	switch lexicon {
	case "danger":
		fires = reading.Danger
	case "suicide":
		fires = reading.Suicide
	default:
		return
	}
	file := lexiconsPath + "/" + lexicon + ".yaml"
	switch {
	case should && !fires:
		t.say(file, said.Say, codeUnfired, knowledge.Error, fmt.Sprintf("%q is not read as %s.", said.Say, lexicon),
			"Add a pattern that it fits.")
	case !should && fires:
		t.say(file, said.Say, codeTrapped, knowledge.Error,
			fmt.Sprintf("%q is read as %s, but is not (%s).", said.Say, lexicon, reading.Why), "Say so under unless, or narrow the pattern.")
	}
}

// say notes a problem on the line of the file that holds the words.
func (t *phraseTest) say(file, words, code string, severity knowledge.Severity, reason, mend string) {
	if t.file != file {
		content, err := fs.ReadFile(t.fsys, file)
		if err != nil {
			t.err = fmt.Errorf("read %s again: %w", file, err)
			return
		}
		t.file, t.lines = file, strings.Split(string(content), "\n")
	}
	p := knowledge.Problem{File: file, Line: 1, Column: 1, Code: code, Severity: severity, Reason: reason, Mend: mend}
	for i, line := range t.lines {
		if before, _, found := strings.Cut(line, words); found {
			p.Line, p.Column = i+1, len([]rune(before))+1
			break
		}
	}
	t.problems = append(t.problems, p)
}
