package bot

import (
	"regexp"
	"strings"
	"unicode"
)

// sentences cuts a text at its full stops, question and exclamation marks, colons before a list and line breaks. A
// full stop inside a word or a number ends nothing.
func sentences(text string) [][]string {
	var all [][]string
	for _, s := range sentenceEnd.Split(text, -1) {
		if words := spokenWords(s); len(words) > 0 {
			all = append(all, words)
		}
	}
	return all
}

var sentenceEnd = regexp.MustCompile(`[.?!](?:\s|$)|\n`)

// spokenWords gives the words of a sentence; a telephone number is one word.
func spokenWords(sentence string) []string {
	return strings.FieldsFunc(phoneLike.ReplaceAllString(sentence, "nine"), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\''
	})
}

var phoneLike = regexp.MustCompile(`\+?\d[\d ]*\d|\d`)

// grade is the Flesch-Kincaid grade of an English text: roughly, years of school.
func grade(text string) float64 {
	words, syllables := 0, 0
	all := sentences(text)
	for _, sentence := range all {
		words += len(sentence)
		for _, word := range sentence {
			syllables += syllablesOf(word)
		}
	}
	if words == 0 {
		return 0
	}
	return 0.39*float64(words)/float64(len(all)) + 11.8*float64(syllables)/float64(words) - 15.59
}

// syllablesOf counts groups of vowels, without a silent e.
func syllablesOf(word string) int {
	word = strings.ToLower(word)
	n, inVowel := 0, false
	for _, r := range word {
		vowel := strings.ContainsRune("aeiouy", r)
		if vowel && !inVowel {
			n++
		}
		inVowel = vowel
	}
	if strings.HasSuffix(word, "e") && !strings.HasSuffix(word, "le") && n > 1 {
		n--
	}
	return max(n, 1)
}
