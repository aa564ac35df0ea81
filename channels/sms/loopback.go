package sms

import (
	"errors"
	"net/http"
	"net/url"
)

// Loopback gives a way to Twilio's API that ends on this computer, for tests with a pretend Twilio. It refuses every
// address that is not of this computer, since the auth token goes there.
func Loopback(address string) (http.RoundTripper, error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" || !isLoopback(u.Hostname()) || u.Path != "" || u.User != nil {
		return nil, errors.New("a pretend Twilio is on this computer: http://127.0.0.1:PORT")
	}
	return loopback{host: u.Host, way: &http.Transport{}}, nil
}

// loopback brings every request to one address; its Host header stays.
type loopback struct {
	host string
	way  http.RoundTripper
}

// RoundTrip implements [http.RoundTripper].
func (l loopback) RoundTrip(r *http.Request) (*http.Response, error) {
	asked := r.Clone(r.Context())
	asked.Host, asked.URL.Scheme, asked.URL.Host = r.URL.Host, "http", l.host
	return l.way.RoundTrip(asked)
}
