package store

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Keys are the secrets of keyed hashes, newest first. They never print.
type Keys [][]byte

// String returns "[hidden]".
func (Keys) String() string { return "[hidden]" }

// GoString returns "[hidden]".
func (Keys) GoString() string { return "[hidden]" }

const (
	keyLength = 32 // bytes
	keyAdvice = "make one with: openssl rand -base64 32"
)

var errNoKeyFile = errors.New("with PostgreSQL every copy needs the same keys; set sms.key_file. " + keyAdvice)

// LoadKeys reads a file with one key a line, newest first, each 32 bytes or more in base64. To change the key, add a
// line at the top; an old line can go two years later, when the opt-outs it hides are over.
func LoadKeys(path string) (Keys, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read the keys: %w", err)
	}
	return parseKeys(path, string(content))
}

func parseKeys(path, content string) (Keys, error) {
	var keys Keys
	for i, line := range strings.Split(content, "\n") {
		if line = strings.TrimRight(strings.TrimSpace(line), "="); line == "" {
			continue
		}
		key, err := base64.RawStdEncoding.DecodeString(line)
		if err != nil || len(key) < keyLength { // the cause could show the key
			return nil, fmt.Errorf("line %d of %s is no key of %d bytes in base64; %s", i+1, path, keyLength, keyAdvice)
		}
		keys = append(keys, key)
	}
	if len(keys) == 0 {
		return nil, fmt.Errorf("%s holds no key; %s", path, keyAdvice)
	}
	return keys, nil
}

// KeyFile gives the path of the keys beside a store, for when no other is set; "" with PostgreSQL, where copies need
// the same keys and nothing is beside it.
func KeyFile(where string) string {
	if isPostgres(where) {
		return ""
	}
	return where + ".key"
}

// Keys loads the keys of this store. The file named in the settings must be there; without one ("") the file beside
// the store is used, and made, readable for its owner only, when the list of opt-outs is empty. Keys are refused when
// one that opt-outs were kept under is missing: those people would get texts again.
func (s *Store) Keys(ctx context.Context, path string, now time.Time) (Keys, error) {
	if path == "" {
		if path = KeyFile(s.where); path == "" {
			return nil, errNoKeyFile
		}
		if err := s.makeKeys(path); err != nil {
			return nil, err
		}
	}
	keys, err := LoadKeys(path)
	if err != nil {
		return nil, err
	}
	return keys, s.guard(ctx, keys, path, now)
}

// makeKeys makes a file with one key, unless there is one.
func (s *Store) makeKeys(path string) error {
	_, err := os.Stat(path)
	switch {
	case !errors.Is(err, os.ErrNotExist):
		return err
	case s.list.len() > 0:
		return missingKeys(path)
	}
	secret := make([]byte, keyLength)
	rand.Read(secret) // never fails
	if err := writeDurably(path, base64.StdEncoding.EncodeToString(secret)+"\n"); err != nil {
		return fmt.Errorf("make the keys: %w", err)
	}
	return nil
}

func missingKeys(path string) error {
	return fmt.Errorf("the keys of the opt-outs are missing: bring back %s from its backup", path)
}

// TryKeys looks for the keys as Keys does, and makes and notes nothing. Keys that Keys would make are missing: the
// error is then an [os.ErrNotExist].
func (s *Store) TryKeys(ctx context.Context, path string, now time.Time) error {
	if path == "" {
		if path = KeyFile(s.where); path == "" {
			return errNoKeyFile
		}
		if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) && s.list.len() > 0 {
			return missingKeys(path)
		}
	}
	keys, err := LoadKeys(path)
	if err != nil {
		return err
	}
	return s.compare(ctx, keys, path, now)
}

// writeDurably makes a file for its owner only, and returns when it is on the disk.
func writeDurably(path, content string) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = file.WriteString(content)
	if err := errors.Join(err, file.Sync(), file.Close()); err != nil {
		return err
	}
	folder, err := os.Open(filepath.Dir(path))
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}

// compare refuses keys that lack one under which opt-outs may still be kept.
func (s *Store) compare(ctx context.Context, keys Keys, path string, now time.Time) error {
	used, err := moments(ctx, s.database(), "select print, used from key_prints")
	if err != nil {
		return fmt.Errorf("compare the keys: %w", err)
	}
	for _, key := range keys {
		delete(used, fingerprint(key))
	}
	for _, last := range used {
		if last.After(optOutsKept.last(now)) {
			return fmt.Errorf("%s lacks a key that opt-outs were kept under; put it back below the newest", path)
		}
	}
	return nil
}

// guard compares keys, and notes the newest as in use.
func (s *Store) guard(ctx context.Context, keys Keys, path string, now time.Time) error {
	if err := s.compare(ctx, keys, path, now); err != nil {
		return err
	}
	newest := fingerprint(keys[0])
	return inTransaction(ctx, s.database(), func(tx *sql.Tx) error {
		const until = "update key_prints set used = $1 where used = (select max(used) from key_prints)" // it was in use until now
		if _, err := tx.ExecContext(ctx, until, now.UnixMilli()); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `insert into key_prints (print, used) values ($1, $2)
			on conflict (print) do update set used = excluded.used`, newest, now.UnixMilli()+1)
		return err
	})
}

// fingerprint tells keys apart and says nothing of them.
func fingerprint(key []byte) string {
	sum := sha256.Sum256(append([]byte("waymark key print\x00"), key...))
	return base64.RawURLEncoding.EncodeToString(sum[:keyLength/2])
}
