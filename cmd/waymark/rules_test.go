package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// S16, S43: no way to a telephone but the answer to its own text: nothing rings, and nothing writes to Twilio's API
// by its address.
func TestNothingElseReachesATelephone(t *testing.T) {
	ways := []string{".CreateCall", ".CreateVerification", ".CreateExecution", ".CreateParticipant", "/Messages.json", "/Calls.json"}
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		code, err := os.ReadFile(path)
		for _, way := range ways {
			if strings.Contains(string(code), way) {
				t.Errorf("%s holds %q: somebody else may hold the telephone by then", path, way)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// S53: Twilio waits 15 seconds; a person is never left with nothing because the server waited longer.
func TestServerIsDoneBeforeTwilioGivesUp(t *testing.T) {
	const twilioWaits = 15 * time.Second
	if writeWithin > twilioWaits || readWithin >= twilioWaits || headerWithin >= readWithin {
		t.Errorf("headers %v, body %v, answer %v; Twilio waits %v", headerWithin, readWithin, writeWithin, twilioWaits)
	}
}
