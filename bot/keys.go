package bot

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"hash/maphash"
	"time"
)

// keys makes the keyed hashes that stand for senders and messages: nothing saved can be turned back into a number
// without the key (S44).
type keys struct {
	secrets [][]byte // newest first
	seed    maphash.Seed
}

const keyLength = 32 // bytes

func newKeys(secrets [][]byte) keys {
	if len(secrets) == 0 {
		secret := make([]byte, keyLength)
		rand.Read(secret) // never fails
		secrets = [][]byte{secret}
	}
	return keys{secrets: secrets, seed: maphash.MakeSeed()}
}

// session is the key of a sender's conversation: another one each day.
func (k keys) session(s Sender, at time.Time) string {
	return k.hash("session", at.UTC().Format(time.DateOnly), string(s))
}

// optOut is the keys of a sender in the list of those who said STOP, newest first: it is the one list that outlives a
// change of keys.
func (k keys) optOut(s Sender) []string {
	hashes := make([]string, len(k.secrets))
	for i, secret := range k.secrets {
		hashes[i] = hash(secret, "opt-out", string(s))
	}
	return hashes
}

// sender is the key under which wrong codes of a sender are counted.
func (k keys) sender(s Sender) string { return k.hash("sender", string(s)) }

// message is the key of one message.
func (k keys) message(s Sender, id string) string { return k.hash("message", string(s), id) }

func (k keys) hash(parts ...string) string { return hash(k.secrets[0], parts...) }

func hash(secret []byte, parts ...string) string {
	h := hmac.New(sha256.New, secret)
	for _, part := range parts {
		h.Write([]byte(part))
		h.Write([]byte{0}) // so that no two lists of parts are the same bytes
	}
	return base64.RawURLEncoding.EncodeToString(h.Sum(nil)[:keyLength*3/4])
}

// stripe spreads senders over the locks of a bot.
func (k keys) stripe(s Sender) int {
	const stripes = 64
	return int(maphash.String(k.seed, string(s)) % stripes)
}
