package match

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math"
	"slices"
)

// modelMark is what a kept model begins with; the figure rises when the form changes.
const modelMark = "waymark model 2\n"

// MarshalBinary keeps a model, so that it need not be trained again. The same model gives the same bytes, and a model read
// from them gives the same answers. It never fails.
func (m *Model) MarshalBinary() ([]byte, error) {
	return seal(modelMark, m.fields()), nil
}

// UnmarshalModel reads what MarshalBinary wrote. Most of the model stays where it is in kept, without a copy. It fails
// when kept is damaged or of another form: train again then.
func UnmarshalModel(kept string) (*Model, error) {
	m := &Model{vocab: &vocabulary{}, spell: &speller{}, langs: &languages{}, linear: &linear{}, near: &neighbours{}}
	if err := open(modelMark, kept, m.fields()); err != nil {
		return nil, fmt.Errorf("this is not a kept model: %w", err)
	}
	m.linear.labels = len(m.labels)
	m.oos = slices.Index(m.labels, OutOfScope)
	m.vocab.table = numbered(m.vocab.keys)
	m.langs.table = numbered(m.langs.keys)
	m.spell.index = make(map[string]int32, len(m.spell.words))
	for n, w := range m.spell.words {
		m.spell.index[w] = int32(n)
	}
	m.desks = newDesks(len(m.vocab.keys))
	go m.spell.once.Do(m.spell.prepare) // the first misspelt word finds it done, or waits for it
	return m, nil
}

// fields are what to keep of a model, in order; seal reads through the pointers, open writes through them.
func (m *Model) fields() []any {
	return []any{
		&m.labels, &m.cal.heat, &m.cal.at95, &m.cal.scope.weight, &m.cal.sure.weight,
		&m.vocab.keys, &m.vocab.kinds, &m.vocab.weight, &m.spell.words, &m.spell.count,
		&m.langs.names, &m.langs.script, &m.langs.keys, &m.langs.weight, &m.langs.floor,
		&m.linear.bias, &m.linear.step, &m.linear.weight, &m.near.first, &m.near.start, &m.near.text, &m.near.value,
	}
}

// seal writes fields after a mark and before a checksum.
func seal(mark string, fields []any) []byte {
	b := []byte(mark)
	for _, f := range fields {
		switch f := f.(type) {
		case *float64:
			b = binary.LittleEndian.AppendUint64(b, math.Float64bits(*f))
		case *string:
			b = append(binary.AppendUvarint(b, uint64(len(*f))), *f...)
		case *[]string:
			b = binary.AppendUvarint(b, uint64(len(*f)))
			for _, s := range *f {
				b = append(binary.AppendUvarint(b, uint64(len(s))), s...)
			}
		case *[]uint32:
			b = appendWords(b, *f, func(x uint32) uint32 { return x })
		case *[]int32:
			b = appendWords(b, *f, func(x int32) uint32 { return uint32(x) })
		case *[]float32:
			b = appendWords(b, *f, math.Float32bits)
		case *[]float64:
			b = binary.AppendUvarint(b, uint64(len(*f)))
			for _, x := range *f {
				b = binary.LittleEndian.AppendUint64(b, math.Float64bits(x))
			}
		}
	}
	return binary.LittleEndian.AppendUint32(b, crc32.ChecksumIEEE(b))
}

func appendWords[T any](b []byte, xs []T, bits func(T) uint32) []byte {
	b = binary.AppendUvarint(b, uint64(len(xs)))
	for _, x := range xs {
		b = binary.LittleEndian.AppendUint32(b, bits(x))
	}
	return b
}
