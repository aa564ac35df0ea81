package knowledge

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/gob"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"reflect"
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
		if print, err := printOfFiles(fsys); err == nil {
			if b, err := restore(kept, print); err == nil {
				b.kept, b.print = fsys, print
				return b, nil
			}
		}
	}
	return Load(fsys)
}

// keepRecords gives what recordsFile holds.
func (b *Base) keepRecords() ([]byte, error) {
	print, err := b.Fingerprint()
	if err != nil {
		return nil, err
	}
	kept := bytes.NewBufferString(recordsMark + string(print))
	if err := gob.NewEncoder(kept).Encode(b); err != nil {
		return nil, fmt.Errorf("keep the records: %w", err)
	}
	return kept.Bytes(), nil
}

var errOtherRecords = errors.New("these are not the records of these files; keep them again")

// restore reads what keepRecords gave for files of this fingerprint.
func restore(kept, print []byte) (*Base, error) {
	records, ours := bytes.CutPrefix(kept, append([]byte(recordsMark), print...))
	if !ours {
		return nil, errOtherRecords
	}
	b := &Base{}
	if err := gob.NewDecoder(bytes.NewReader(records)).Decode(b); err != nil {
		return nil, fmt.Errorf("read the kept records: %w", err)
	}
	b.Holidays = newCalendar(b.Holidays.Days, origin{})
	b.index = newIndex(b)
	return b, nil
}

// Fingerprint tells one base from another by its files. It fails when one cannot be read.
func (b *Base) Fingerprint() ([]byte, error) {
	if b.print != nil {
		return b.print, nil
	}
	return printOfFiles(b.kept)
}

// printOfFiles is the SHA-256 of all the YAML files of a base, with their names, in their order.
func printOfFiles(fsys fs.FS) ([]byte, error) {
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

// SameKept reports whether what is kept in a file of this name is what would be kept there now. Records are compared by what
// they say: the same ones may be other bytes.
func SameKept(name string, kept, now []byte) bool {
	if name != recordsFile || bytes.Equal(kept, now) {
		return bytes.Equal(kept, now)
	}
	length := len(recordsMark) + sha256.Size
	if len(now) < length {
		return false
	}
	print := now[len(recordsMark):length]
	one, err := restore(kept, print)
	other, failed := restore(now, print)
	return err == nil && failed == nil && reflect.DeepEqual(one, other)
}
