package bot

import (
	"testing"
	"unicode/utf8"

	"waymark/bot/gsm7"
	"waymark/knowledge"
	"waymark/knowledge/hours"
)

// said is one row of the table of replies that was agreed word for word.
type said struct {
	id     string
	before Conversation
	words  string
	known  known
	want   string
	chars  int
	parts  int
}

var inSession = Conversation{Opened: true, Sent: 1}

const (
	marriage  knowledge.TopicID = "forced-marriage"
	domestic  knowledge.TopicID = "domestic-abuse"
	following knowledge.TopicID = "stalking"
)

func agreed() []said {
	friend, child := knowledge.CueSomebodyElse, knowledge.CueUnder18
	return []said{
		{"1a", Conversation{}, "they want me to wed", known{topics: []knowledge.TopicID{marriage}}, "Auto reply. Free, day or night: 0800 953 9777, about pressure from family. No answer? 020 7008 0151. In danger now? Call 999. We won't text you first. Trip abroad? Reply TRAVEL", 176, 2},
		{"1b", inSession, "TRAVEL", known{}, "In danger now? Call 999. Advice, also from abroad: +44 20 7008 0151, Mon to Fri 9am to 5pm; any other time +44 20 7008 5000. At the airport you can tell any staff or officer you are not safe. A British embassy can help. It can help if someone you trust has your travel dates.", 275, 2},
		{"2a", Conversation{}, "hes outside", known{danger: true}, "Auto reply. Call 999 now. Can't talk? Stay on the line, press 55 when asked. 55 won't show where you are. We can't see you or send help. We won't text first.", 157, 1},
		{"2b", inSession, "im ok now hes gone", known{}, "When it is safe to talk: 0808 168 9111, free, day or night. They can help you plan what to do next. In danger again? Call 999.", 126, 1},
		{"3a", Conversation{}, "im 13 my mum hits me", known{topics: []knowledge.TopicID{"child-abuse"}, cues: []knowledge.Cue{child}}, "Auto reply. Free, day or night: 0800 1111, someone kind to talk to. It is not your fault. A teacher can help too. In danger? Call 999. We won't text you first.", 159, 1},
		{"4a", Conversation{}, "my friend mite get forced to marry", known{topics: []knowledge.TopicID{marriage}, cues: []knowledge.Cue{friend}}, "Auto reply. Free advice, day or night: 0800 953 9777. No answer? 020 7008 0151. You don't need to give names. In danger now? Call 999. Please don't speak to the family or community, confront anyone or try to fix it alone: that can add risk. We won't text you first.", 265, 2},
		{"5a", Conversation{}, "my fella batters me", known{topics: []knowledge.TopicID{domestic}}, "Auto reply. Free, day or night: 0808 2000 247, about being hurt or controlled at home. It is not your fault. In danger now? Call 999. We won't text you first.", 158, 1},
		{"5b", Conversation{}, "ma ex keeps turnin up", known{topics: []knowledge.TopicID{following, domestic}, close: true}, "Auto reply. In danger now? Call 999. Free, day or night: 0808 168 9111. Reply 1 being followed or contacted, 2 hurt at home. We won't text you first.", 149, 1},
		{"6b", Conversation{}, "meri shaadi", known{topics: []knowledge.TopicID{marriage}, lang: "ur-Latn"}, "Auto reply. In danger now? Call 999. Free, day or night: 0800 953 9777, say your language. No answer? 020 7008 0151. Reply URDU, PUNJABI, HINDI, BANGLA, POLSKI, ROMANA, ARABI or SOMALI.", 185, 2},
		{"7a", inSession, "NEAR", known{}, "Reply with your town or the first part of your postcode to see what is near. It is not kept. Or reply NO. In danger now? Call 999.", 130, 1},
		{"7c", inSession, "le1", known{outside: true}, "That is outside the West Midlands. Free, day or night, in all of England: 0808 168 9111. In danger now? Call 999.", 113, 1},
		{"8a", Conversation{}, "council tax", known{inScope: 0.01}, "Auto reply. This number can't help with that. In danger now? Call 999. If someone hurt or scared you: 0808 168 9111, free, day or night. For money, housing or council help try Citizens Advice. We won't text you first.", 217, 2},
		{"9a", Conversation{}, "what r my rights", known{topics: []knowledge.TopicID{topicRights}}, "Auto reply. There are 12 rights after a crime. In danger now? Call 999. Reply ALL to see them, or 4 support, 5 compensation, 6 case news. Free help, day or night: 0808 168 9111. We won't text you first.", 202, 2},
		{"9b", Conversation{Opened: true, Menu: MenuRights}, "5", known{}, "Right 5: to be told how to claim for an injury or a loss after a crime. Not everyone can claim. Free help to check: 0808 168 9111. Other rights: reply ALL", 154, 1},
		{"9c", inSession, "ALL", known{}, "1 be understood\n2 crime recorded\n3 information\n4 support\n5 compensation\n6 case news\n7 personal statement\n8 trial\n9 result\n10 costs, property\n11 offender news\n12 complain. To read one, reply its number.", 201, 2},
		{"10a", Conversation{}, "HELP", known{}, StaticReply, 160, 1},
		{"10b", Conversation{}, "STOP", known{}, "Auto reply. No more texts will be sent. To come back, text START. In danger now? Call 999. Free, day or night: 0808 168 9111.", 125, 1},
		{"10c", inSession, "SAFE", known{}, "In danger now? Call 999. If someone may look at this phone, a friend's phone is safer. You can delete this chat, but a bill, backup or app may still show it, and a gap can be noticed.", 183, 2},
		{"10d", Conversation{}, "START", known{}, "Auto reply. You can text here again. In danger now? Call 999. Free, day or night: 0808 168 9111. We won't text you first.", 121, 1},
		{"11a", Conversation{}, "dont want to be here", known{suicide: true}, "Auto reply, no one can see this. If your life is at risk call 999. To talk now call 116 123 or text SHOUT to 85258. Both are free, day and night.", 145, 1},
		{"11b", Conversation{}, "my mate texted me goodbye", known{suicide: true, other: true}, "Auto reply, no one can see this. If a life is at risk call 999. To talk now call 116 123 or text SHOUT to 85258. Both are free, day and night, for you too.", 155, 1},
		{"11c", Conversation{}, "im 13", known{suicide: true, cues: []knowledge.Cue{child}}, "Auto reply, no one can see this. If your life is at risk call 999. To talk now call 0800 1111 or 116 123, or text SHOUT to 85258. All are free, day and night.", 158, 1},
		{"12a", Conversation{}, "asdf jkl", known{inScope: 0.5}, "Auto reply. In danger now? Call 999. Free, day or night: 0808 168 9111. Or reply 1 home or family, 2 being followed, 3 attack or theft, 4 rights and court.", 155, 1},
		{"12b", Conversation{Unclear: 1}, "qwerty", known{inScope: 0.5}, "Auto reply. To speak to a person: 0808 168 9111, free, day or night. No need to report anything. In danger now? Call 999. We won't text you first.", 146, 1},
		{"12c", Conversation{}, "who is this", known{}, "Auto reply. This number answers questions about local services. Text what you need in a few words. In an emergency call 999.", 124, 1},
		{"12d", Conversation{Unclear: 2}, "zxcv", known{inScope: 0.5}, "Auto reply. In danger now? Call 999. To speak to a person, day or night, free: 0808 168 9111.", 93, 1},
		{"14a", Conversation{}, "r u a real person", known{}, "Auto reply. No one reads these texts. To talk to a person: 0808 168 9111, free, day or night. In danger now? Call 999. We won't text you first.", 143, 1},
		{"17a", Conversation{}, "PRIVACY", known{}, "Auto reply. In danger now? Call 999. Free, day or night: 0808 168 9111. What you text is not kept. Phone companies and phones keep their own records. If you talk to a helpline, ask when they would have to tell someone. We won't text you first.", 243, 2},
		{"18a", Conversation{}, "where is my wife", known{seeker: true}, "Auto reply. This number can't say where anyone is or pass on a message. In danger now? Call 999. To talk: 0808 168 9111, free, day or night. Someone missing? Call 101.", 167, 2},
		{"19a", Conversation{}, "i hit my partner", known{topics: []knowledge.TopicID{"harmful-behaviour"}}, "Auto reply. To stop hurting someone, talk to people who don't judge: 0808 802 4040, free, Mon to Fri 9am to 5pm. In danger now? Call 999. Free, day or night: 0808 168 9111. We won't text you first.", 197, 2},
	}
}

