package store_test

import (
	"context"
	"fmt"
	"path/filepath"
	"sync/atomic"
	"testing"

	"waymark/bot"
)

func BenchmarkOptOut(b *testing.B) {
	s := open(b, filepath.Join(b.TempDir(), "waymark.db"))
	defer shut(b, s)
	for n := 0; b.Loop(); n++ {
		must(b, s.OptOut(context.Background(), []string{fmt.Sprint(n)}, fmt.Sprint(n), noon))
	}
}

// BenchmarkOptOutOfMany shows how those who come at the same time share a write.
func BenchmarkOptOutOfMany(b *testing.B) {
	s := open(b, filepath.Join(b.TempDir(), "waymark.db"))
	defer shut(b, s)
	var n atomic.Int64
	b.SetParallelism(16)
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			key := fmt.Sprint(n.Add(1))
			if err := s.OptOut(context.Background(), []string{key}, key, noon); err != nil {
				b.Error(err)
			}
		}
	})
}

func BenchmarkOptedOut(b *testing.B) {
	s := open(b, filepath.Join(b.TempDir(), "waymark.db"))
	defer shut(b, s)
	for b.Loop() {
		if _, err := s.OptedOut(context.Background(), []string{"a", "b"}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCount(b *testing.B) {
	s := open(b, filepath.Join(b.TempDir(), "waymark.db"))
	defer shut(b, s)
	e := bot.Event{At: noon, Channel: bot.ChannelSMS, Outcome: bot.OutcomeAnswer, Topic: "stalking", Area: "dudley"}
	for b.Loop() {
		s.Count(e)
	}
}
