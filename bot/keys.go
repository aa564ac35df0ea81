package bot

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"hash"
	"hash/maphash"
	"sync"
	"time"
)

// keys makes the keyed hashes that stand for senders and messages: nothing saved can be turned back into a number
// without the key (S44).
type keys struct {
	secrets []*sync.Pool // of hash.Hash, each with its secret in it already; newest first
	seed    maphash.Seed
}

const keyLength = 32 // bytes

func newKeys(secrets [][]byte) keys {
	if len(secrets) == 0 {
		secret := make([]byte, keyLength)
		rand.Read(secret) // never fails
		secrets = [][]byte{secret}
	}
	k := keys{seed: maphash.MakeSeed()}
	for _, secret := range secrets {
		k.secrets = append(k.secrets, &sync.Pool{New: func() any { return hmac.New(sha256.New, secret) }})
	}
	return k
}

// names are what stands for one message and its sender.
type names struct {
	session   string   // today's key of the sender's conversation
	yesterday string   // the key under which it may still stand, in a night's first minutes; "" at other times
	message   string   // "" when the message has no id
	sender    []string // in the list of opt-outs
}

func (k keys) of(m Message) names {
	n := names{session: k.session(m.From, m.At), sender: k.optOut(m.From)}
	if before := m.At.Add(-SessionLength); before.UTC().YearDay() != m.At.UTC().YearDay() {
		n.yesterday = k.session(m.From, before)
	}
	if m.ID != "" {
		n.message = k.message(m.From, m.ID)
	}
	return n
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
		hashes[i] = hashed(secret, "opt-out", string(s))
	}
	return hashes
}

// sender is the key under which wrong codes of a sender are counted.
func (k keys) sender(s Sender) string { return k.hash("sender", string(s)) }

// message is the key of one message.
func (k keys) message(s Sender, id string) string { return k.hash("message", string(s), id) }

func (k keys) hash(parts ...string) string { return hashed(k.secrets[0], parts...) }

func hashed(secret *sync.Pool, parts ...string) string {
	h := secret.Get().(hash.Hash)
	defer secret.Put(h)
	h.Reset()
	var room [128]byte
	text := room[:0]
	for _, part := range parts {
		text = append(append(text, part...), 0) // so that no two lists of parts are the same bytes
	}
	h.Write(text)
	return base64.RawURLEncoding.EncodeToString(h.Sum(room[:0])[:keyLength*3/4])
}

// stripe spreads senders over the locks of a bot.
func (k keys) stripe(s Sender) int {
	const stripes = 64
	return int(maphash.String(k.seed, string(s)) % stripes)
}
