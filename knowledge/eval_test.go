package knowledge

import (
	"encoding/json"
	"math"
	"strings"
	"testing"
)

func TestEvaluate(t *testing.T) {
	b := trainedBase(t)
	e, err := b.Evaluate()
	if err != nil {
		t.Fatal(err)
	}
	phrases := 0
	for _, topic := range b.Topics {
		phrases += len(topic.PeopleSay)
	}
	if e.Voices != 2 || e.Phrases != phrases || e.Outside != len(b.OutOfScope) {
		t.Errorf("%d voices, %d phrases, %d outside", e.Voices, e.Phrases, e.Outside)
	}
	if e.RecallAt1.Of != phrases || e.RecallAt3.Hits < e.RecallAt1.Hits || e.Refused.Of != e.Outside {
		t.Errorf("recall@1 %v, recall@3 %v, refused %v", e.RecallAt1, e.RecallAt3, e.Refused)
	}
	if got := e.Answered.Hits + e.Asked.Hits + e.Unmet.Hits; got != phrases {
		t.Errorf("%d answered, asked or neither, want %d", got, phrases)
	}
	e.Danger = &Share{Hits: 99, Of: 100}
	if text := e.String(); !strings.Contains(text, "recall@1") || !strings.Contains(text, "danger") || strings.Contains(text, "suicide,") {
		t.Errorf("the table reads:\n%s", text)
	}
}

func TestEvaluateNeedsTwoVoices(t *testing.T) {
	b := trainedBase(t)
	for _, topic := range b.Topics {
		topic.Words = nil
		for i := range topic.PeopleSay {
			topic.PeopleSay[i].Voice = "one"
		}
	}
	b.Rights, b.Milestones, b.OutOfScope = nil, nil, nil
	if _, err := b.Evaluate(); err == nil || !strings.Contains(err.Error(), "two voices") {
		t.Errorf("error %v, want one that asks for two voices", err)
	}
}

func TestWilsonInterval(t *testing.T) {
	// Newcombe (1998), "Two-sided confidence intervals for the single proportion", table I, method 3.
	tests := []struct {
		share     Share
		low, high float64
	}{
		{Share{81, 263}, 25.53, 36.62},
		{Share{15, 148}, 6.24, 16.05},
		{Share{0, 20}, 0, 16.11},
		{Share{1, 29}, 0.61, 17.18},
		{Share{}, 0, 100},
	}
	for _, test := range tests {
		low, high := test.share.Interval()
		if math.Abs(low-test.low) > 0.006 || math.Abs(high-test.high) > 0.006 {
			t.Errorf("%d of %d: %.2f to %.2f, want %.2f to %.2f", test.share.Hits, test.share.Of, low, high, test.low, test.high)
		}
	}
}

func TestShareJSON(t *testing.T) {
	got, err := json.Marshal(Share{Hits: 1, Of: 3})
	if want := `{"percent":33.3,"low":6.1,"high":79.2,"hits":1,"of":3}`; err != nil || string(got) != want {
		t.Errorf("%s, %v; want %s", got, err, want)
	}
}
