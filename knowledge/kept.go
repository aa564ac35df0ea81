package knowledge

import (
	"crypto/sha256"
	"encoding"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"waymark/knowledge/match"
)

// Training on thousands of phrases takes seconds, reading what was learned milliseconds. So a base may hold, in its
// folder kept, the models that were made from it by `waymark train`. Each begins with the fingerprint of the phrases
// it was made from: a model of other phrases is never used, the base is trained instead.

const (
	keptFolder = "kept"
	keptEnding = ".model"
)

// Kept gives what was kept under this name, if it was made from exactly these examples.
func (b *Base) Kept(name string, examples ...[]match.Example) (model string, ok bool) {
	file, ok := b.keptFile(KeptFile(name))
	if !ok {
		return "", false
	}
	print := printOf(examples)
	return strings.CutPrefix(file, string(print[:]))
}

// keptFile reads a file of kept models. One that cannot be read is as good as none.
func (b *Base) keptFile(name string) (text string, ok bool) {
	if b.kept == nil || b.anew {
		return "", false
	}
	if whole, can := b.kept.(inside); can {
		if text, ok = whole.text(name); ok {
			return text, true
		}
	}
	file, err := fs.ReadFile(b.kept, name)
	return string(file), err == nil
}

// Keep gives what the file of a kept model holds. It fails when the model cannot be put into bytes.
func Keep(model encoding.BinaryMarshaler, examples ...[]match.Example) ([]byte, error) {
	kept, err := model.MarshalBinary()
	if err != nil {
		return nil, fmt.Errorf("keep a trained model: %w", err)
	}
	print := printOf(examples)
	return append(print[:], kept...), nil
}

// KeptFile gives the place of a kept model in the folder of a base.
func KeptFile(name string) string { return path.Join(keptFolder, name+keptEnding) }

// DropKept makes the base learn anew, as it must when the engine itself has changed. Call it before [Base.Train].
func (b *Base) DropKept() { b.anew = true }

// printOf is the SHA-256 of examples in their order.
func printOf(examples [][]match.Example) (sum [sha256.Size]byte) {
	h := sha256.New()
	var text []byte
	for _, list := range examples {
		h.Write(binary.AppendUvarint(text[:0], uint64(len(list))))
		for _, e := range list {
			text = text[:0]
			for _, field := range [...]string{e.Label, e.Voice, e.Lang, e.Text} {
				text = binary.AppendUvarint(text, uint64(len(field)))
				text = append(text, field...)
			}
			h.Write(text)
		}
	}
	h.Sum(sum[:0])
	return sum
}

// topicsName, rightsName and milestonesName are the names under which the base's own models are kept.
const (
	topicsName     = "topics"
	rightsName     = "rights"
	milestonesName = "milestones"
)

// model gives the model kept for these examples, or trains it.
func (b *Base) model(name string, examples []match.Example) (*match.Model, error) {
	if kept, ok := b.Kept(name, examples); ok {
		if m, err := match.UnmarshalModel(kept); err == nil {
			return m, nil
		}
	}
	m, err := match.Train(examples, match.Options{})
	if err != nil {
		return nil, fmt.Errorf("train the %s: %w", name, err)
	}
	return m, nil
}

// Keeps gives the files that keep the base's records and its own models, by their place in its folder. Call it after
// [Base.Train].
func (b *Base) Keeps() (map[string][]byte, error) {
	records, failed := b.keepRecords()
	files := map[string][]byte{recordsFile: records}
	for _, m := range []struct {
		name     string
		model    *match.Model
		examples []match.Example
	}{
		{topicsName, b.reader.topics, b.examples()},
		{rightsName, b.reader.rights, b.rightExamples()},
		{milestonesName, b.reader.milestones, b.milestoneExamples()},
	} {
		if m.model == nil {
			continue
		}
		kept, err := Keep(m.model, m.examples)
		files[KeptFile(m.name)], failed = kept, errors.Join(failed, err)
	}
	return files, failed
}
