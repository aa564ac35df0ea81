package bot

import (
	"strings"
	"testing"
)

// checkFirst holds a reply to S1, S2 and S3: complete on its own.
func checkFirst(t *testing.T, why string, r Reply) {
	t.Helper()
	if len(r.Texts) != 1 {
		t.Fatalf("%s: %d texts", why, len(r.Texts))
	}
	text := r.Texts[0]
	for _, needed := range []string{"Auto reply", "999", "We won't text you first"} {
		if strings.Count(text, needed) != 1 {
			t.Errorf("%s: %q stands %d times in %q", why, needed, strings.Count(text, needed), text)
		}
	}
	if r.Parts > mostParts {
		t.Errorf("%s: %d parts", why, r.Parts)
	}
}
