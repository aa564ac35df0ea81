package knowledge

import (
	"embed"
	"io/fs"
)

//go:embed data
var embedded embed.FS

// The largest file again, as a string: reading a file of an embed.FS copies it. The linker keeps the two as one.
//
//go:embed data/kept/topics.model
var embeddedTopics string

// inside is the base inside the program.
type inside struct{ fs.FS }

// text gives a file without a copy, if it can.
func (inside) text(name string) (text string, ok bool) {
	return embeddedTopics, name == KeptFile(topicsName)
}

// Embedded gives the base inside the program. Its root is the folder data of this package.
func Embedded() fs.FS {
	root, err := fs.Sub(embedded, "data")
	if err != nil {
		panic("knowledge: the embedded base has no folder data: " + err.Error())
	}
	return inside{root}
}
