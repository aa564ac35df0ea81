package safety

import (
	"testing"

	"waymark/knowledge"
)

func BenchmarkRead(b *testing.B) {
	base, _ := knowledge.Load(knowledge.Embedded())
	r := reader(b, base)
	says := []string{"hes kicking the door in", "what time is the bus", "my ex keeps textin me and i dont no wot to do abowt it", "she hit her daughter last year and nobody at the school believed it, what can i do"}
	for i := 0; b.Loop(); i++ {
		r.Read(says[i%len(says)])
	}
}

func BenchmarkNew(b *testing.B) {
	base, _ := knowledge.Load(knowledge.Embedded())
	for b.Loop() {
		reader(b, base)
	}
}
