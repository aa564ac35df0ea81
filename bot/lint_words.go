package bot

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// The room of words (S7, S8, S10).
const (
	lockScreen      = 40 // characters of a text that a locked phone shows
	longestSentence = 25 // words
	hardestGrade    = 5  // Flesch-Kincaid, of English
)

// sensitive words are never among the first 40 characters (S10). A star stands for any ending. Those of other languages
// stand in their own files.
var sensitive = wordList(`abus* rape* raping sexual* sex assault* marriage* marry* married honour* honor* victim* refuge*
	polic* suicid* selfharm helpline* hotline samaritan* childline nspcc violen* stalk* traffick* slavery fgm
	mutilat* domestic perpetrator* murder* killed`)

// neverSend are words and phrases that no text of ours holds (SAFETY 7, S2, S7, S9, S18, S19, S28, S33).
var neverSend = wordList(`your+husband your+wife your+partner your+boyfriend your+girlfriend your+abuser your+dad your+ex
	your+father your+mother abuser* perpetrator* i+understand we+understand be+ok be+okay be+alright be+fine just simply
	commit* delete+everything delete+all will+call+you ll+call+you call+you+back contact+you we're+worried we+are+worried confidential*
	on+your+bill text+999 talk+to+your+family your+family imam* elder elders mediat* calm+down you+should you+must
	you+ought must+leave should+leave leave+him leave+her why+did why+didn* welcome+back
	sorry oops congratulations survey* feedback click* http* www* not+understood don't+understand didn't+understand
	are+you+still+there i i'm i'll i've promise* guarantee* illegal lawful unlawful deport* diagnos* disorder*
	overdose pills hang* jump* cut+yourself weapon* lol haha free+gift offer* discount*`)

// sensitiveIn gives the sensitive words of one language, which are besides those of English.
func (l *linter) sensitiveIn(lang string) phrases {
	all := slices.Clone(sensitive)
	if replies := l.base.Replies[lang]; replies != nil {
		for _, phrase := range replies.Sensitive {
			all = append(all, strings.Fields(strings.ToLower(phrase)))
		}
	}
	return all
}

// lockedScreen refuses a sensitive word where a locked phone would show it.
func (l *linter) lockedScreen(lang, text string) error {
	runes := []rune(text)
	shown := string(runes[:min(lockScreen, len(runes))])
	if len(runes) > lockScreen && isOfWord(runes[lockScreen]) { // a word that is cut still shows its beginning
		rest := strings.FieldsFunc(string(runes[lockScreen:]), func(r rune) bool { return !isOfWord(r) })
		shown += rest[0]
	}
	if word := l.sensitiveIn(lang).in(shown); word != "" {
		return fmt.Errorf("%q is in the first %d characters; someone could read it on a locked screen", word, lockScreen)
	}
	return nil
}

// neverSent refuses words that no text of ours may hold.
func (l *linter) neverSent(text string) error {
	if phrase := neverSend.in(text); phrase != "" {
		return fmt.Errorf("%q is never sent", phrase)
	}
	if link.MatchString(text) {
		return fmt.Errorf("%q looks like a link, and no text holds one", link.FindString(text))
	}
	return nil
}

var link = regexp.MustCompile(`(?i)\b[a-z0-9-]+\.(?:uk|com|org|net|info|ly|gov|me)\b`)

// shouting refuses words in capitals that are not ours to send or to be sent.
func (l *linter) shouting(text string) error {
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if len(word) > 1 && word == strings.ToUpper(word) && word != strings.ToLower(word) && !l.capitals[word] {
			return fmt.Errorf("%q is in capitals and is not a keyword", word)
		}
	}
	return nil
}

// keywords gives the words that may stand in capitals.
func (l *linter) keywords() map[string]bool {
	all := map[string]bool{"UK": true, "B1": true}
	for _, word := range strings.Fields("MORE NEAR ALL SAFE TRAVEL NO START STOP PRIVACY HELP RIGHTS CARD") {
		all[word] = true
	}
	for _, language := range l.base.Languages {
		all[language.Menu] = true
	}
	for _, s := range l.base.Services {
		for _, c := range s.Contacts {
			all[c.Say] = true
		}
	}
	return all
}

// phrases are words that follow each other; a star at the end stands for any ending.
type phrases [][]string

func wordList(list string) phrases {
	var all phrases
	for _, phrase := range strings.Fields(list) {
		all = append(all, strings.Split(phrase, "+"))
	}
	return all
}

// in gives the first phrase that stands in the text, or "".
func (p phrases) in(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !isOfWord(r) && !unicode.IsDigit(r) && r != '\''
	})
	for _, phrase := range p {
		for at := range words {
			if at+len(phrase) <= len(words) && slices.EqualFunc(phrase, words[at:at+len(phrase)], matches) {
				return strings.Join(words[at:at+len(phrase)], " ")
			}
		}
	}
	return ""
}

// isOfWord reports whether a character is of a word: in many scripts the vowels are marks, not letters.
func isOfWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) }

func matches(pattern, word string) bool {
	if stem, open := strings.CutSuffix(pattern, "*"); open {
		return strings.HasPrefix(word, stem)
	}
	return pattern == word
}
