package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"

	"waymark/channels/sms"
)

// What is read of the running program.
const (
	serviceWithin = 3 * time.Second
	largestPage   = 1 << 20 // bytes
)

// markedTexts begins the line of the metrics that counts texts which Twilio answered itself and marked.
const markedTexts = `waymark_messages_total{channel="sms",outcome="opt_out"} `

// lookAtService looks at the program that runs here.
func (v *visit) lookAtService(ctx context.Context) {
	at := adminAddress(v.settings.AdminListen)
	status, _, err := fetch(ctx, at+"/readyz")
	switch {
	case err != nil:
		v.note(sms.Warn, "nothing answers at "+at+": waymark serve is not running here", "start it, then run waymark doctor again")
		return
	case status != http.StatusOK:
		v.note(sms.Fail, fmt.Sprintf("the program that runs is not ready (%s/readyz says %d)", at, status), "read its log")
		return
	}
	if _, page, err := fetch(ctx, at+"/metrics"); err != nil || !strings.Contains(page, "\nwaymark_build_info{") {
		v.note(sms.Warn, "what answers at "+at+" is not waymark serve", "set admin_listen as it is where it serves")
		return
	}
	v.note(sms.OK, "waymark serve is running and ready", "")
}

// marked reports whether the program that runs here was seen to get texts that Twilio marked.
func (v *visit) marked(ctx context.Context) bool {
	_, page, err := fetch(ctx, adminAddress(v.settings.AdminListen)+"/metrics")
	return err == nil && countOf(page, markedTexts) > 0
}

// live asks the running program alone.
func (v *visit) live(ctx context.Context) error {
	at := adminAddress(v.settings.AdminListen)
	status, _, err := fetch(ctx, at+"/readyz")
	switch {
	case err != nil:
		return errors.New("nothing answers at " + at)
	case status != http.StatusOK:
		return fmt.Errorf("%s/readyz says %d", at, status)
	}
	return nil
}

// adminAddress gives the address of health and metrics as this computer reaches it.
func adminAddress(listen string) string {
	host, port, err := net.SplitHostPort(listen)
	if err != nil {
		return "http://" + listen
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	return "http://" + net.JoinHostPort(host, port)
}

// fetch reads one page. Redirects are not followed.
func fetch(ctx context.Context, address string) (status int, page string, err error) {
	ctx, cancel := context.WithTimeout(ctx, serviceWithin)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return 0, "", err
	}
	answer, err := (&http.Transport{DisableKeepAlives: true}).RoundTrip(r)
	if err != nil {
		return 0, "", err
	}
	content, err := io.ReadAll(io.LimitReader(answer.Body, largestPage))
	return answer.StatusCode, string(content), errors.Join(err, answer.Body.Close())
}

// countOf reads one count of a page of metrics; 0 when it is not there.
func countOf(page, name string) float64 {
	for lines := bufio.NewScanner(strings.NewReader(page)); lines.Scan(); {
		if count, ok := strings.CutPrefix(lines.Text(), name); ok {
			n, _ := strconv.ParseFloat(count, 64) // 0 for what is no count
			return n
		}
	}
	return 0
}
