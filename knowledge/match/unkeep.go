package match

import (
	"errors"
	"hash/crc32"
	"math"
	"strings"
)

var errKept = errors.New("the bytes are damaged or of another form; train it again")

// checksum is the length of what stands at the end, in bytes.
const checksum = 4

// open reads fields that seal wrote. The checksum vouches for what is between mark and end.
func open(mark, kept string, fields []any) error {
	end := len(kept) - checksum
	if end < len(mark) || !strings.HasPrefix(kept, mark) || sumOf(kept[:end]) != word(kept[end:]) {
		return errKept
	}
	r := &unsealer{rest: kept[len(mark):end]}
	for _, f := range fields {
		r.read(f)
	}
	if r.short || r.rest != "" {
		return errKept
	}
	return nil
}

// sumOf is the checksum of a text, taken without a copy of the whole.
func sumOf(text string) (sum uint32) {
	var room [1 << 14]byte
	for text != "" {
		n := copy(room[:], text)
		sum = crc32.Update(sum, crc32.IEEETable, room[:n])
		text = text[n:]
	}
	return sum
}

// unsealer takes bytes off the front; once there are too few, short is set and zeros follow.
type unsealer struct {
	rest  string
	short bool
}

func (r *unsealer) read(field any) {
	switch f := field.(type) {
	case *float64:
		*f = r.float()
	case *string:
		*f = r.take(r.length(1))
	case *[]string:
		*f = make([]string, r.length(1))
		for i := range *f {
			(*f)[i] = r.take(r.length(1))
		}
	case *[]uint32:
		*f = readWords(r, func(x uint32) uint32 { return x })
	case *[]int32:
		*f = readWords(r, func(x uint32) int32 { return int32(x) })
	case *[]float32:
		*f = readWords(r, math.Float32frombits)
	case *[]float64:
		*f = make([]float64, r.length(8))
		for i := range *f {
			(*f)[i] = r.float()
		}
	}
}

// length reads how many things of the given size follow, as binary.AppendUvarint wrote it.
func (r *unsealer) length(size int) int {
	n := 0
	for i := 0; i < len(r.rest) && i < 5; i++ {
		n |= int(r.rest[i]&0x7f) << (7 * i)
		if r.rest[i] >= 0x80 {
			continue
		}
		if r.rest = r.rest[i+1:]; n > len(r.rest)/size {
			break
		}
		return n
	}
	r.short = true
	return 0
}

func (r *unsealer) take(n int) string {
	if n > len(r.rest) {
		r.short = true
		return ""
	}
	taken := r.rest[:n]
	r.rest = r.rest[n:]
	return taken
}

func (r *unsealer) float() float64 {
	bits := r.take(8)
	if len(bits) < 8 {
		return 0
	}
	return math.Float64frombits(uint64(word(bits)) | uint64(word(bits[4:]))<<32)
}

func readWords[T any](r *unsealer, from func(uint32) T) []T {
	xs := make([]T, r.length(4))
	raw := r.take(4 * len(xs))
	for i := range xs {
		xs[i] = from(word(raw[4*i:]))
	}
	return xs
}

// word is four bytes as one number, the lowest first.
func word(b string) uint32 {
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}

// numbered makes a table in which each key has its own place in the slice for a number.
func numbered(keys []uint32) *table {
	t := newTable(len(keys))
	for n, key := range keys {
		t.put(key, int32(n))
	}
	return t
}
