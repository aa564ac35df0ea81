package main

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"github.com/blevesearch/bleve/v2"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/en" // the English analyser
	"github.com/blevesearch/bleve/v2/index/scorch"

	"waymark/knowledge/match"
)

const (
	hits   = 100 // asked for, so that three labels are among them
	voters = 20  // of them, the best vote when labels are voted for
)

// phrase is an example as bleve keeps it.
type phrase struct {
	Text string `json:"text"`
}

// bleveBest ranks the labels in the order of their hits.
func bleveBest(train []match.Example) (func(string) (answer, error), error) {
	return bleveBy(train, 1)
}

// bleveVotes ranks the labels by the sum of the scores of the best hits, then in the order of the further hits.
func bleveVotes(train []match.Example) (func(string) (answer, error), error) {
	return bleveBy(train, voters)
}

// bleveBy asks with a match query, any word of which may hit, and lets the best hits vote. The score is that of the best hit.
func bleveBy(train []match.Example, voters int) (func(string) (answer, error), error) {
	index, err := bleveIndex(train)
	if err != nil {
		return nil, err
	}
	return func(text string) (answer, error) {
		query := bleve.NewMatchQuery(text)
		query.SetField("text")
		found, err := index.Search(bleve.NewSearchRequestOptions(query, hits, 0, false))
		if err != nil {
			return answer{}, err
		}
		var a answer
		var further []string
		vote := map[string]float64{}
		for place, hit := range found.Hits {
			i, err := strconv.Atoi(hit.ID)
			if err != nil {
				return answer{}, err
			}
			label := train[i].Label
			a.score = max(a.score, hit.Score)
			if place < voters {
				vote[label] += hit.Score
			} else {
				further = append(further, label)
			}
		}
		a.labels = firstThree(append(ranked(vote), further...))
		return a, nil
	}, nil
}

// firstThree gives the first labels, each once.
func firstThree(labels []string) []string {
	var first []string
	for _, label := range labels {
		if len(first) < 3 && !slices.Contains(first, label) {
			first = append(first, label)
		}
	}
	return first
}

// bleveIndex indexes the examples in memory, with the English analyser, but for what is out of scope; the name of each is its number.
func bleveIndex(train []match.Example) (bleve.Index, error) {
	mapping := bleve.NewIndexMapping()
	mapping.DefaultAnalyzer = "en"
	index, err := bleve.NewUsing("", mapping, scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, err
	}
	batch := index.NewBatch()
	for i, e := range train {
		if e.Label == match.OutOfScope {
			continue
		}
		if err := batch.Index(strconv.Itoa(i), phrase{e.Text}); err != nil {
			return nil, err
		}
	}
	return index, index.Batch(batch)
}

// ranked gives the labels, highest first.
func ranked[N cmp.Ordered](vote map[string]N) []string {
	return slices.SortedFunc(maps.Keys(vote), func(a, b string) int {
		return cmp.Or(cmp.Compare(vote[b], vote[a]), cmp.Compare(a, b))
	})
}
