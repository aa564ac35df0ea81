package knowledge

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/gob"
	"fmt"
	"io/fs"
	"path"
)

// Reading two and a half MiB of YAML takes most of a start. So the records, too, are kept as they were read and checked,
// under the fingerprint of the very files.

// recordsFile is where records are kept in the folder of a base; recordsMark is what it begins with. The figure rises when
// a kind of record gets another form.
const (
	recordsFile = keptFolder + "/records.gob"
	recordsMark = "waymark records 1\n"
)

// Open gives a base as [Load] does, but reads its records as they were kept when they are of exactly the files that fsys
// holds now. Such a base cannot say where a record was written, which [Base.Check] needs, and has no warnings.
func Open(fsys fs.FS) (*Base, Problems) {
	if kept, err := fs.ReadFile(fsys, recordsFile); err == nil {
		print, err := Fingerprint(fsys)
		records, ours := bytes.CutPrefix(kept, append([]byte(recordsMark), print...))
		if err == nil && ours {
			if b, err := restore(records); err == nil {
				b.kept = fsys
				return b, nil
			}
		}
	}
	return Load(fsys)
}

// keepRecords gives what recordsFile holds.
func (b *Base) keepRecords() ([]byte, error) {
	print, err := Fingerprint(b.kept)
	if err != nil {
		return nil, err
	}
	kept := bytes.NewBufferString(recordsMark + string(print))
	if err := gob.NewEncoder(kept).Encode(b); err != nil {
		return nil, fmt.Errorf("keep the records: %w", err)
	}
	return kept.Bytes(), nil
}

func restore(records []byte) (*Base, error) {
	b := &Base{}
	if err := gob.NewDecoder(bytes.NewReader(records)).Decode(b); err != nil {
		return nil, fmt.Errorf("read the kept records: %w", err)
	}
	b.Holidays = newCalendar(b.Holidays.Days, origin{})
	b.index = newIndex(b)
	return b, nil
}

// Fingerprint is the SHA-256 of all the YAML files of a base, with their names, in their order: it tells one base from
// another. It fails when one cannot be read.
func Fingerprint(fsys fs.FS) ([]byte, error) {
	h := sha256.New()
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".yaml" {
			return err
		}
		content, err := fs.ReadFile(fsys, name)
		h.Write(binary.AppendUvarint([]byte(name+"\x00"), uint64(len(content))))
		h.Write(content)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the files of the base: %w", err)
	}
	return h.Sum(nil), nil
}

// sameRecords reports whether two files of kept records are of the same files of a base. Their bytes may differ.
func sameRecords(one, other []byte) bool {
	length := len(recordsMark) + sha256.Size
	return len(one) > length && len(other) > length && bytes.Equal(one[:length], other[:length])
}

// SameKept reports whether what is kept in a file of this name is what would be kept there now.
func SameKept(name string, kept, now []byte) bool {
	if name == recordsFile {
		return sameRecords(kept, now)
	}
	return bytes.Equal(kept, now)
}
