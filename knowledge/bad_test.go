package knowledge

import (
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// goodBase reads testdata/base into memory, so that a test can spoil a copy of it.
func goodBase(t testing.TB) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	root := os.DirFS("testdata/base")
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(root, name)
		files[name] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// spoil changes one place of one file; an empty old stands for the whole text.
func spoil(t testing.TB, files fstest.MapFS, name, old, replacement string) {
	t.Helper()
	text := ""
	if file, ok := files[name]; ok {
		text = string(file.Data)
	}
	switch {
	case old == "":
		text = replacement
	case !strings.Contains(text, old):
		t.Fatalf("%s does not hold %q", name, old)
	default:
		text = strings.Replace(text, old, replacement, 1)
	}
	files[name] = &fstest.MapFile{Data: []byte(text)}
}

// on is when the good base has nothing to complain about.
var on = time.Date(2026, time.November, 25, 12, 0, 0, 0, time.UTC)

func problemsOf(files fs.FS, at time.Time) Problems {
	base, problems := Load(files)
	if base != nil {
		problems = append(problems, base.Check(at)...)
	}
	return problems
}

func TestGoodBaseHasNoProblems(t *testing.T) {
	if problems := problemsOf(goodBase(t), on); len(problems) > 0 {
		t.Fatal(problems.Text())
	}
}

const (
	fmu       = "services/forced-marriage-unit.yaml"
	helpline  = "services/wm-hba-fm-helpline.yaml"
	topic     = "topics/forced-marriage.yaml"
	milestone = "milestones/hba-fm-helpline-launch.yaml"
)

// badFiles has at least one file for each code: what is changed, and all that must be said about it.
var badFiles = []struct {
	code, file, old, new string
	line, column         int
	reason, mend         string
}{
	{"K001", fmu, "run_by: Home Office", "   run_by: Home Office", 5, 4,
		`Line 5 has a ":" where no name can stand.`, "Put the whole text in quotes. Or put the line at the depth of the one above."},
	{"K001", topic, "    - sister", "      - sister\n    - brother", 13, 5,
		`Line 13 is indented further than line 12 but does not belong to it.`, "Put both at the same depth."},
	{"K001", fmu, "[FMU]", "[FMU", 3, 1, `A list or block that begins on line 3 is not closed.`, `Add the "]" or "}", or a "," between two words.`},
	{"K001", fmu, "Home Office", "Home Offic\xe9", 5, 1, "Line 5 has a character that is not UTF-8.", "Save the file as UTF-8."},
	{"K002", helpline, "    cost: free", "\tcost: free", 21, 1, "There is a tab on line 21.", "Use two spaces."},
	{"K003", helpline, "    cost: free", "    phone: 0800 953 9777", 21, 5, `"phone" appears twice, on lines 20 and 21.`, "Keep one."},
	{"K004", milestone, "confidence: high\n", "confidence: high\n---\nid: other\n", 15, 1,
		`Everything after "---" on line 15 would be ignored.`, "Put it in its own file."},
	{"K005", milestone, "id: hba-fm", "id: hab-fm", 1, 5,
		`This file is hba-fm-helpline-launch.yaml but its id is "hab-fm-helpline-launch".`, "Make them the same."},
	{"K006", milestone, "kind: service", "kind: &kind service", 6, 7,
		`Words that begin with "&" or "*" are links inside a file, and are not used here.`,
		"Write the words out where they belong, or put them in quotes."},
	{"K006", milestone, "kind: service", "kind: *kind", 6, 1,
		`Words that begin with "&" or "*" are links inside a file, and are not used here.`, "Put the whole text in quotes."},
	{"K006", milestone, "kind: service", "kind: !!str service", 6, 7,
		`Words that begin with "!" are types, and are not used here.`, "Write the words out where they belong, or put them in quotes."},
	{"K006", "replies/pl.yaml", "language: pl", "<<: {language: pl}\nlanguage: pl", 1, 1,
		`"<<" joins two parts of a file, and is not used here.`, "Write the words out where they belong, or put them in quotes."},
	{"K007", milestone, "", "# nothing\n", 1, 1, "There is nothing in this file.", "Write the record, or delete the file."},
	{"K007", milestone, "", "story: >\n" + strings.Repeat("  much too long\n", 1<<17), 1, 1,
		"This file is larger than 1 MiB.", "One record belongs in one file. Split it."},
	{"K008", "services/childline.yml", "", "id: childline\n", 1, 1, "This file would not be read.", "Name it like an-id.yaml, or take it away."},
	{"K008", "service.yaml", "", "id: childline\n", 1, 1, "This file would not be read.", "Move it to the folder of its kind, or take it away."},
	{"S010", fmu, "confidence: high\n", "", 1, 1, `Every service needs "confidence".`,
		"Copy the block from knowledge/README.md."},
	{"S010", fmu, "  police: ring the number\n", "", 19, 3, `"refer" needs "police".`, `Add "police: …" here.`},
	{"S010", helpline, "    says: number, who runs it\n", "", 40, 5, `Every entry of "sources" needs "says".`, `Add "says: …" here.`},
	{"S010", fmu, "run_by: Home Office", "run_by:", 5, 8, `"run_by" has nothing after it.`, "Write the words, or take the line out."},
	{"S010", fmu, "text_name: a government unit\n", "", 6, 1, `A listable service needs "text_name".`,
		`Write what a text may say on a shared phone, or "staff_only: yes".`},
	{"S010", fmu, "phone: 020 7008 0151", "email: fmu@example.org", 7, 1, "A listable service needs a phone, or a number for texts.",
		`Add one to "contact", or write "staff_only: yes".`},
	{"S010", topic, "    first: forced-marriage-unit\n    reply: travel\n", "", 21, 5, `This "unless" leads nowhere.`, `Give it "first", "then" or "reply".`},
	{"S011", fmu, "status: open", "status: opne", 6, 9, `"opne" is not known for "status".`, `Did you mean "open"?`},
	{"S011", fmu, "listable: yes", "listable: on", 7, 11, `"on" is not known for "listable".`, `Did you mean "no"?`},
	{"S011", fmu, "16 and over", "adults", 11, 13, `The ages "adults" cannot be read.`,
		`Write any, "under 18", "18 and under", "16 and over" or "11 to 25".`},
	{"S011", topic, "right: 4", "right: four", 28, 8, `"four" is not a number for "right".`, "Write it in digits, like 5."},
	{"S012", helpline, "  - phone: 0800", "  - phnoe: 0800", 20, 5, `"phnoe" is not a known field here.`, `Did you mean "phone"?`},
	{"S013", fmu, "020 7008 0151", "0121 236 012", 14, 12, "0121 236 012 is one digit short for Birmingham.", "Check the number."},
	{"S013", fmu, "020 7008 0151", "0800 CALL US", 14, 12, `"0800 CALL US" is not a number that can be dialled.`,
		`Write digits with spaces, like 0800 953 9777. A word to text goes in "say".`},
	{"S014", fmu, "020 7008 0151", "02070080151", 14, 12, "Write the phone with spaces, like 0121 496 0123, or in quotes.",
		"Without them YAML may drop the first 0."},
	{"S015", fmu, "020 7008 0151", "07700 900123", 14, 12, "07700 900123 is kept for films and examples.", "Use the real one."},
	{"S016", fmu, "020 7008 0151", "0845 608 4000", 14, 12, "0845 numbers cost money.", `Say so in "cost", or use another.`},
	{"S017", helpline, "[birmingham, dudley, sandwell]", "birmingham", 17, 8, `"areas" must be a list.`,
		`Write it like [one, two], or each on its own line after a "- ".`},
	{"S017", fmu, "Home Office", "[Home Office]", 5, 9, `"run_by" must be a text.`, "Write the words after it, in quotes if they begin with a bracket."},
	{"S018", fmu, "    cost: standard rate", "    web: https://example.org", 14, 5, `This contact has "phone" and "web".`, "Give each its own entry."},
	{"S018", fmu, "  - web: https://www.gov.uk/stop-forced-marriage", "  - note: by post", 17, 5, "This contact has no way to reach anybody.",
		`Give it one of "phone", "text", "web", "webchat", "email" or "whatsapp".`},
	{"S019", "services/respect-phoneline.yaml", "[harmful-behaviour]", "[harmful-behaviour, emergency]", 8, 9,
		"This service is for people who cause harm.", `Its only topic can be "harmful-behaviour".`},
	{"S019", "topics/emergency.yaml", "then: []", "then: [respect-phoneline]", 12, 8,
		`"respect-phoneline" is for people who cause harm.`, `Name it only in "harmful-behaviour".`},
	{"S021", fmu, "Mo-Fr 09:00-17:00; PH off", "9-5 weekdays", 16, 12, `These hours cannot be read: "9-5 weekdays".`,
		`Write them like "Mo-Fr 09:00-17:00; PH off". If you don't know them, write "not known".`},
	{"S021", fmu, "Mo-Fr 09:00-17:00; PH off", "Mo-Fr 09:00-17:00; SH off", 16, 12,
		`These hours cannot be read: "Mo-Fr 09:00-17:00; SH off".`, "From character 20 on, school holidays are not read. " +
			`Write their dates, like "Jul 20-Aug 31". If you don't know them, write "not known".`},
	{"S022", fmu, "reach: uk", "reach: uk\ntags: [refuge]\naddress: 1 High Street", 14, 1, "A refuge must not have an address here.",
		"Take it out: somebody may be looking for a person there."},
	{"S022", fmu, "who: Anyone.", "who: Anyone near B1 1AA.\ntags: [refuge]", 10, 6, "A refuge must not have a postcode here.",
		"Take it out: somebody may be looking for a person there."},
	{"S023", fmu, "by: [example.one, example.two]", "by: [example.one, example.one]", 29, 1,
		`"checked.by" needs two people before it can go to the public.`,
		`Ring them, then change "checked" as knowledge/README.md shows.`},
	{"S030", fmu, "again_by: 2027-02-02", "again_by: 2026-10-14", 29, 1, "The check is overdue: again_by was 14 October 2026, 42 days ago.",
		`Ring them, then change "checked" as knowledge/README.md shows.`},
	{"S031", helpline, "on: 2026-11-02", "on: 2022-11-02", 39, 1, "The newest source is from October 2019.",
		"Add a newer one, or the card will say so."},
	{"S032", "bank-holidays.yaml", "  - {date: 2027-12-27, name: Christmas Day (substitute day)}\n", "", 1, 1,
		"The last bank holiday here is 1 January 2027.", "Add those of the next year from https://www.gov.uk/bank-holidays."},
	{"T007", topic, "first: wm-hba-fm-helpline", "first: fm-line", 18, 8, `There is no service called "fm-line".`,
		`Did you mean "wm-hba-fm-helpline" (also called "FM line")?`},
	{"T007", topic, "then: [forced-marriage-unit]", "then: [forced-mariage-unit]", 19, 8,
		`There is no service called "forced-mariage-unit".`, `Did you mean "forced-marriage-unit"?`},
	{"T007", topic, "reply: travel", "reply: travl", 23, 12, `There is no reply called "travl".`, `Did you mean "travel"?`},
	{"T007", helpline, "[birmingham, dudley, sandwell]", "[birmingham, dudly]", 17, 21, `There is no area called "dudly".`, `Did you mean "dudley"?`},
	{"T007", "areas.yaml", "edge: [sandwell]", "edge: [sandwel]", 8, 45, `There is no area called "sandwel".`, `Did you mean "sandwell"?`},
	{"T008", topic, "first: wm-hba-fm-helpline\n", "first: forced-marriage-unit\n", 19, 1,
		`At midnight on a Tuesday no service for "forced-marriage" is open.`, `Add one that is, or "then: [victim-support]".`},
	{"T010", topic, "[forced marriage, shaadi]", "[shaadi, Breaking in]", 15, 17,
		`"emergency" and "forced-marriage" both claim the word "Breaking in".`, `Pick one, or use "not_this".`},
	{"T011", topic, "confirmed: two speakers", "confirmed: not yet", 7, 1,
		`No speaker has confirmed 1 phrase in "ur-Latn". They are used all the same.`, `Ask somebody who speaks it to read them, and write who did in "confirmed".`},
	{"M005", milestone, "date: 2019-10", "date: Octber 2019", 2, 7, `"Octber 2019" cannot be read.`, "Write 2019, 2019-10 or 2019-10-18."},
	{"M006", milestone, "sources:\n  - url: https://www.westmidlands-pcc.gov.uk/victims/\n    says: supported the launch in October 2019\n    dated: 2021\n", "",
		1, 1, "Each milestone needs at least one source.", `Add a page to "sources", with what it says and how old it is.`},
}

func TestEveryCodeSaysWhereWhatAndHow(t *testing.T) {
	seen := map[string]bool{}
	for _, bad := range badFiles {
		seen[bad.code] = true
		t.Run(bad.code+"/"+path.Base(bad.file), func(t *testing.T) {
			files := goodBase(t)
			spoil(t, files, bad.file, bad.old, bad.new)
			problems := problemsOf(files, on)
			if len(problems) != 1 {
				t.Fatalf("want one problem, got %d:\n%s", len(problems), problems.Text())
			}
			got, want := problems[0], Problem{File: bad.file, Line: bad.line, Column: bad.column, Code: bad.code,
				Severity: severityOf(bad.code), Reason: bad.reason, Mend: bad.mend}
			got.Excerpt, got.files = "", 0
			if got != want {
				t.Errorf("\n got %+v\nwant %+v", got, want)
			}
		})
	}
	for _, info := range Codes() {
		if !seen[info.Code] {
			t.Errorf("no bad file shows %s (%s)", info.Code, info.When)
		}
	}
}