func TestRepliesAreWordForWord(t *testing.T) {
	for _, row := range agreed() {
		t.Run(row.id, func(t *testing.T) {
			_, r := decide(t, row.before, row.words, row.known, workday)
			checkText(t, r, row.want, row.chars, row.parts)
		})
	}
}

func checkText(t *testing.T, r Reply, want string, chars, parts int) {
	t.Helper()
	if len(r.Texts) != 1 || r.Texts[0] != want {
		t.Fatalf("%s: got  %q\nwant %q", r.Situation, r.Texts, want)
	}
	if n := utf8.RuneCountInString(want); n != chars || r.Parts != parts || gsm7.Count(want).Encoding != gsm7.GSM7 {
		t.Errorf("%d characters in %d parts, want %d in %d of GSM-7", n, r.Parts, chars, parts)
	}
}

func TestPictureGetsItsReply(t *testing.T) {
	_, r := brain(t).Next(Conversation{}, Message{Media: 1, At: workday})
	checkText(t, r, "Auto reply. Pictures can't be opened here. Text a few words. In danger now? Call 999, can't talk: 55 when asked. Free, day or night: 0808 168 9111.", 147, 1)
}

func TestCardGetsOneNumber(t *testing.T) {
	_, r := brain(t).card(Conversation{}, Message{At: workday}, "wm-hba-fm-helpline")
	checkText(t, r, "Auto reply. The number you asked for: 0800 953 9777, free, day or night. No answer? 020 7008 0151. In danger now? Call 999. We won't text you first.", 148, 1)
	if _, r = brain(t).card(Conversation{}, Message{At: workday}, ""); r.Texts[0] != StaticReply {
		t.Errorf("a code that is not good gets %q", r.Texts)
	}
}

