package main

import (
	"strings"

	"github.com/sahilm/fuzzy"

	"waymark/knowledge/match"
)

// fuzzyWhole asks with the whole message, whose letters must all be in an example, in their order. A label is ranked by its
// best example.
func fuzzyWhole(train []match.Example) (func(string) (answer, error), error) {
	labels, texts := inScope(train)
	return func(text string) (answer, error) {
		found := fuzzy.Find(strings.ToLower(text), texts)
		if len(found) == 0 {
			return answer{score: lowestScore}, nil
		}
		best := map[string]int{}
		for _, m := range found {
			label := labels[m.Index]
			if score, seen := best[label]; !seen || m.Score > score {
				best[label] = m.Score
			}
		}
		return answer{labels: ranked(best), score: float64(found[0].Score)}, nil
	}, nil
}

// lowestScore is the score of no match at all.
const lowestScore = -1 << 30

// fuzzyWords asks with one word after the other, each against the different words of the examples. An example has the sum of
// what its likest words score, none below nought; a label is ranked by its best example.
func fuzzyWords(train []match.Example) (func(string) (answer, error), error) {
	labels, texts := inScope(train)
	words, within := vocabulary(texts)
	return func(text string) (answer, error) {
		sums := make([]int, len(texts))
		for _, word := range strings.Fields(strings.ToLower(text)) {
			for i, score := range likest(word, words, within) {
				sums[i] += score
			}
		}
		best := map[string]int{}
		for i, sum := range sums {
			best[labels[i]] = max(best[labels[i]], sum)
		}
		a := answer{labels: ranked(best)}
		if len(a.labels) > 0 {
			a.score = float64(best[a.labels[0]])
		}
		return a, nil
	}, nil
}

// likest gives, by example, what the word of it scores that is likest to the one asked.
func likest(word string, words []string, within map[string][]int) map[int]int {
	best := map[int]int{}
	for _, m := range fuzzy.FindNoSort(word, words) {
		for _, i := range within[m.Str] {
			best[i] = max(best[i], m.Score)
		}
	}
	return best
}

// vocabulary gives the different words of the texts, and by word in which texts it is.
func vocabulary(texts []string) (words []string, within map[string][]int) {
	within = map[string][]int{}
	for i, text := range texts {
		for _, word := range strings.Fields(text) {
			if within[word] == nil {
				words = append(words, word)
			}
			within[word] = append(within[word], i)
		}
	}
	return words, within
}

// inScope gives the labels and the texts, in lower case, of the examples that mean something.
func inScope(train []match.Example) (labels, texts []string) {
	for _, e := range train {
		if e.Label != match.OutOfScope {
			labels, texts = append(labels, e.Label), append(texts, strings.ToLower(e.Text))
		}
	}
	return labels, texts
}
