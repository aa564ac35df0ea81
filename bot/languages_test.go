package bot

import (
	"strings"
	"testing"

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
	for words, name := range map[string]string{"URDU": "Urdu", "urdu": "Urdu", "Panjabi": "Punjabi", "BANGLA": "Bengali", "polski": "Polish", "Somali.": "Somali"} {
		c, r := brain(t).Next(Conversation{Topics: []knowledge.TopicID{marriage}, Opened: true}, Message{Words: Words(words), At: workday})
		if want := "In danger now? Call 999. Free, day or night: 0800 953 9777, say " + name + ". No answer? 020 7008 0151."; r.Texts[0] != want {
			t.Errorf("%s: %q", words, r.Texts[0])
		}
		if c.Language == "" {
			t.Errorf("%s is not remembered", words)
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
