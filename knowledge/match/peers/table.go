package main

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"strings"
	"time"
)

// writeTable prints the rows as Markdown, with when and with what they were measured.
func writeTable(w io.Writer, when time.Time, versions []string, rows []row) error {
	var b strings.Builder
	fmt.Fprintf(&b, "Measured on %s, %s on %s/%s; %s.\n\n", when.Format("2 January 2006"), cores(runtime.NumCPU()),
		runtime.GOOS, runtime.GOARCH, strings.Join(versions, ", "))
	b.WriteString("| set | matcher | asked | accuracy | recall@3 | AUROC | p50 a message | training |\n")
	b.WriteString("|---|---|--:|--:|--:|--:|--:|--:|\n")
	for _, r := range rows {
		auroc := ""
		if r.auroc != nil {
			auroc = fmt.Sprintf("%.1f", *r.auroc)
		}
		fmt.Fprintf(&b, "| %s | %s | %d | %.1f | %.1f | %s | %s | %.1f s |\n",
			r.set, r.peer, r.asked, r.accuracy, r.third, auroc, span(r.p50), r.trained)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// span writes microseconds so that they can be read.
func span(microseconds float64) string {
	if microseconds < 1000 {
		return fmt.Sprintf("%.0f µs", microseconds)
	}
	return fmt.Sprintf("%.1f ms", microseconds/1000)
}

// cores says how many there are, in words where few.
func cores(n int) string {
	words := []string{"no core", "one core", "two cores", "three cores", "four cores"}
	if n < len(words) {
		return words[n]
	}
	return fmt.Sprintf("%d cores", n)
}

// goVersions gives the versions of Go and of the modules named.
func goVersions(modules ...string) []string {
	versions := []string{runtime.Version()}
	build, ok := debug.ReadBuildInfo()
	if !ok {
		return versions
	}
	for _, m := range build.Deps {
		for _, name := range modules {
			if m.Path == name {
				versions = append(versions, strings.TrimPrefix(name, "github.com/")+" "+m.Version)
			}
		}
	}
	return versions
}
