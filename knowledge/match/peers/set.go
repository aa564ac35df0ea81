package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"waymark/knowledge/match"
)

// set is what every peer learns from and is asked.
type set struct {
	name         string
	train, asked []match.Example
}

// files says where the sets are.
type files struct {
	clincTrain, clincAsked       string
	banking                      string
	hinglishTrain, hinglishAsked string
}

// read reads the sets. Of BANKING77, which has no validation part, every fifth row is held out.
func (f files) read() ([]set, error) {
	var failed error
	examples := func(path string) []match.Example {
		es, err := readFile(path)
		failed = errors.Join(failed, err)
		return es
	}
	bankTrain, bankAsked := holdOut(examples(f.banking))
	sets := []set{
		{"CLINC150", examples(f.clincTrain), examples(f.clincAsked)},
		{"BANKING77", bankTrain, bankAsked},
		{"Hinglish-TOP", examples(f.hinglishTrain), examples(f.hinglishAsked)},
	}
	return sets, failed
}

// readFile reads the examples of one file.
func readFile(path string) ([]match.Example, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("name the file with its flag (see -help): %w", err)
	}
	defer file.Close()
	examples, err := match.ReadTSV(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return examples, nil
}

// holdOut parts every fifth example, from the first on, from the others.
func holdOut(all []match.Example) (train, asked []match.Example) {
	for i, e := range all {
		if i%5 == 0 {
			asked = append(asked, e)
		} else {
			train = append(train, e)
		}
	}
	return train, asked
}

// sample keeps at most so many messages in scope, evenly spaced, and all that are out of scope.
func sample(messages []match.Example, most int) []match.Example {
	inside := 0
	for _, e := range messages {
		if e.Label != match.OutOfScope {
			inside++
		}
	}
	if most <= 0 || inside <= most {
		return messages
	}
	var kept []match.Example
	seen := 0
	for _, e := range messages {
		if e.Label == match.OutOfScope {
			kept = append(kept, e)
			continue
		}
		if seen*most/inside != (seen+1)*most/inside {
			kept = append(kept, e)
		}
		seen++
	}
	return kept
}

// judges finds ../shared/judges beside a folder above from; empty when there is none.
func judges(from string) string {
	for dir := from; ; dir = filepath.Dir(dir) {
		path := filepath.Join(dir, "..", "shared", "judges")
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			return path
		}
		if dir == filepath.Dir(dir) {
			return ""
		}
	}
}
