package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// pretendTwilio answers as Twilio's API would, with the files of a folder: pretend FOLDER. A file stands at the path of
// what it answers, with .json; $pretend is where to ask. It refuses whatever does not read, and another token.
func pretendTwilio(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: pretend FOLDER")
	}
	folder := ts.MkAbs(args[0])
	account, token := ts.Getenv("WAYMARK_SMS_TWILIO_ACCOUNT"), ts.Getenv("token")
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		refuse := func(status, code int) {
			w.WriteHeader(status)
			_, _ = fmt.Fprintf(w, `{"code": %d, "message": "%s %s", "more_info": "", "status": %d}`, code, canaryNumber, canaryWord, status)
		}
		user, password, _ := r.BasicAuth()
		name := filepath.Join(folder, filepath.FromSlash(strings.TrimSuffix(r.URL.Path, ".json"))+".json")
		content, err := os.ReadFile(name)
		switch {
		case r.Method != http.MethodGet:
			refuse(http.StatusMethodNotAllowed, 20004)
		case user != account || password != token:
			refuse(http.StatusUnauthorized, 20003)
		case err != nil:
			refuse(http.StatusNotFound, 20404)
		default:
			_, _ = w.Write(content)
		}
	}))
	ts.Defer(server.Close)
	ts.Setenv("pretend", server.URL)
}
