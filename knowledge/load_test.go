package knowledge

import (
	"reflect"
	"testing"
	"testing/fstest"
	"time"
)

func TestLoadReadsWhatWasTyped(t *testing.T) {
	base, problems := Load(goodBase(t))
	if problems.Err() != nil {
		t.Fatal(problems.Text())
	}
	s := base.Service("wm-hba-fm-helpline")
	if s.Does != "Talks with people facing forced marriage or honour-based abuse. Emotional and practical help." {
		t.Errorf("does: %q", s.Does)
	}
	if !s.Listable || s.Contacts[0].Phone != (Phone{Typed: "0800 953 9777", E164: "+448009539777"}) || !s.Contacts[0].Hours.Schedule.Always() {
		t.Errorf("contact: %+v", s.Contacts[0])
	}
	if got := base.Service("forced-marriage-unit"); got.For.Ages != (Ages{From: 16}) || !got.Listable {
		t.Errorf("ages %+v, listable %v", got.For.Ages, got.Listable)
	}
	want := Checked{On: Date{2026, time.November, 2}, By: []string{"example.one", "example.two"}, How: "rang the number", AgainBy: Date{2027, time.February, 2}}
	if !reflect.DeepEqual(s.Checked, want) {
		t.Errorf("checked: %+v", s.Checked)
	}
	phrases := base.Topic("forced-marriage").PeopleSay
	if len(phrases) != 4 || phrases[3] != (Phrase{Voice: "teenager", Lang: "ur-Latn", Say: "meri shaadi zabardasti ho rahi hai", Confirmed: "two speakers"}) {
		t.Errorf("phrases: %+v", phrases)
	}
	if base.Milestones[0].Date != (Date{Year: 2019, Month: time.October}) {
		t.Errorf("milestone: %v", base.Milestones[0].Date)
	}
	if base.Replies["pl"].Of["emergency"] != (Reply{Text: "Dzwon 999.", English: "3f2a"}) || base.Replies["en"].Of["emergency"].Text != "Ring 999 now." {
		t.Errorf("replies: %+v %+v", base.Replies["pl"], base.Replies["en"])
	}
	if base.Right(5).Short != "compensation" || base.Right(6) != nil || len(base.Right(5).PeopleSay) != 2 {
		t.Errorf("rights: %+v", base.Right(5))
	}
	if !base.Holidays.Holiday(2026, time.December, 28) || base.Holidays.Holiday(2026, time.December, 26) {
		t.Error("holidays")
	}
	if lexicon := base.Lexicon("danger"); len(lexicon.Sets["person"]) != 3 || len(lexicon.MustFire) != 1 {
		t.Errorf("lexicon: %+v", lexicon)
	}
}

func TestNotYetAndNotKnown(t *testing.T) {
	files := goodBase(t)
	spoil(t, files, fmu, "checked:\n  on: 2026-11-02\n  by: [example.one, example.two]\n  how: rang the number\n  again_by: 2027-02-02\n", "checked: not yet\n")
	spoil(t, files, fmu, "Mo-Fr 09:00-17:00; PH off", "not known")
	base, problems := Load(files)
	if problems.Err() != nil {
		t.Fatal(problems.Text())
	}
	s := base.Service("forced-marriage-unit")
	if !reflect.DeepEqual(s.Checked, Checked{}) || s.Contacts[0].Hours.Known {
		t.Errorf("checked %+v, hours %+v", s.Checked, s.Contacts[0].Hours)
	}
}

func TestOneUnreadableRecordIsToldOnce(t *testing.T) {
	files := goodBase(t)
	spoil(t, files, fmu, "id: forced", "\tid: forced")
	base, problems := Load(files)
	if base != nil || len(problems) != 1 || problems[0].Code != "K002" {
		t.Error(problems.Text())
	}
}

func TestEmptyFolderSaysWhatIsMissing(t *testing.T) {
	base, problems := Load(fstest.MapFS{})
	if base != nil || len(problems) != 9 {
		t.Error(problems.Text())
	}
	for _, problem := range problems {
		if problem.Code != "K008" {
			t.Errorf("%+v", problem)
		}
	}
}

func TestProblemsComeInTheSameOrder(t *testing.T) {
	files := goodBase(t)
	for _, name := range []string{fmu, helpline, topic, milestone, "services/emergency-999.yaml"} {
		spoil(t, files, name, "id: ", "idd: x\nid: ")
	}
	_, first := Load(files)
	if len(first) != 5 {
		t.Fatal(first.Text())
	}
	for range 20 {
		if _, again := Load(files); !reflect.DeepEqual(again, first) {
			t.Fatalf("first\n%s\nthen\n%s", first.Text(), again.Text())
		}
	}
}

func BenchmarkLoadEmbedded(b *testing.B) {
	for b.Loop() {
		if _, problems := Load(Embedded()); problems.Err() != nil {
			b.Fatal(problems.Err())
		}
	}
}

// FuzzLoad loads any bytes as each kind of file: there are problems, each with a place and a mend, and never a panic.
func FuzzLoad(f *testing.F) {
	for _, bad := range badFiles {
		if len(bad.new) < 1000 {
			f.Add([]byte(bad.new))
		}
	}
	for _, file := range goodBase(f) {
		f.Add(file.Data)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		for _, name := range []string{fmu, topic, milestone, "replies/en.yaml", "safety/danger.yaml", "areas.yaml"} {
			base, problems := Load(fstest.MapFS{name: {Data: text}})
			if base != nil {
				t.Fatal("one file is not a base")
			}
			for _, problem := range problems {
				if problem.Line < 1 || problem.Column < 1 || problem.Reason == "" || problem.Mend == "" {
					t.Fatalf("%+v", problem)
				}
			}
		}
	})
}
