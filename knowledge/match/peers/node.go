package main

import (
	"bufio"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"

	"waymark/knowledge/match"
)

// node is a folder with peers.mjs and its packages from npm.
type node struct {
	folder  string
	version string
}

// prepareNode sees to it that Node is there and that the packages are; npm is run when they are not.
func prepareNode(ctx context.Context, folder string) (node, error) {
	printed, err := exec.CommandContext(ctx, "node", "--version").Output()
	if err != nil {
		return node{}, fmt.Errorf("nlp.js and MiniSearch need Node 20 or later on the PATH: install it, or leave them out with -node=false: %w", err)
	}
	n := node{folder, strings.TrimSpace(string(printed))}
	if _, err := os.Stat(filepath.Join(folder, "node_modules")); err == nil {
		return n, nil
	}
	npm := exec.CommandContext(ctx, "npm", "ci")
	npm.Dir, npm.Stdout, npm.Stderr = folder, os.Stderr, os.Stderr
	if err := npm.Run(); err != nil {
		return n, fmt.Errorf("npm ci in %s (it needs the network once): %w", folder, err)
	}
	return n, nil
}

// here is the folder of this program's source, in which its packages from npm lie.
func here() (string, error) {
	_, file, _, ok := runtime.Caller(0)
	if _, err := os.Stat(file); !ok || err != nil {
		return "", errors.New("the source of this program is not where it was built: run it with 'go run .' in its folder")
	}
	return filepath.Dir(file), nil
}

// peer runs one of the peers that peers.mjs knows, in a process of its own.
func (n node) peer(ctx context.Context, name string) func(train, asked []match.Example) (outcome, error) {
	return func(train, asked []match.Example) (outcome, error) {
		var o outcome
		room, err := os.MkdirTemp("", "peers")
		if err != nil {
			return o, err
		}
		defer os.RemoveAll(room)
		trainFile, askedFile := filepath.Join(room, "train.tsv"), filepath.Join(room, "asked.tsv")
		answersFile := filepath.Join(room, "answers.tsv")
		if err := errors.Join(writeTSV(trainFile, train), writeTSV(askedFile, asked)); err != nil {
			return o, err
		}
		run := exec.CommandContext(ctx, "node", "--no-warnings", "peers.mjs", name, trainFile, askedFile, answersFile)
		run.Dir = n.folder
		if printed, err := run.CombinedOutput(); err != nil {
			return o, fmt.Errorf("%s under Node: %w\n%s", name, err, printed)
		}
		file, err := os.Open(answersFile)
		if err != nil {
			return o, err
		}
		defer file.Close()
		return readOutcome(file, len(asked))
	}
}

// writeTSV writes label TAB text, one example a line.
func writeTSV(path string, examples []match.Example) error {
	var b strings.Builder
	for _, e := range examples {
		fmt.Fprintf(&b, "%s\t%s\n", e.Label, e.Text)
	}
	return os.WriteFile(path, []byte(b.String()), 0o600)
}

// readOutcome reads what peers.mjs wrote: the seconds of training, then a line for each of so many messages.
func readOutcome(r io.Reader, asked int) (outcome, error) {
	var o outcome
	lines := bufio.NewScanner(r)
	if !lines.Scan() {
		return o, errors.Join(errors.New("peers.mjs wrote no answers"), lines.Err())
	}
	var err error
	if o.trained, err = strconv.ParseFloat(lines.Text(), 64); err != nil {
		return o, fmt.Errorf("the first line of the answers should be the seconds of training: %w", err)
	}
	for lines.Scan() {
		columns := strings.Split(lines.Text(), "\t")
		if len(columns) < 2 {
			return o, fmt.Errorf("answer %d has no score: microseconds, score and labels are parted by tabs", len(o.answers)+1)
		}
		took, wrong := strconv.ParseFloat(columns[0], 64)
		score, wrongToo := strconv.ParseFloat(columns[1], 64)
		if err := errors.Join(wrong, wrongToo); err != nil {
			return o, fmt.Errorf("answer %d: %w", len(o.answers)+1, err)
		}
		o.took = append(o.took, took)
		o.answers = append(o.answers, answer{labels: columns[2:], score: score})
	}
	if len(o.answers) != asked {
		return o, errors.Join(fmt.Errorf("%d messages were asked and %d answered", asked, len(o.answers)), lines.Err())
	}
	return o, nil
}

//go:embed package.json
var packageJSON []byte

// npmVersion is the version of a package from npm that is asked.
func npmVersion(name string) string {
	var listed struct {
		Dependencies map[string]string `json:"dependencies"`
	}
	if err := json.Unmarshal(packageJSON, &listed); err != nil {
		return "unknown"
	}
	return listed.Dependencies[name]
}
