package match

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// library is a small base of our own for these tests: three labels, three voices, three languages.
var library = func() []Example {
	lines := map[string][]string{
		"loan": {
			"how long can i keep this book", "i want to renew my books", "can i borrow a book for longer", "renew my loan please", "my book is due back tomorrow",
			"the library wants the novel returned and i have not finished reading", "extend the loan on my account", "is there a fine for a late book",
			"kitab kab wapas karni hai", "main kitab rakhna chahta hun", "jak przedłużyć wypożyczenie książki", "muszę oddać książkę jutro",
		},
		"room": {
			"can i book a meeting room", "is the quiet room free on monday", "i need a room for our reading group", "reserve the hall for a party", "how much is the hall to hire",
			"we want a space for twenty people", "is there a projector in the meeting room", "cancel my room booking",
			"kamra kiraye par chahiye", "mujhe kamra book karna hai", "chcę zarezerwować salę na spotkanie", "ile kosztuje wynajem sali",
		},
		"printer": {
			"the printer is jammed", "how do i print from my phone", "can i print in colour", "the copier ate my paper", "printing costs too much",
			"where do i scan a document", "i need to photocopy my passport", "the scanner does not work",
			"printer kaam nahi kar raha", "mujhe kaghaz print karna hai", "drukarka nie działa", "gdzie mogę wydrukować dokument",
		},
		OutOfScope: {
			"what is the weather today", "my cat has run away", "who won the match", "order a pizza", "i love you", "happy birthday to you", "the bus is late again", "sell me a phone",
		},
	}
	var out []Example
	for _, label := range []string{"loan", "room", "printer", OutOfScope} {
		for i, text := range lines[label] {
			lang := "en"
			switch {
			case label == OutOfScope || i < 8:
			case i < 10:
				lang = "ur-Latn"
			default:
				lang = "pl"
			}
			out = append(out, Example{Label: label, Voice: fmt.Sprint("voice ", i%4), Lang: lang, Text: text})
		}
	}
	return out
}()