// A place that has a service of its own, which no real record is: the number is one kept for films.
func TestNearNamesTheServiceOfThePlace(t *testing.T) {
	b := brain(t)
	schedule, err := hours.Parse("Mo-Fr 09:00-17:00")
	if err != nil {
		t.Fatal(err)
	}
	example := &knowledge.Offer{
		Service: &knowledge.Service{ID: "example-support", TextName: "Example Support"},
		Contact: &knowledge.Contact{
			Phone: knowledge.Phone{Typed: "0121 496 0123"}, Hours: knowledge.Hours{Known: true, Schedule: schedule},
		},
		State: hours.Open,
	}
	c := cast{near: example, open: b.offer("national-domestic-abuse-helpline", workday)}
	text, fits := b.write("near.found", &filling{cast: c, at: workday, lang: english})
	const want = "Near you: Example Support, 0121 496 0123, open today until 5pm. Free, day or night: 0808 2000 247. In danger now? Call 999. For others reply MORE"
	if text != want || !fits || utf8.RuneCountInString(text) != 145 {
		t.Errorf("got  %q\nwant %q", text, want)
	}
}

// As somebody's first text the rows written for inside a session open and close like any first reply.
func TestFirstRepliesOpenAndClose(t *testing.T) {
	for _, words := range []string{"TRAVEL", "NEAR", "ALL", "SAFE", "right 5", "RIGHTS", "le1", "b11", "im ok now"} {
		k := known{outside: words == "le1"}
		if words == "b11" {
			k.places = []knowledge.AreaID{"birmingham"}
		}
		_, r := decide(t, Conversation{}, words, k, workday)
		checkFirst(t, words, r)
	}
}

// 6a: a message in Polish is answered in Polish, which no speaker has confirmed yet.
func TestPolishWordForWord(t *testing.T) {
	_, r := decide(t, Conversation{}, "pomocy maz mnie bije", known{topics: []knowledge.TopicID{domestic}, lang: "pl"}, workday)
	checkText(t, r, "Automatyczna odpowiedz. Zagrozenie teraz? Dzwon 999. Bezplatnie, dzien i noc: 0808 2000 247, powiedz Polish. Nie napiszemy pierwsi.", 131, 1)
	if brain(t).base.Replies["pl"].Confirmed != "not yet" {
		t.Error("who confirmed the Polish?")
	}
}
