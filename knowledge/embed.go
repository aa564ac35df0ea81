package knowledge

import (
	"embed"
	"io/fs"
)

//go:embed data
var embedded embed.FS

// Embedded gives the base inside the program. Its root is the folder data of this package.
func Embedded() fs.FS {
	root, err := fs.Sub(embedded, "data")
	if err != nil {
		panic("knowledge: the embedded base has no folder data: " + err.Error())
	}
	return root
}
