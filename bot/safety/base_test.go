package safety

import (
	"strings"
	"testing"

	"waymark/knowledge"
)

// embedded is the base inside the program, and a reader of it.
func embedded(t *testing.T) (*knowledge.Base, *Reader) {
	t.Helper()
	base, problems := knowledge.Load(knowledge.Embedded())
	if base == nil {
		t.Fatalf("the embedded base does not load: %v", problems.Err())
	}
	return base, reader(t, base)
}

// ours are the lexicons that this package reads.
func ours(base *knowledge.Base) []*knowledge.Lexicon {
	return []*knowledge.Lexicon{lexicon(base, "danger"), lexicon(base, "suicide"), lexicon(base, "seeker")}
}

// fires says whether a reading answers the lexicon with this id.
func fires(r Reading, id string) bool {
	return map[string]bool{"danger": r.Danger, "suicide": r.Suicide, "seeker": r.Seeker}[id]
}

// Every must-fire phrase fires; but nearly all must be seen by a rule or by what others taught, which read other wordings too.
const mostByHeart = 0.01

func TestMustFire(t *testing.T) {
	base, r := embedded(t)
	for _, lex := range ours(base) {
		var byHeart []string
		for i, p := range lex.MustFire {
			if !fires(r.Read(p.Say), lex.ID) {
				t.Errorf("%s: must_fire %d (%s, %s) does not fire: %q", lex.ID, i, p.Voice, p.Lang, p.Say)
			}
			if !fires(r.read(r.base.Hear(p.Say), false), lex.ID) {
				byHeart = append(byHeart, p.Say)
			}
		}
		if float64(len(byHeart)) > mostByHeart*float64(len(lex.MustFire)) {
			t.Errorf("%s: %d of %d phrases are known by heart only:\n%s", lex.ID, len(byHeart), len(lex.MustFire), strings.Join(byHeart, "\n"))
		}
	}
}

// No trap fires; and nearly all must be left alone by rules and by what was learned too, which read other wordings.
const mostTraps = 0.025

func TestTraps(t *testing.T) {
	base, r := embedded(t)
	for _, lex := range ours(base) {
		var fired []string
		for _, p := range lex.Traps {
			if fires(r.Read(p.Say), lex.ID) {
				t.Errorf("%s: the trap %q fires", lex.ID, p.Say)
			}
			if got := r.read(r.base.Hear(p.Say), false); fires(got, lex.ID) {
				fired = append(fired, got.Why+": "+p.Say)
			}
		}
		if float64(len(fired)) > mostTraps*float64(len(lex.Traps)) {
			t.Errorf("%s: %d of %d traps fire:\n%s", lex.ID, len(fired), len(lex.Traps), strings.Join(fired, "\n"))
		}
	}
}

func TestHowPeopleType(t *testing.T) {
	_, r := embedded(t)
	tests := []struct{ id, say string }{
		{"danger", "HES KICKING THE DOOR IN!!!"},
		{"danger", "heskickingthedoor"},
		{"danger", "hes kiking the dooor innnn"},
		{"danger", "he’s got a 🔪 to my mum"},
		{"danger", "he's strangeling me now"},
		{"danger", "someoneisbreakingintomyhouse"},
		{"suicide", "i want to dieeee"},
		{"suicide", "iwanttokillmyself"},
		{"suicide", "I’m suicidle"},
		{"suicide", "thinkin bout k1lling myself"},
		{"seeker", "WHERE IS MY WIFE"},
		{"seeker", "wheresmywife"},
		{"seeker", "trak my dauhgter"},
	}
	for _, tt := range tests {
		if !fires(r.Read(tt.say), tt.id) {
			t.Errorf("%s: %q does not fire", tt.id, tt.say)
		}
	}
}

func TestOrdinaryTrouble(t *testing.T) {
	_, r := embedded(t)
	for _, say := range []string{
		"my ex keeps texting me",
		"my fella batters me nd wont let me out wot do i do",
		"hlp wiv ma ex keeps turnin up",
		"my dad is making me marry my cousin in pakistan next month i dont want to",
		"im 13 my mum hits me",
		"how do i pay my council tax",
		"what r my rights",
		"im ok now hes gone",
	} {
		if got := r.Read(say); got.Danger || got.Suicide || got.Seeker {
			t.Errorf("%q is called %s (danger %.2f, suicide %.2f)", say, got.Why, got.DangerScore, got.SuicideScore)
		}
	}
}

func TestWhoseLife(t *testing.T) {
	_, r := embedded(t)
	tests := []struct {
		say     string
		another bool
	}{
		{"my mate texted me goodbye", true},
		{"she says she wants to die", true},
		{"i dont want to be here any more", false},
		{"im 13 and i want to die", false},
	}
	for _, tt := range tests {
		if got := r.Read(tt.say); !got.Suicide || got.SomebodyElse != tt.another {
			t.Errorf("%q: suicide %v, somebody else %v, want true and %v", tt.say, got.Suicide, got.SomebodyElse, tt.another)
		}
	}
}
