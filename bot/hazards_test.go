package bot

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"waymark/knowledge"
)

// hazard is what could hurt somebody, as hazards.yaml tells it.
type hazard struct {
	ID       string    `yaml:"id"`
	Hazard   string    `yaml:"hazard"`
	Cause    string    `yaml:"cause"`
	Harm     string    `yaml:"harm"`
	Controls []control `yaml:"controls"`
	Because  string    `yaml:"because"`
	Risk     struct {
		Initial  string `yaml:"initial" words:"high|medium|low"`
		Residual string `yaml:"residual" words:"high|medium|low"`
		Owner    string `yaml:"owner" words:"safeguarding lead|data protection officer|editor|operator|developer"`
	} `yaml:"risk"`
}

// control is what holds rules: tests, or what is not there yet.
type control struct {
	Holds    []string `yaml:"holds"`
	Does     string   `yaml:"does"`
	Test     []string `yaml:"test,optional"`
	WaitsFor string   `yaml:"waits_for,optional" words:"console|Slack|people"`
}

const rules = 53

// mayWait are the rules whose only controls may wait.
var mayWait = []string{"S47", "S48", "S51", "S52"}

func hazards(t *testing.T) []hazard {
	t.Helper()
	const name = "hazards.yaml"
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var log struct {
		Hazards []hazard `yaml:"hazards"`
	}
	if problems := knowledge.Decode(name, content, &log); len(problems) > 0 {
		t.Fatal(problems.Text())
	}
	return log.Hazards
}

// S50: every hazard has an id of its own and controls, and every control a test that exists or what it waits for.
func TestHazardsAreHeld(t *testing.T) {
	seen, known := map[string]bool{}, packageTests{}
	for _, h := range hazards(t) {
		if seen[h.ID] || !regexp.MustCompile(`^H[1-9][0-9]?$`).MatchString(h.ID) {
			t.Errorf("%s is there twice, or is no id", h.ID)
		}
		seen[h.ID] = true
		if len(h.Controls) == 0 {
			t.Errorf("%s has no control", h.ID)
		}
		for _, c := range h.Controls {
			if len(c.Holds) == 0 || (len(c.Test) == 0) == (c.WaitsFor == "") {
				t.Errorf("%s, %q: a control holds rules, and has tests or waits for something", h.ID, c.Does)
			}
			for _, test := range c.Test {
				if err := known.exists(test); err != nil {
					t.Errorf("%s, %q: %v", h.ID, c.Does, err)
				}
			}
		}
	}
}

// S50: every rule is held by a test; four may wait.
func TestEveryRuleIsHeld(t *testing.T) {
	held, waits := map[string]bool{}, map[string]bool{}
	for _, h := range hazards(t) {
		for _, c := range h.Controls {
			for _, rule := range c.Holds {
				held[rule] = held[rule] || len(c.Test) > 0
				waits[rule] = waits[rule] || c.WaitsFor != ""
			}
		}
	}
	for n := range rules {
		rule := fmt.Sprintf("S%d", n+1)
		if excused := waits[rule] && slices.Contains(mayWait, rule); !held[rule] && !excused {
			t.Errorf("%s is held by no test", rule)
		}
		delete(held, rule)
	}
	if len(held) > 0 {
		t.Errorf("there are no rules %v", held)
	}
}

// S4, S46, S50: what people read says the same: README.md lists the rules, DPIA.md weighs every hazard and no other,
// and both lead to PRIVACY.md.
func TestPapersAgreeWithTheHazards(t *testing.T) {
	papers := map[string]string{}
	for _, name := range []string{"README.md", "DPIA.md", "PRIVACY.md"} {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		papers[name] = string(content)
	}
	for n := range rules {
		if row := fmt.Sprintf("| S%d | ", n+1); strings.Count(papers["README.md"], row) != 1 {
			t.Errorf("README.md does not list S%d once", n+1)
		}
	}
	weighed := regexp.MustCompile(`\bH[1-9][0-9]?\b`).FindAllString(papers["DPIA.md"], -1)
	for _, h := range hazards(t) {
		if !slices.Contains(weighed, h.ID) {
			t.Errorf("DPIA.md does not weigh %s: %s", h.ID, h.Hazard)
		}
		weighed = slices.DeleteFunc(weighed, func(id string) bool { return id == h.ID })
	}
	if len(weighed) > 0 {
		t.Errorf("DPIA.md weighs %v, which no hazard is", weighed)
	}
	for _, name := range []string{"README.md", "DPIA.md"} {
		if !strings.Contains(papers[name], "(PRIVACY.md)") {
			t.Errorf("%s does not lead to PRIVACY.md", name)
		}
	}
}

// S4, S7: the confidentiality policy can be read at eleven.
func TestPrivacyIsPlain(t *testing.T) {
	content, err := os.ReadFile("PRIVACY.md")
	if err != nil {
		t.Fatal(err)
	}
	text := regexp.MustCompile(`\n([-|#]|\n)`).ReplaceAllString(string(content), ".\n")
	text = strings.NewReplacer("*", "", "|", ". ", ",\n", ", ", "\n  ", " ").Replace(text)
	text = regexp.MustCompile(`([^.?!:])\n`).ReplaceAllString(text, "$1 ")
	for _, sentence := range sentences(text) {
		if len(sentence) > longestSentence {
			t.Errorf("a sentence of %d words: %v", len(sentence), sentence)
		}
	}
	const hardest = 6 // of the grades of school
	if g := grade(text); g > hardest {
		t.Errorf("the reading grade is %.1f, and %d is the most", g, hardest)
	}
}

// packageTests are the names of the tests of packages, by folder, read as they are asked for.
type packageTests map[string]map[string]bool

// exists refuses the name of a test that is not there: folder.TestName, or folder.TestStories/story.
func (p packageTests) exists(name string) error {
	folder, test, _ := strings.Cut(name, ".")
	test, story, isStory := strings.Cut(test, "/")
	at := filepath.Join("..", filepath.FromSlash(folder))
	if p[folder] == nil {
		names, err := testsIn(at)
		if err != nil {
			return err
		}
		p[folder] = names
	}
	if !p[folder][test] {
		return fmt.Errorf("there is no test %s in %s; write it, or name another that fails when the rule breaks", test, folder)
	}
	if isStory {
		_, err := os.Stat(filepath.Join(at, "testdata", "script", story+".txtar"))
		return err
	}
	return nil
}

// testsIn reads the names of the tests in a folder that run for everybody: of those behind a build tag only the ones that
// .ci/run runs whatever there is.
func testsIn(folder string) (map[string]bool, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*_test.go"))
	if err != nil {
		return nil, err
	}
	always, err := os.ReadFile(filepath.Join("..", ".ci", "run"))
	if err != nil {
		return nil, err
	}
	names := map[string]bool{}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		first, _, _ := strings.Cut(string(content), "\n")
		if tag, isTagged := strings.CutPrefix(first, "//go:build "); isTagged && !strings.Contains(string(always), "\ngo test -tags "+tag+" ") {
			continue
		}
		syntax, err := parser.ParseFile(token.NewFileSet(), file, content, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		for _, d := range syntax.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && testName.MatchString(f.Name.Name) {
				names[f.Name.Name] = true
			}
		}
	}
	return names, nil
}

var testName = regexp.MustCompile(`^(Test|Fuzz|Benchmark)[A-Z]`)
