package knowledge

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"reflect"
	"runtime"
	"strings"
	"sync"
)

// Load reads a base whose root is fsys, decodes its records and checks that what they name exists. It does not
// train the matching. With an error among the problems there is no base; warnings leave it usable. What needs more
// than reading is found by [Base.Check].
func Load(fsys fs.FS) (*Base, Problems) {
	l := newLoader(fsys)
	l.decode()
	b := l.base()
	l.references(b)
	for i := range l.problems {
		l.problems[i].files = len(l.files)
	}
	l.problems.Sort()
	if l.problems.Err() != nil {
		return nil, l.problems
	}
	b.files, b.kept = len(l.files), fsys
	return b, l.problems
}

// loader is the state of one Load.
type loader struct {
	fsys     fs.FS
	layouts  layouts
	files    []*file
	problems Problems
	broken   map[string]bool            // shelves with a record that could not be read
	known    map[string]map[string]bool // names of records by shelf, the unreadable ones too
}

// newLoader finds the files of a base.
func newLoader(fsys fs.FS) *loader {
	l := &loader{fsys: fsys, layouts: layouts{}, broken: map[string]bool{}, known: map[string]map[string]bool{}}
	for _, s := range shelves() {
		l.layouts.add(s.record)
		l.list(s)
	}
	l.layouts.add(reflect.TypeFor[confirmedPhrase]())
	l.listStrays()
	return l
}

// file is one file of the base on its way to a record.
type file struct {
	shelf    shelf
	src      *source
	root     *node
	record   any // nil when it could not be read
	problems Problems
}

// list finds the files of a shelf.
func (l *loader) list(s shelf) {
	if !s.perFile {
		l.listSheet(s)
		return
	}
	entries, err := fs.ReadDir(l.fsys, s.path)
	if err != nil && (s.needed || !errors.Is(err, fs.ErrNotExist)) {
		l.missing(s.path, "folder", err)
	}
	for _, entry := range entries {
		name := path.Join(s.path, entry.Name())
		switch {
		case path.Ext(name) == ".yaml" && !entry.IsDir():
			l.files = append(l.files, &file{shelf: s, src: newSource(name, "")})
		case path.Ext(name) != ".md":
			l.stray(name, "Name it like an-id.yaml, or take it away.")
		}
	}
}

func (l *loader) listSheet(s shelf) {
	_, err := fs.Stat(l.fsys, s.path)
	switch {
	case err == nil:
		l.files = append(l.files, &file{shelf: s, src: newSource(s.path, "")})
	case s.needed || !errors.Is(err, fs.ErrNotExist):
		l.missing(s.path, "file", err)
	}
}

func (l *loader) missing(name, what string, err error) {
	reason := fmt.Sprintf("There is no %s called %s.", what, name)
	if !errors.Is(err, fs.ErrNotExist) {
		reason = fmt.Sprintf("The %s %s cannot be opened: %v.", what, name, err)
	}
	l.broken[name] = true
	l.problems = append(l.problems, newSource(name, "").problem(&node{line: 1, column: 1}, "K008", reason,
		"Put it back, or point to the folder that holds the base."))
}

func (l *loader) stray(name, mend string) {
	l.problems = append(l.problems, newSource(name, "").problem(&node{line: 1, column: 1}, "K008",
		"This file would not be read.", mend))
}

// listStrays finds YAML beside the shelves that nobody would read.
func (l *loader) listStrays() {
	entries, err := fs.ReadDir(l.fsys, ".")
	if err != nil {
		return // every needed shelf has said so already
	}
	taken := map[string]bool{"schema": true, keptFolder: true}
	for _, s := range shelves() {
		taken[s.path] = true
	}
	for _, entry := range entries {
		ext := path.Ext(entry.Name())
		if !taken[entry.Name()] && (entry.IsDir() || ext == ".yaml" || ext == ".yml") {
			l.stray(entry.Name(), "Move it to the folder of its kind, or take it away.")
		}
	}
}

// decode reads all files, several at once; each writes only to itself.
func (l *loader) decode() {
	next := make(chan *file)
	var readers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		readers.Go(func() {
			for f := range next {
				f.decode(l.fsys, l.layouts)
			}
		})
	}
	for _, f := range l.files {
		next <- f
	}
	close(next)
	readers.Wait()
}

func (f *file) decode(fsys fs.FS, known layouts) {
	text, err := readFile(fsys, f.src.name)
	if err != nil {
		f.problems = Problems{f.src.problem(&node{line: 1, column: 1}, "K008",
			fmt.Sprintf("This file cannot be read: %v.", err), "Look at its permissions.")}
		return
	}
	f.src = newSource(f.src.name, strings.TrimPrefix(text, "\ufeff"))
	if f.root, f.problems = parse(f.src); f.root == nil {
		return
	}
	d := &decoder{src: f.src, layouts: known}
	record := reflect.New(f.shelf.record).Interface()
	d.document(f.root, record, f.shelf.kind)
	if f.problems = d.problems; f.problems.Err() == nil {
		f.record = record
	}
}

// readFile reads at most one byte more than a file may have.
func readFile(fsys fs.FS, name string) (text string, err error) {
	opened, err := fsys.Open(name)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, opened.Close()) }()
	var b strings.Builder
	if _, err = io.Copy(&b, io.LimitReader(opened, largestFile+1)); err != nil {
		return "", err
	}
	return b.String(), nil
}

// base puts the records that could be read on their shelves, in the order of their names.
func (l *loader) base() *Base {
	b := &Base{Replies: map[string]*Replies{}}
	for _, f := range l.files {
		name := strings.TrimSuffix(path.Base(f.src.name), ".yaml")
		if l.known[f.shelf.path] == nil {
			l.known[f.shelf.path] = map[string]bool{}
		}
		l.known[f.shelf.path][name] = true
		l.problems = append(l.problems, f.problems...)
		if f.record == nil {
			l.broken[f.shelf.path] = true
			continue
		}
		from := origin{src: f.src, root: f.root}
		if id, key := f.shelf.put(b, f.record, from); key != "" && id != name {
			l.problems = append(l.problems, f.src.problem(from.at(key), "K005",
				fmt.Sprintf("This file is %s.yaml but its %s is %q.", name, key, id), "Make them the same."))
		}
	}
	b.index = newIndex(b)
	return b
}
