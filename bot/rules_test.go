package bot

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode"

	"waymark/bot/gsm7"
	"waymark/knowledge"
)

// SAFETY 7 and the rules that ban words: each of these is refused by the lint that every base must pass, rule by rule.
var banned = map[string][]string{
	"S2":  {"I can help you", "We are worried about you", "We're worried", "Someone will contact you", "We will call you"},
	"S9":  {"You should go", "You must ring", "Leave him", "Why did you stay", "Why didn't you ring", "Calm down", "Just ring"},
	"S17": {"See www.gov.uk", "See https://example.org", "bit.ly/3xY", "Click here", "See refuge.org"},
	"S18": {"Delete everything", "Delete all texts"},
	"S19": {"It won't show on your bill", "Calls are not on your bill"},
	"S20": {"Welcome back"},
	"S21": {"Are you still there?"},
	"S26": {"A special offer", "20% discounts", "A free gift", "Take our survey", "Give feedback"},
	"S28": {"You can text 999"},
	"S30": {"commit suicide", "an overdose", "pills", "We promise it helps"},
	"S31": {"This is confidential", "We promise not to tell"},
	"S33": {"Talk to your family", "Speak to an imam", "Ask an elder", "Mediation may help"},
	"S35": {"your abuser", "your husband", "a perpetrator"},
	"S36": {"haha", "lol"},
	"S37": {"Sorry", "That was not understood", "We don't understand", "Oops"},
}

func TestBannedWordsAreRefused(t *testing.T) {
	l := &linter{Brain: brain(t)}
	for rule, all := range banned {
		for _, words := range all {
			if l.neverSent("Call 999. "+words+".") == nil {
				t.Errorf("%s: %q may be sent", rule, words)
			}
		}
	}
	if err := l.neverSent("In danger now? Call 999. Free, day or night."); err != nil {
		t.Errorf("good words are refused: %v", err)
	}
}

// S10: whatever stands in the first 40 characters can be read on a locked phone, a cut word too.
func TestSensitiveWordsAreKeptOffTheLockedScreen(t *testing.T) {
	b := brain(t)
	refused := func(text string) bool {
		l := &linter{Brain: b, found: map[string]knowledge.Problem{}, seen: map[string]bool{}}
		l.rendered(english, "stop", text)
		_, locked := l.found[english+" stop "+codeLocked]
		return locked
	}
	for _, word := range strings.Fields("abuse abuser rape sexual marriage honour victim refuge police suicide helpline violence stalking trafficking FGM Childline Samaritans") {
		for _, before := range []string{"", "Auto reply. ", "Auto reply. Free, day or night: "} {
			if !refused(before + word + " and so on") {
				t.Errorf("%q can be read on a locked screen", before+word)
			}
		}
		if refused(strings.Repeat("a ", lockScreen/2) + "b " + word) {
			t.Errorf("%q is refused where no screen shows it", word)
		}
	}
}

// mayLackNoFirst are the first replies that say nothing of who texts first: no room beside what matters more, or the
// person asked for silence, or is somebody else.
var mayLackNoFirst = []string{"emergency", "suicide", "languages", "stop", "unknown", "unknown.third", "stranger", "media", "seeker"}

// mayNameOnly999 are the first replies that name no other number: nothing may stand beside 999, or a stranger asks.
var mayNameOnly999 = []string{"emergency", "stranger"}

func among(situation string, list []string) bool {
	for _, s := range list {
		if situation == s || strings.HasPrefix(situation, s+".") && s != "unknown" {
			return true
		}
	}
	return false
}

