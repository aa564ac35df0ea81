package knowledge

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestProblemsInWords(t *testing.T) {
	files := goodBase(t)
	spoil(t, files, helpline, "phone: 0800", "phnoe: 0800")
	spoil(t, files, fmu, "Mo-Fr 09:00-17:00; PH off", "9-5 weekdays")
	_, problems := Load(files)
	const want = `services/forced-marriage-unit.yaml:16:12  S021  These hours cannot be read: "9-5 weekdays".
   16 |     hours: 9-5 weekdays
      |            ^^^^^^^^^^^^
   Write them like "Mo-Fr 09:00-17:00; PH off". If you don't know them, write "not known".

services/wm-hba-fm-helpline.yaml:20:5  S012  "phnoe" is not a known field here.
   19 | contact:
   20 |   - phnoe: 0800 953 9777
      |     ^^^^^
   Did you mean "phone"?

2 errors and 0 warnings in 2 of 18 files. Nothing was changed.
Next: fix the first one, it often explains others.  All codes: waymark help codes
`
	if got := problems.Text(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if err := problems.Err(); err == nil || !strings.Contains(err.Error(), "2 errors, the first at services/forced-marriage-unit.yaml:16:12") {
		t.Errorf("Err: %v", err)
	}
}

func TestProblemsForMachines(t *testing.T) {
	problems := Problems{{File: "topics/a,b.yaml", Line: 3, Column: 4, Code: "T010", Severity: Warning, Reason: "50% of:\nthis.", Mend: "Mend it."}}
	const want = "::warning file=knowledge/data/topics/a%2Cb.yaml,line=3,col=4,title=T010::50%25 of:%0Athis. Mend it.\n"
	if got := problems.GitHub("knowledge/data/"); got != want {
		t.Errorf("GitHub: %q, want %q", got, want)
	}
	var read []map[string]any
	if err := json.Unmarshal(problems.JSON(), &read); err != nil || len(read) != 1 || read[0]["severity"] != "warning" || read[0]["column"] != 4.0 {
		t.Errorf("JSON: %v %v", read, err)
	}
	if got := string(Problems(nil).JSON()); got != "[]\n" {
		t.Errorf("JSON of none: %q", got)
	}
	if problems.Err() != nil {
		t.Error("a warning is not an error")
	}
}

func TestManyAlikeAreShownOnce(t *testing.T) {
	var problems Problems
	for range 10 {
		problems = append(problems, Problem{File: "rights/a.yaml", Code: "S023", Severity: Warning, Reason: "Two people.", Mend: "Ask."})
	}
	text := problems.Text()
	if strings.Count(text, "Two people.") != 3 || !strings.Contains(text, "7 more S023") || !strings.Contains(text, "0 errors and 10 warnings") {
		t.Error(text)
	}
}

func TestDidYouMean(t *testing.T) {
	known := []string{"phone", "text", "hours", "whatsapp"}
	for typed, want := range map[string]string{
		"phnoe": `Did you mean "phone"?`, "Phone": `Did you mean "phone"?`, "watsap": `Did you mean "whatsapp"?`,
		"colour": "Known here: phone, text, hours, whatsapp.",
	} {
		if got := didYouMean(typed, known); got != want {
			t.Errorf("%q: %s, want %s", typed, got, want)
		}
	}
}
