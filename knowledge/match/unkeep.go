package match

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"math"
	"strings"
)

var errKept = errors.New("the bytes are damaged or of another form; train it again")

// open reads fields that seal wrote. The checksum vouches for what is between mark and end.
func open(mark string, kept []byte, fields []any) error {
	end := len(kept) - 4
	if end < len(mark) || !strings.HasPrefix(string(kept[:len(mark)]), mark) || crc32.ChecksumIEEE(kept[:end]) != binary.LittleEndian.Uint32(kept[end:]) {
		return errKept
	}
	r := &unsealer{b: kept[len(mark):end]}
	for _, f := range fields {
		switch f := f.(type) {
		case *[]string:
			*f = make([]string, r.length(1))
			for i := range *f {
				(*f)[i] = string(r.take(r.length(1)))
			}
		case *[]uint8:
			*f = append([]uint8(nil), r.take(r.length(1))...)
		case *[]uint32:
			*f = readWords(r, func(x uint32) uint32 { return x })
		case *[]int32:
			*f = readWords(r, func(x uint32) int32 { return int32(x) })
		case *[]float32:
			*f = readWords(r, math.Float32frombits)
		case *[]float64:
			*f = make([]float64, r.length(8))
			for i := range *f {
				(*f)[i] = math.Float64frombits(binary.LittleEndian.Uint64(r.take(8)))
			}
		}
	}
	if r.short || len(r.b) > 0 {
		return errKept
	}
	return nil
}

// unsealer takes bytes off the front; once there are too few, short is set and zeros follow.
type unsealer struct {
	b     []byte
	short bool
}

// length reads how many things of the given size follow.
func (r *unsealer) length(size int) int {
	n, used := binary.Uvarint(r.b)
	if used <= 0 || n*uint64(size) > uint64(len(r.b)-used) {
		r.short = true
		return 0
	}
	r.b = r.b[used:]
	return int(n)
}

func (r *unsealer) take(n int) []byte {
	taken := r.b[:n]
	r.b = r.b[n:]
	return taken
}

func readWords[T any](r *unsealer, from func(uint32) T) []T {
	xs := make([]T, r.length(4))
	raw := r.take(4 * len(xs))
	for i := range xs {
		xs[i] = from(binary.LittleEndian.Uint32(raw[4*i:]))
	}
	return xs
}

// numbered makes a table in which each key has its own place in the slice for a number.
func numbered(keys []uint32) *table {
	t := newTable(len(keys))
	for n, key := range keys {
		t.put(key, int32(n))
	}
	return t
}

// pack returns rounded weights as bytes.
func (m *linear) pack() []uint8 {
	packed := make([]uint8, len(m.weight))
	for i, w := range m.weight {
		if step := m.step[i/m.labels]; step > 0 {
			packed[i] = uint8(int8(math.Round(float64(w / step))))
		}
	}
	return packed
}

// unpack undoes pack.
func (m *linear) unpack(labels int, packed []uint8) {
	m.labels = labels
	m.weight = make([]float32, len(packed))
	for f, step := range m.step {
		for i := f * labels; i < (f+1)*labels; i++ {
			m.weight[i] = step * float32(int8(packed[i]))
		}
	}
}

// group lists the texts of each label.
func (n *neighbours) group(labels, features int) {
	n.size = features
	n.of = make([][]int32, labels)
	for i, l := range n.label {
		n.of[l] = append(n.of[l], int32(i))
	}
}