func trained(t testing.TB) *Model {
	t.Helper()
	m, err := Train(library, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestRankFindsWhatIsMeant(t *testing.T) {
	m := trained(t)
	long := "hello there i hope you are well today it has been a very long week and the bus was late again and my cat is not well " +
		"anyway the printer is jammed again and the copier ate my paper " +
		"my sister says it will rain and her cat has run away too and we have not had lunch and the match was lost and it was cold"
	for name, c := range map[string]struct{ text, want string }{
		"as learned":       {"the printer is jammed", "printer"},
		"misspelt":         {"teh pritner is jamed", "printer"},
		"drawn out":        {"the printerrrrr is jammmmed", "printer"},
		"signs in a word":  {"the pr1nter is j@mmed", "printer"},
		"run together":     {"canibook ameeting room", "room"},
		"textese":          {"can i renew my bookz pls", "loan"},
		"accents left out": {"gdzie moge wydrukowac dokument", "printer"},
		"another tongue":   {"mujhe kamra chahiye", "room"},
		"in the middle":    {long, "printer"},
	} {
		if got := m.Rank(c.text); got.Scores[0].Label != c.want {
			t.Errorf("%s: %q means %v, want %s (read as %v)", name, c.text, got.Scores, c.want, got.Reads)
		}
	}
}

func TestScoresAreProbabilities(t *testing.T) {
	m := trained(t)
	for _, text := range []string{"", "renew my book", "\xff\xfe", "zzzz qqqq", strings.Repeat("printer ", 900)} {
		r := m.Rank(text)
		sum := 0.0
		for i, s := range r.Scores {
			sum += s.P
			if s.Label == OutOfScope || i > 0 && s.P > r.Scores[i-1].P {
				t.Errorf("%q: scores %v hold out-of-scope or are out of order", text, r.Scores)
			}
		}
		if sum < 0.999 || sum > 1.001 || r.Sure < 0 || r.Sure > 1 || r.InScope < 0 || r.InScope > 1 {
			t.Errorf("%q: sum %v sure %v in scope %v", text, sum, r.Sure, r.InScope)
		}
	}
	if in, out := m.Rank("please renew my book loan").InScope, m.Rank("who won the pizza match today").InScope; in <= out {
		t.Errorf("in scope %v is not above out of scope %v", in, out)
	}
}

func TestTwoTrainingsAgree(t *testing.T) {
	one, two := trained(t), trained(t)
	for _, e := range library {
		text := e.Text[:len(e.Text)/2] + "x" + e.Text[len(e.Text)/2:]
		if a, b := fmt.Sprint(one.Rank(text)), fmt.Sprint(two.Rank(text)); a != b {
			t.Fatalf("%q:\n%s\n%s", text, a, b)
		}
	}
}

func TestKeptModelAnswersTheSame(t *testing.T) {
	m := trained(t)
	kept, err := m.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	again, err := UnmarshalModel(string(kept))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range library {
		text := e.Text + " printre ill"
		if a, b := fmt.Sprint(m.Rank(text)), fmt.Sprint(again.Rank(text)); a != b {
			t.Fatalf("%q:\n%s\n%s", text, a, b)
		}
	}
	if twice, _ := again.MarshalBinary(); !slices.Equal(kept, twice) {
		t.Error("a kept model kept again is other bytes")
	}
	for n := range kept {
		if _, err := UnmarshalModel(string(kept[:n])); err == nil {
			t.Fatalf("the first %d of %d bytes passed for a model", n, len(kept))
		}
	}
}

func TestKnownWordsAreNeverRepaired(t *testing.T) {
	m := trained(t)
	for _, e := range library {
		for _, r := range m.Rank(e.Text).Reads {
			t.Errorf("%q: the known word %q was read as %q", e.Text, r.From, r.To)
		}
	}
	if reads := m.Rank("mujhe kamro chahiye").Reads; len(reads) > 0 {
		t.Errorf("romanised Urdu was spelt as English: %v", reads)
	}
}

// A letter for one that is neither beside it nor like it is another word, not a slip.
func TestOtherWordsAreNotSlips(t *testing.T) {
	s := learnSpelling([][]string{{"raping", "drugs", "married", "forced"}})
	for typed, want := range map[string]string{"vaping": "", "drums": "", "maried": "married", "marroed": "married", "forsed": "forced"} {
		if got, _, _ := s.nearest(typed); got != want {
			t.Errorf("%q was read as %q, want %q", typed, got, want)
		}
	}
}

func TestLanguage(t *testing.T) {
	m := trained(t)
	for text, want := range map[string]string{
		"where can i print a document": "en", "mujhe kitab print karna hai": "ur-Latn", "gdzie jest drukarka": "pl", "مدد": "ar", "ਮਦਦ ਕਰੋ": "pa",
		"मुझे मदद चाहिए": "hi", "সাহায্য": "bn", "帮帮我": "zh", "እርዳታ": "am", "": Undetermined, "12345": Undetermined,
	} {
		if got := m.Rank(text).Lang; got != want {
			t.Errorf("%q is %s, want %s", text, got, want)
		}
	}
}

func TestTrainRefusesWhatCannotBeLearned(t *testing.T) {
	for name, examples := range map[string][]Example{
		"none": nil, "one label": {{Label: "a", Text: "x"}}, "one and out of scope": {{Label: "a", Text: "x"}, {Label: OutOfScope, Text: "y"}}, "no label": {{Text: "x"}},
	} {
		if _, err := Train(examples, Options{}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestReadTSV(t *testing.T) {
	got, err := ReadTSV(strings.NewReader("loan\trenew my book\textra\r\n\noos\thello\n"))
	want := []Example{{Label: "loan", Text: "renew my book"}, {Label: OutOfScope, Text: "hello"}}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %v, %v", got, err)
	}
	for text, says := range map[string]string{"a\tb\nno tab": "line 2", "a\tb\n\n\tc": "line 3"} {
		if _, err := ReadTSV(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: error %v does not name %s", text, err, says)
		}
	}
}

// A model that takes over a calibration ranks as it would have with its own, and is as sure as the one it is like.
func TestLike(t *testing.T) {
	whole, err := Train(library, Options{})
	if err != nil {
		t.Fatal(err)
	}
	less := library[1:]
	own, err := Train(less, Options{})
	if err != nil {
		t.Fatal(err)
	}
	like, err := Train(less, Options{Like: whole})
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(like.linear, own.linear) || !reflect.DeepEqual(like.near, own.near) {
		t.Error("what was learned depends on the calibration")
	}
	if !reflect.DeepEqual(like.cal, whole.cal) {
		t.Errorf("calibration %+v, want that of the other model, %+v", like.cal, whole.cal)
	}
}

func TestEvaluate(t *testing.T) {
	r, err := Evaluate(library, library, nil)
	if err != nil || r.Accuracy < 95 || r.RecallAt3 < r.Accuracy || r.AUROC == nil || *r.AUROC < 90 || r.At95 == nil {
		t.Errorf("on its own examples: %+v, %v", r, err)
	}
	inside := slices.DeleteFunc(slices.Clone(library), func(e Example) bool { return e.Label == OutOfScope })
	if r, err := Evaluate(inside, inside, inside); err != nil || r.AUROC != nil || r.At95 != nil {
		t.Errorf("without out-of-scope messages: %+v, %v", r, err)
	}
}

func FuzzRank(f *testing.F) {
	m := trained(f)
	for _, s := range []string{"", "renew my book", "r@ped k1ll 2day", "\xff\x00", "帮帮我", "🆘🔪", strings.Repeat("ab ", 3000)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if r := m.Rank(text); len(r.Scores) != 3 {
			t.Errorf("%d scores", len(r.Scores))
		}
	})
}

func BenchmarkRank(b *testing.B) {
	m := trained(b)
	b.ReportAllocs()
	for b.Loop() {
		m.Rank("can i pls book teh quiet room for monday")
	}
}

func BenchmarkTrain(b *testing.B) {
	for b.Loop() {
		trained(b)
	}
}
