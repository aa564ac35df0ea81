package knowledge

import "reflect"

// Decode fills a struct from a file that is not of the base, as strictly as records are read: unknown and double
// keys, second documents and YAML's links are problems. Into points to a struct whose fields carry the tags of
// layout.go and hold texts, yes or no, whole numbers, or structs of these; what the file does not name stays as it
// was. The problems may show lines of the file.
func Decode(name string, content []byte, into any) Problems {
	src := newSource(name, string(content))
	root, problems := parse(src)
	if root == nil {
		return problems
	}
	known := layouts{}
	known.add(reflect.TypeOf(into).Elem())
	d := &decoder{src: src, layouts: known}
	d.document(root, into, "file")
	return d.problems
}

// DidYouMean is the mend for a word that is not among those known: the nearest of them, or all.
func DidYouMean(typed string, known []string) string { return didYouMean(typed, known) }