// S1, S2, S3: whatever comes first, in every language there is: who writes, 999, a number that is open now, and that
// nobody is texted first.
func TestEveryFirstReplyIsComplete(t *testing.T) {
	b := brain(t)
	for _, at := range []time.Time{workday, workday.Add(16 * time.Hour), time.Date(2026, time.December, 25, 12, 0, 0, 0, time.UTC)} {
		for lang := range b.replies {
			for _, topic := range b.base.Topics {
				for _, cue := range []knowledge.Cue{"", knowledge.CueUnder18, knowledge.CueSomebodyElse, knowledge.CueMan, knowledge.CueAbroad} {
					k := known{topics: []knowledge.TopicID{topic.ID}, cues: []knowledge.Cue{cue}, lang: lang, abroad: cue == knowledge.CueAbroad}
					_, r := decide(t, Conversation{}, "words", k, at)
					completeFirst(t, fmt.Sprintf("%s, %q, %s, %s", topic.ID, cue, lang, at), r, at)
				}
			}
		}
		for words, k := range map[string]known{
			"danger": {danger: true}, "suicide": {suicide: true}, "seeker": {seeker: true}, "xqzt": {inScope: 1}, "bus times": {},
			"HELP": {}, "PRIVACY": {}, "SAFE": {}, "TRAVEL": {}, "NEAR": {}, "MORE": {}, "NO": {}, "RIGHTS": {}, "ALL": {}, "right 12": {}, "1": {},
			"hi": {}, "": {}, "?": {}, "thanks": {}, "r u real": {}, "im ok now": {}, "START": {}, "URDU": {}, "b11": {},
		} {
			_, r := decide(t, Conversation{}, words, k, at)
			completeFirst(t, fmt.Sprintf("%q, %s", words, at), r, at)
		}
	}
}

func completeFirst(t *testing.T, why string, r Reply, at time.Time) {
	t.Helper()
	b, text := brain(t), r.Texts[0]
	if !automatic(b, text) {
		t.Errorf("%s: does not say first that it is automatic: %q", why, text)
	}
	if !strings.Contains(text, emergencyNumber) || !openNumber(b.base, strings.ReplaceAll(text, "+44 ", "0"), at) && !among(r.Situation, mayNameOnly999) {
		t.Errorf("%s: %s lacks 999 or a number that is open: %q", why, r.Situation, text)
	}
	if strings.HasPrefix(text, "Auto reply") && !strings.Contains(text, "We won't text") && !among(r.Situation, mayLackNoFirst) {
		t.Errorf("%s: %s does not say that nobody is texted first: %q", why, r.Situation, text)
	}
	if strings.Count(text, "We won't text") > 1 || strings.Count(text, "Auto reply") > 1 {
		t.Errorf("%s: says something twice: %q", why, text)
	}
}

// S18: what deleting does is said once a session, as something one can do, and never as an order.
func TestDeletingIsSpokenOfOnce(t *testing.T) {
	c, told := Conversation{}, 0
	for _, words := range []string{"SAFE", "RIGHTS", "safe", "SAFE", "hi", "SAFE"} {
		var r Reply
		c, r = decide(t, c, words, known{}, workday)
		if text := strings.ToLower(r.Texts[0]); strings.Contains(text, "delete") {
			if told++; !strings.Contains(text, "you can delete") || !strings.Contains(text, "may still show it") {
				t.Errorf("%q: %q", words, text)
			}
		}
	}
	if told != 1 {
		t.Errorf("deleting is spoken of %d times", told)
	}
}

// S23: somebody who cannot write, or has to go, gets 999 and 55.
func TestThoseWhoCannotWriteGet55(t *testing.T) {
	b := brain(t)
	silent := []string{"", " ", ".", "?", "!!", "🙂", "😭😭", "...", "\n"}
	for _, phrase := range b.base.Lexicon("ringing-off").MustFire {
		silent = append(silent, phrase.Say)
	}
	for _, words := range silent {
		for _, media := range []int{0, 1} {
			_, r := b.Next(Conversation{}, Message{Words: Words(words), Media: media, At: workday})
			if !strings.Contains(r.Texts[0], "999") || !strings.Contains(r.Texts[0], "55") {
				t.Errorf("%q with %d pictures: %q", words, media, r.Texts[0])
			}
		}
	}
}

