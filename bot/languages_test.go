package bot

import (
	"strings"
	"testing"

	"waymark/bot/gsm7"
	"waymark/knowledge"
)

// polish is the embedded base with a few replies in Polish; the one for danger is older than its English.
func polish(t *testing.T) *Brain {
	t.Helper()
	source := brain(t).base.Replies[english]
	made := func(situation, text string) knowledge.Reply {
		return knowledge.Reply{Text: text, English: Fingerprint(source.Of[situation].Text)}
	}
	changed := *brain(t).base
	changed.Replies = map[string]*knowledge.Replies{english: source, "pl": {Language: "pl", Confirmed: "not yet", Of: map[string]knowledge.Reply{
		"answer":       made("answer", "Automatyczna odpowiedz. Zagrozenie teraz? Dzwon 999. {first.when}: {first.phone}, powiedz Polish. Nie napiszemy pierwsi."),
		"hours.always": made("hours.always", "dzien i noc"),
		"hours.free":   made("hours.free", "bezplatnie, {when}"),
		"emergency":    {Text: "Dzwon 999.", English: "an older fingerprint"},
	}}}
	b, err := assemble(&changed, brain(t).safety)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func (b *Brain) answered(topic knowledge.TopicID, lang string, m Message) Reply {
	turn := b.begin(Conversation{}, m)
	turn.finding = knowledge.Finding{
		Language: lang, Confidence: knowledge.Sure, Topics: []knowledge.TopicScore{{ID: topic, Score: 1}},
		Services: b.base.Route([]knowledge.TopicID{topic}, nil, nil, m.At),
	}
	turn.topic()
	return turn.reply
}

func TestPolishIsAnsweredInPolish(t *testing.T) {
	r := polish(t).answered(domestic, "pl", Message{At: workday})
	checkText(t, r, "Automatyczna odpowiedz. Zagrozenie teraz? Dzwon 999. Bezplatnie, dzien i noc: 0808 2000 247, powiedz Polish. Nie napiszemy pierwsi.", 131, 1)
	if r.Language != "pl" {
		t.Errorf("the language is %q", r.Language)
	}
}

func TestWhatALanguageCannotSayIsSaidInEnglish(t *testing.T) {
	b := polish(t)
	if r := b.answered("fraud", "pl", Message{At: workday}); !strings.HasPrefix(r.Texts[0], "Auto reply. Open today until 8pm") {
		t.Errorf("hours that Polish has no words for: %q", r.Texts[0])
	}
	if _, r := b.Next(Conversation{Language: "pl"}, Message{Words: "SAFE", At: workday}); !strings.HasPrefix(r.Texts[0], "Auto reply. In danger now?") {
		t.Errorf("a reply that Polish lacks: %q", r.Texts[0])
	}
	if _, r := b.Next(Conversation{Language: "pl"}, Message{Words: "999", At: workday}); !strings.HasPrefix(r.Texts[0], "Auto reply. Call 999 now") {
		t.Errorf("a translation older than its English is sent: %q", r.Texts[0])
	}
	stale := false
	for _, p := range b.lint(false) {
		stale = stale || p.Code == codeStale && p.File == "replies/pl.yaml" && p.Severity == knowledge.Warning
	}
	if !stale {
		t.Error("nobody is told of the old translation")
	}
}

func TestALanguageIsChosenByName(t *testing.T) {
	for words, want := range map[string]string{
		"URDU": "ur", "urdu": "ur", "اردو": "ur", "Panjabi": "pa", "ਪੰਜਾਬੀ": "pa", "HINDI": "hi", "BANGLA": "bn", "polski": "pl", "ROMANA": "ro",
		"ARABI": "ar", "Somali.": "so",
	} {
		c, r := brain(t).Next(Conversation{Topics: []knowledge.TopicID{marriage}, Opened: true}, Message{Words: Words(words), At: workday})
		if c.Language != want || c.Written {
			t.Errorf("%s: %q is remembered", words, c.Language)
		}
		if r.Situation != "language" || !strings.Contains(r.Texts[0], "0800 953 9777") || strings.Contains(r.Texts[0], "In danger") {
			t.Errorf("%s: %q", words, r.Texts)
		}
		if _, r = brain(t).Next(c, Message{Words: "help me", At: workday}); strings.Contains(r.Texts[0], "In danger") {
			t.Errorf("%s, and then words in English: %q", words, r.Texts)
		}
	}
}

// A language that was written, not chosen, holds for keywords and digits and gives way to English.
func TestALanguageThatWasWrittenIsKept(t *testing.T) {
	b := brain(t)
	c, r := b.Next(Conversation{}, Message{Words: "میرے ابو زبردستی میری شادی کروا رہے ہیں", At: workday})
	if c.Language != "ur" || !c.Written || strings.Contains(r.Texts[0], "Auto reply") {
		t.Fatalf("%+v %q", c, r.Texts)
	}
	if _, r = b.Next(c, Message{Words: "TRAVEL", At: workday}); strings.Contains(r.Texts[0], "In danger") {
		t.Errorf("a keyword after Urdu: %q", r.Texts)
	}
	if c, r = b.Next(c, Message{Words: "my husband hits me what can i do", At: workday}); c.Language != "" || !strings.Contains(r.Texts[0], "In danger") {
		t.Errorf("English after Urdu: %q, %q", c.Language, r.Texts)
	}
}

// A slip of the thumb that looks like another language in our letters is answered in English.
func TestASlipIsNoLanguage(t *testing.T) {
	for _, lang := range []string{"pl", "ro", "so"} {
		now := brain(t).begin(Conversation{}, Message{Words: "asdf jkl", At: workday})
		now.finding = knowledge.Finding{Language: lang, Confidence: knowledge.None}
		if got := now.language(); got != english {
			t.Errorf("two words like %s are answered in %s", lang, got)
		}
	}
}

func TestDigitsOfOtherScriptsChoose(t *testing.T) {
	for _, words := range []string{"2", "۲", "٢", "२", "੨", "২"} {
		_, r := brain(t).Next(Conversation{Menu: MenuGeneral, Opened: true}, Message{Words: Words(words), At: workday})
		if len(r.Topics) == 0 || r.Topics[0].ID != following {
			t.Errorf("%s: %s %q", words, r.Situation, r.Texts)
		}
	}
}

func TestTimesAreThoseOfAClock(t *testing.T) {
	for words, want := range map[string]string{"5pm": "17:00", "9:30am": "09:30", "midday": "12:00", "midnight": "24:00", "tomorrow 9am": "", "": ""} {
		if got := clock(words); got != want {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
}

// A number with spaces keeps the order of its groups where the text runs from right to left, and is cut by no part.
func TestNumbersInOtherScripts(t *testing.T) {
	const tel, mark = "0800 953 9777", "\u200e"
	if got := inOrder("مفت: "+tel+"۔", []string{tel}); got != "مفت: "+mark+tel+"۔" {
		t.Errorf("%q", got)
	}
	if got := inOrder("Bezplatnie: "+tel, []string{tel}); strings.Contains(got, mark) {
		t.Errorf("%q", got)
	}
	for before := range 70 {
		text := whole(strings.Repeat("ਅ", before)+" "+tel+strings.Repeat("ਅ", 20), []string{tel})
		if gsm7.Splits(text, tel) || strings.Count(text, tel) != 1 {
			t.Errorf("after %d letters: %q", before, text)
		}
	}
}

// S10: words that nobody else may read are refused in the language of the reply, in a script with vowel signs too.
func TestSensitiveWordsOfEveryLanguage(t *testing.T) {
	l := &linter{Brain: brain(t)}
	for lang, word := range map[string]string{
		"pl": "malzenstwa", "ro": "casatorie", "so": "booliiska", "ur": "شادی", "hi": "पुलिस", "pa": "ਵਿਆਹ", "bn": "আত্মহত্যা", "ar": "الزواج",
	} {
		if l.lockedScreen(lang, "- "+word+" -") == nil {
			t.Errorf("%s may show %q", lang, word)
		}
		if len(l.base.Replies[lang].Sensitive) == 0 || l.base.Replies[lang].Confirmed != "not yet" {
			t.Errorf("%s: %d sensitive words, confirmed %q", lang, len(l.base.Replies[lang].Sensitive), l.base.Replies[lang].Confirmed)
		}
	}
}

func TestOtherLanguagesAreOfferedByName(t *testing.T) {
	for _, lang := range []string{"ur-Latn", "pa-Latn", "ti", "sq"} {
		if r := brain(t).answered(domestic, lang, Message{At: workday}); r.Situation != "languages" || !strings.Contains(r.Texts[0], "0808 2000 247, say your language") {
			t.Errorf("%s: %s %q", lang, r.Situation, r.Texts)
		}
	}
}
