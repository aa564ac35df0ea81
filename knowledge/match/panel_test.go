package match

import (
	"bytes"
	"slices"
	"testing"
)

func TestPanel(t *testing.T) {
	questions := []string{"printer", "loan"}
	p, err := TrainPanel(questions, library)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := p.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	again, err := UnmarshalPanel(kept)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		text string
		yes  int // the question with the higher answer; -1: neither is likely
	}{
		{"the printer ate my paper", 0},
		{"renew my book", 1},
		{"order a pizza", -1},
	}
	for _, tt := range tests {
		got := p.Score(tt.text)
		if tt.yes >= 0 && got[tt.yes] <= got[1-tt.yes] || tt.yes < 0 && max(got[0], got[1]) > 0.5 {
			t.Errorf("%q: %v, want question %d", tt.text, got, tt.yes)
		}
		if kept := again.Score(tt.text); !slices.Equal(got, kept) {
			t.Errorf("%q: %v, but %v once kept", tt.text, got, kept)
		}
	}
	if twice, _ := again.MarshalBinary(); !bytes.Equal(kept, twice) {
		t.Error("a panel kept twice gives other bytes")
	}
}

func TestPanelRefuses(t *testing.T) {
	if _, err := TrainPanel([]string{"printer", "nobody"}, library); err == nil {
		t.Error("a question without examples: no error")
	}
	if _, err := TrainPanel([]string{"printer"}, []Example{{Label: "printer", Text: "jam"}}); err == nil {
		t.Error("a question without examples to answer no: no error")
	}
	for _, kept := range [][]byte{nil, []byte(panelMark), []byte(modelMark + "1234")} {
		if _, err := UnmarshalPanel(kept); err == nil {
			t.Errorf("%q was read as a panel", kept)
		}
	}
}