// S34: whoever looks for somebody learns what everybody may know, the same in every place and after every talk.
func TestSeekersLearnNothing(t *testing.T) {
	b := brain(t)
	prompts := b.base.Lexicon("seeker").MustFire
	if len(prompts) < 30 {
		t.Fatalf("%d prompts", len(prompts))
	}
	_, want := decide(t, Conversation{}, "words", known{seeker: true}, workday)
	talk := Conversation{Opened: true, Topics: []knowledge.TopicID{domestic}, Places: []knowledge.AreaID{"dudley"}, Menu: MenuPlace}
	for _, p := range prompts {
		for _, c := range []Conversation{{}, talk} {
			_, r := b.Next(c, Message{Words: Words(p.Say), At: workday})
			crisis := r.Urgency != UrgencyNone // a threat in the same text comes first, and names no service of a place
			if !crisis && r.Texts[0] != want.Texts[0] {
				t.Errorf("%q: %s %q", p.Say, r.Situation, r.Texts[0])
			}
			for _, id := range r.Services {
				if s := b.base.Service(id); len(s.Areas) > 0 && s.Reach != knowledge.ReachUK && id != serviceEmergency {
					t.Errorf("%q names %s, which belongs to a place", p.Say, id)
				}
			}
		}
	}
}

// S37: what means nothing gets a person to ring, and never the same words twice running.
func TestUnknownWordsGetANumberAndNeverTheSameTwice(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 7))
	b := brain(t)
	for range 30 {
		c, last := Conversation{}, ""
		for range 2 {
			letters := make([]byte, 3+random.IntN(30))
			for i := range letters {
				letters[i] = "bcdfghjklmnpqrstvwxz "[random.IntN(21)]
			}
			var r Reply
			c, r = decide(t, c, string(letters)+"q", known{inScope: 1}, workday)
			if !strings.Contains(r.Texts[0], "999") || !openNumber(b.base, r.Texts[0], workday) || r.Texts[0] == last {
				t.Errorf("%s after %q: %q", r.Situation, last, r.Texts[0])
			}
			last = r.Texts[0]
		}
	}
}

// S8, S38: a reply in a script is at most three parts, and 999 stands in the first of them.
func TestRepliesInScriptFit(t *testing.T) {
	long := "خطرہ؟ 999 پر فون کریں۔ " + strings.Repeat("مدد ", 40)
	for text, want := range map[string]bool{
		long: true, long + strings.Repeat("مدد ", 10): false, strings.Repeat("مدد ", 20) + "999": false,
	} {
		if got := fitting(text, nil); got != want {
			t.Errorf("%d parts: fits %v, want %v", gsm7.Count(text).Parts, got, want)
		}
	}
}

// S44: the key of a conversation is another one each day and under each secret, and holds nothing of the number.
func TestSessionKeysChangeEachDay(t *testing.T) {
	k, seen := newKeys([][]byte{[]byte("one")}), map[string]bool{}
	for _, of := range []keys{k, newKeys([][]byte{[]byte("two")}), newKeys(nil)} {
		for day := range 3 {
			for _, s := range []Sender{"+447700900123", "+447700900124"} {
				key := of.session(s, workday.AddDate(0, 0, day))
				if seen[key] || strings.Contains(key, "7700900") {
					t.Errorf("the key %q says too much", key)
				}
				seen[key] = true
			}
		}
	}
	if k.session("+447700900123", workday) != k.session("+447700900123", workday.Add(time.Hour)) {
		t.Error("within a day the key changes")
	}
}

// automatic reports whether a text begins as the answers of one of the languages do: that nobody writes it.
func automatic(b *Brain, text string) bool {
	for _, replies := range b.replies {
		if t := replies["answer"]; t != nil {
			words := strings.FieldsFunc(t.clauses[0].pieces[0].words, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != ' ' })
			if strings.HasPrefix(text, strings.TrimSpace(words[0])) {
				return true
			}
		}
	}
	return false
}
