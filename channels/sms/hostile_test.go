package sms

import (
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
)

// hostile spoils a good request in one way. None of the results may be believed.
var hostile = [...]struct {
	name  string
	spoil func(*rand.Rand, *attack)
}{
	{"forged", func(d *rand.Rand, a *attack) { a.signature = sign(a.junk(d, 5), testURL+a.path, a.form) }},
	{"a signature of any sort", func(d *rand.Rand, a *attack) { a.signature = a.junk(d, d.IntN(60)) }},
	{"a signature cut", func(d *rand.Rand, a *attack) { a.signature = a.signature[:d.IntN(len(a.signature))] }},
	{"cut", func(d *rand.Rand, a *attack) { a.body = a.body[:d.IntN(len(a.body)-1)] }},
	{"one byte changed", func(d *rand.Rand, a *attack) {
		b := []byte(a.body)
		b[d.IntN(len(b))] ^= byte(1 + d.IntN(255))
		if changed, err := parseForm(string(b)); err == nil && slices.Equal(flat(changed), flat(form(a.form))) {
			return // the same form in other escapes is the same request
		}
		a.body = string(b)
	}},
	{"words added", func(d *rand.Rand, a *attack) { a.body += a.junk(d, 1+d.IntN(40)) }},
	{"doubled, unsigned", func(d *rand.Rand, a *attack) { a.body += "&" + read[d.IntN(len(read))] + "=" + a.junk(d, 8) }},
	{"doubled, signed", func(d *rand.Rand, a *attack) {
		name := []string{"From", "To", "Body", "MessageSid", "AccountSid", "NumMedia"}[d.IntN(6)]
		a.form.Add(name, a.junk(d, 8))
		slices.Sort(a.form[name])
		a.body, a.signature = a.form.Encode(), sign(testToken, testURL+a.path, a.form)
	}},
	{"giant", func(d *rand.Rand, a *attack) { a.body += "&Pad=" + strings.Repeat("x", maxBody+d.IntN(maxBody)) }},
	{"many parameters", func(d *rand.Rand, a *attack) { a.body += strings.Repeat("&p=", 200+d.IntN(9000)) }},
	{"another charset", func(d *rand.Rand, a *attack) {
		a.kind = "application/x-www-form-urlencoded; charset=" + []string{"latin1", "utf-16", "utf-7", "\x00"}[d.IntN(4)]
	}},
	{"bytes of another charset", func(d *rand.Rand, a *attack) { a.body = strings.Replace(a.body, "Body=", "Body=%E9"+a.junk(d, 3), 1) }},
	{"another type", func(d *rand.Rand, a *attack) { a.kind = a.junk(d, 20) }},
	{"another address", func(d *rand.Rand, a *attack) { a.query = "?a=" + url.QueryEscape(a.junk(d, 3)) }},
	{"another account", func(d *rand.Rand, a *attack) {
		a.form.Set("AccountSid", "AC"+a.junk(d, 32))
		a.body, a.signature = a.form.Encode(), sign(testToken, testURL+a.path, a.form)
	}},
	{"another method", func(d *rand.Rand, a *attack) { a.method = []string{"GET", "PUT", "HEAD", "DELETE"}[d.IntN(4)] }},
}

// attack is one request.
type attack struct {
	method, path, query, kind, body, signature string
	form                                       url.Values
}

// junk gives bytes of every sort.
func (*attack) junk(d *rand.Rand, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(d.Uint32())
	}
	return string(b)
}

func flat(f form) []string {
	var all []string
	for name, values := range f {
		all = append(all, name+"="+strings.Join(values, "\x00"))
	}
	slices.Sort(all)
	return all
}

func newAttack(d *rand.Rand, n int) *attack {
	form := text("MessageSid", sid(n))
	a := &attack{method: http.MethodPost, path: paths[d.IntN(len(paths))], kind: "application/x-www-form-urlencoded", form: form}
	a.body, a.signature = form.Encode(), sign(testToken, testURL+a.path, form)
	return a
}

func TestHostileRequests(t *testing.T) {
	r := newRig(t)
	d := rand.New(rand.NewPCG(20_000, 1))
	for i := range 20_000 {
		a, way := newAttack(d, i), hostile[i%len(hostile)]
		before := *a
		way.spoil(d, a)
		if a.body == before.body && a.signature == before.signature && a.kind == before.kind && a.query == before.query && a.method == before.method {
			continue // chance spoilt nothing
		}
		request := httptest.NewRequest(a.method, a.path+a.query, strings.NewReader(a.body))
		request.Header["Content-Type"], request.Header["X-Twilio-Signature"] = []string{a.kind}, []string{a.signature}
		if w := r.serve(request); w.Code < 400 || strings.Contains(w.Body.String(), "Response") {
			t.Fatalf("request %d, %s, on %s: believed with %d", i, way.name, a.path, w.Code)
		}
	}
	if len(r.asked) != 0 {
		t.Errorf("the bot was asked %d times", len(r.asked))
	}
}
