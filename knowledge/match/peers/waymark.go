package main

import "waymark/knowledge/match"

// waymark is the engine that answers people, as Evaluate runs it.
func waymark(train []match.Example) (func(string) (answer, error), error) {
	model, err := match.Train(train, match.Options{})
	if err != nil {
		return nil, err
	}
	return func(text string) (answer, error) {
		ranking := model.Rank(text)
		a := answer{score: ranking.InScope}
		for _, s := range ranking.Scores[:min(3, len(ranking.Scores))] {
			a.labels = append(a.labels, s.Label)
		}
		return a, nil
	}, nil
}
