package knowledge

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// The ages that change whom a person is sent to, in whole years. Under 18 is a child in law (Children Act 1989
// s.105); 65 is where most services for older people begin.
const (
	adultFrom   = 18
	olderFrom   = 65
	oldest      = 110
	lastInYears = 13 // of English schools: "year 13" is the last
)

// Words around a number that make it an age, or show that it is none.
var (
	saysAge  = strings.Fields(`im am m aged age ages is shes hes theyre turning only just turned iam`)
	yearsOld = strings.Fields(`yo yrs yr year years y yro yearold`)
	notAnAge = strings.Fields(`ago in of together married on now into later since for and we left sentence prison`)
	notNow   = strings.Fields(`was were since from until till when for after past last over nearly under about wen`)
	measured = strings.Fields(`mins min minutes weeks week wks months month mnths days day hours hour hrs stone st miles pounds quid
		percent k grand of times people kids children am pm oclock`)
	young      = strings.Fields(`girl boy lad kid child daughter son sister brother niece nephew cousin student pupil`)
	notASchool = strings.Fields(`last this every per next a new the each`)
	whose      = strings.Fields(`a an my our his her the one another little`)
	besideMe   = strings.Fields(`have got has had with having and plus both two twin 2 ive weve`)
)

// joinedAge is a number and a word that people write together: "13yo", "15yrs", "14f".
var joinedAge = regexp.MustCompile(`^([0-9]{1,2})(yo|yrs?|yro|y|yearold|f|m)$`)

// joinedYear is a school year written as one word: "yr9", "y11".
var joinedYear = regexp.MustCompile(`^(?:yr|y|year)([0-9]{1,2})$`)

// ageCues reads ages said of anybody in the message, the speaker or the one spoken of: "im 13", "13 yo", "aged 15",
// "she is 14", "year 9". An age of long ago ("when i was 12") and a time ("13 years ago") are none, nor is that of a
// child who is only there too ("i have a 3 year old"). Who says "my 12 year old" asks for somebody else.
func ageCues(words []string) map[Cue]bool {
	cues := map[Cue]bool{}
	for i, word := range words {
		if !strings.ContainsAny(word, "0123456789") {
			continue
		}
		switch age, ok := ageAt(words, i); {
		case !ok:
		case age < adultFrom && onlyThere(words, i):
		case age < adultFrom:
			cues[CueUnder18] = true
			if before := wordAt(words, i-1); before == "my" || before == "our" {
				cues[CueSomebodyElse] = true
			}
		case age >= olderFrom && age <= oldest:
			cues[CueOlder] = true
		}
	}
	return cues
}

// onlyThere tells of a child as somebody who is there too, not as the one hurt: "and i have a 3 year old", "me and my
// 5yo".
func onlyThere(words []string, i int) bool {
	if slices.Contains(saysAge, wordAt(words, i-1)) {
		return false
	}
	for i--; slices.Contains(whose, wordAt(words, i)); {
		i--
	}
	return slices.Contains(besideMe, wordAt(words, i))
}

// ageAt reads the age that word i gives, in years. A school year is read as some age under 18.
func ageAt(words []string, i int) (age int, ok bool) {
	before, after := wordAt(words, i-1), wordAt(words, i+1)
	if m := joinedYear.FindStringSubmatch(words[i]); m != nil {
		return schoolYear(m[1])
	}
	if m := joinedAge.FindStringSubmatch(words[i]); m != nil {
		return number(m[1]), !slices.Contains(notNow, before) && !slices.Contains(notAnAge, after)
	}
	n := number(words[i])
	switch {
	case n < 1 || n > oldest || slices.Contains(notNow, before):
		return 0, false
	case (before == "year" || before == "yr") && !slices.Contains(notASchool, wordAt(words, i-2)):
		return schoolYear(words[i])
	case slices.Contains(yearsOld, after):
		return n, yearsMeanAge(words, i)
	case slices.Contains(saysAge, before):
		return n, !slices.Contains(measured, after)
	}
	return 0, false
}

// yearsMeanAge tells "13 years old" and "my 13 yr old" from "13 years ago" and "13 years together".
func yearsMeanAge(words []string, i int) bool {
	if after := wordAt(words, i+2); after == "old" || after == "olds" {
		return true
	}
	switch words[i+1] {
	case "yo", "yro", "yearold":
		return true
	}
	if slices.Contains(young, wordAt(words, i+2)) {
		return true
	}
	return slices.Contains(saysAge, wordAt(words, i-1)) && !slices.Contains(notAnAge, wordAt(words, i+2))
}

func schoolYear(written string) (age int, ok bool) {
	n := number(written)
	return n, n >= 1 && n <= lastInYears
}

func wordAt(words []string, i int) string {
	if i < 0 || i >= len(words) {
		return ""
	}
	return words[i]
}

// number reads whole figures; anything else is -1.
func number(word string) int {
	n, err := strconv.Atoi(word)
	if err != nil || n < 0 {
		return -1
	}
	return n
}
