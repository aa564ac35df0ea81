package bot

import "waymark/knowledge"

func (b *Brain) lint() []Problem { return nil }

// Problem is one thing wrong with a reply.
type Problem struct {
	Severity knowledge.Severity
}

func (p Problem) String() string { return "" }
