package match

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"slices"
)

// modelMark is what a kept model begins with; the figure rises when the form changes.
const modelMark = "waymark model 1\n"

// MarshalBinary keeps a model, so that it need not be trained again. The same model gives the same bytes, and a model read
// from them gives the same answers. It never fails.
func (m *Model) MarshalBinary() ([]byte, error) {
	k := keptModel{labels: m.labels, curves: [][]float64{{m.cal.heat, m.cal.at95}, m.cal.scope.weight, m.cal.sure.weight}, parts: keepParts(m.vocab, m.spell, m.langs, m.linear), near: m.near}
	return seal(modelMark, k.fields()), nil
}

// UnmarshalModel reads what MarshalBinary wrote. It fails when the bytes are damaged or of another form: train again then.
func UnmarshalModel(kept []byte) (*Model, error) {
	k := keptModel{curves: make([][]float64, 3), near: &neighbours{}, parts: noParts()}
	if err := open(modelMark, kept, k.fields()); err != nil {
		return nil, fmt.Errorf("this is not a kept model: %w", err)
	}
	if len(k.curves[0]) != 2 {
		return nil, errors.New("this is not a kept model: its calibration is missing; train it again")
	}
	m := &Model{labels: k.labels, vocab: k.vocab, spell: k.spell, langs: k.langs, linear: k.linear, near: k.near}
	m.cal = calibration{heat: k.curves[0][0], at95: k.curves[0][1], scope: logistic{k.curves[1]}, sure: logistic{k.curves[2]}}
	k.revive(len(m.labels))
	m.oos = slices.Index(m.labels, OutOfScope)
	m.near.group(len(m.labels), len(m.vocab.keys))
	m.desks = newDesks(len(m.vocab.keys))
	return m, nil
}

// parts are what a model reads words with, and weighs them by.
type parts struct {
	vocab  *vocabulary
	spell  *speller
	langs  *languages
	linear *linear
	packed []uint8
}

type keptModel struct {
	parts
	labels []string
	curves [][]float64
	near   *neighbours
}

func noParts() parts {
	return parts{vocab: &vocabulary{}, spell: &speller{}, langs: &languages{}, linear: &linear{}}
}

func keepParts(v *vocabulary, s *speller, l *languages, m *linear) parts {
	return parts{v, s, l, m, m.pack()}
}

// fields are the slices to keep, in order; seal reads through the pointers, open writes through them.
func (p *parts) fields() []any {
	return []any{&p.vocab.keys, &p.vocab.kinds, &p.vocab.weight, &p.spell.words, &p.spell.count, &p.langs.names, &p.langs.script,
		&p.langs.keys, &p.langs.weight, &p.langs.floor, &p.linear.bias, &p.linear.step, &p.packed}
}

func (k *keptModel) fields() []any {
	return append(k.parts.fields(), &k.labels, &k.curves[0], &k.curves[1], &k.curves[2], &k.near.start, &k.near.at, &k.near.value, &k.near.label)
}

// revive makes again what is not kept because it follows from the rest.
func (p *parts) revive(labels int) {
	p.vocab.table = numbered(p.vocab.keys)
	p.langs.table = numbered(p.langs.keys)
	p.spell.index = make(map[string]int32, len(p.spell.words))
	for n, w := range p.spell.words {
		p.spell.index[w] = int32(n)
	}
	p.linear.unpack(labels, p.packed)
}

// seal writes fields after a mark and before a checksum.
func seal(mark string, fields []any) []byte {
	b := []byte(mark)
	for _, f := range fields {
		switch f := f.(type) {
		case *[]string:
			b = binary.AppendUvarint(b, uint64(len(*f)))
			for _, s := range *f {
				b = append(binary.AppendUvarint(b, uint64(len(s))), s...)
			}
		case *[]uint8:
			b = append(binary.AppendUvarint(b, uint64(len(*f))), *f...)
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
