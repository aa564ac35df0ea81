package store_test

import (
	"context"
	"encoding/base64"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"waymark/bot/store"
)

// key is a line with a key of one letter.
func key(letter string) string {
	return base64.StdEncoding.EncodeToString([]byte(strings.Repeat(letter, 32))) + "\n"
}

func TestKeysAreMadeOnceBesideTheStore(t *testing.T) {
	ctx, where := context.Background(), filepath.Join(t.TempDir(), "waymark.db")
	s := open(t, where)
	defer shut(t, s)
	first, err := s.Keys(ctx, "", noon)
	must(t, err)
	second, err := s.Keys(ctx, "", noon)
	must(t, err)
	if len(first) != 1 || len(first[0]) != 32 || string(first[0]) != string(second[0]) {
		t.Error("the key is not the same again")
	}
	for _, file := range []string{where, where + ".key"} {
		if about, err := os.Stat(file); err != nil || about.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v %v, want only its owner to read it", file, about.Mode(), err)
		}
	}
	must(t, stop(s, "a"))
	must(t, os.Remove(where+".key"))
	if _, err := s.Keys(ctx, "", noon); err == nil || !strings.Contains(err.Error(), "backup") {
		t.Errorf("a new key was made though somebody opted out under the old one: %v", err)
	}
}

func TestKeysThatHideOptOutsAreMissed(t *testing.T) {
	ctx, folder := context.Background(), t.TempDir()
	s := open(t, filepath.Join(folder, "waymark.db"))
	defer shut(t, s)
	later := noon
	try := func(content string, good bool) {
		t.Helper()
		path := filepath.Join(folder, "keys")
		must(t, os.WriteFile(path, []byte(content), 0o600))
		if _, err := s.Keys(ctx, path, later); (err == nil) != good {
			t.Errorf("good %v, want %v: %v", err == nil, good, err)
		}
	}
	try(key("a"), true)
	try(key("b"), false)
	try(key("b")+key("a"), true)
	try(key("b"), false)
	later = noon.AddDate(2, 0, -1)
	try(key("b"), false)
	try(key("b")+key("a"), true)
	later = noon.AddDate(2, 0, 1)
	try(key("b"), true)
	try(key("a"), false)
}

func TestBadKeysAreRefusedAndNotShown(t *testing.T) {
	path := filepath.Join(t.TempDir(), "keys")
	if _, err := store.LoadKeys(path); err == nil {
		t.Error("a file that is not there was read")
	}
	for content, want := range map[string]string{
		"":                            "holds no key",
		"\n \n":                       "holds no key",
		key("a") + "c2VjcmV0\n":       "line 2 of",
		key("a") + "\nnot base64: ;;": "line 3 of",
	} {
		must(t, os.WriteFile(path, []byte(content), 0o600))
		_, err := store.LoadKeys(path)
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "c2VjcmV0") {
			t.Errorf("%q: %v, want %q", content, err, want)
		}
	}
}

func FuzzKeys(f *testing.F) {
	f.Add(key("a") + key("b"))
	f.Add("c2VjcmV0")
	f.Fuzz(func(t *testing.T, content string) {
		keys, err := store.ParseKeys("keys", content)
		if (err == nil) == (len(keys) == 0) {
			t.Fatalf("%d keys, %v", len(keys), err)
		}
		for _, k := range keys {
			if len(k) < 32 {
				t.Fatal("a short key was taken")
			}
		}
	})
}
