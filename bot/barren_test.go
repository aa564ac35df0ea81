package bot

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"waymark/knowledge"
)

// S40: with no service left that may be sent, everybody still gets the safe static reply, or one that needs none.
func TestABaseWithNothingToSendIsSafe(t *testing.T) {
	base, problems := knowledge.Load(unlisted(t, knowledge.Embedded()))
	if base == nil {
		t.Fatal(problems.Text())
	}
	if err := base.Train(); err != nil {
		t.Fatal(err)
	}
	b, err := assemble(base, brain(t).safety)
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{
		"my dad is making me marry my cousin", "hes outside tryin to kick the door in", "im 13 and i want to die", "RIGHTS", "right 5", "ALL", "NEAR", "b11",
		"MORE", "1", "hi", "", "im ok now", "URDU", "asdf", "where is my wife", "TRAVEL", "SAFE", "STOP", "i hit my partner and want to stop", "thanks",
	} {
		for _, c := range []Conversation{{}, {Menu: MenuGeneral, Topics: []knowledge.TopicID{marriage}}, {Menu: MenuPlace, Unclear: 2}} {
			_, r := b.Next(c, Message{Words: Words(words), At: workday})
			if len(r.Texts) != 1 || !strings.Contains(r.Texts[0], "999") && r.Situation != "rights.all" {
				t.Errorf("%q: %s %q", words, r.Situation, r.Texts)
			}
		}
	}
}

// unlisted is a base in which nothing may be told to the public.
func unlisted(t *testing.T, from fs.FS) fs.FS {
	t.Helper()
	changed := fstest.MapFS{}
	err := fs.WalkDir(from, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(from, name)
		changed[name] = &fstest.MapFile{Data: []byte(strings.Replace(string(text), "\nlistable: true", "\nlistable: false", 1))}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return changed
}
