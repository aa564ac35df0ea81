package match

import (
	"errors"
	"fmt"
)

// panelMark is what a kept panel begins with; the figure rises when the form changes.
const panelMark = "waymark panel 1\n"

// MarshalBinary keeps a panel; see Model.MarshalBinary.
func (p *Panel) MarshalBinary() ([]byte, error) {
	k := keptPanel{parts: keepParts(p.vocab, p.spell, p.langs, p.linear)}
	for _, c := range p.curves {
		k.curves = append(k.curves, c.weight...)
	}
	return seal(panelMark, k.fields()), nil
}

// UnmarshalPanel reads what Panel.MarshalBinary wrote; see UnmarshalModel.
func UnmarshalPanel(kept []byte) (*Panel, error) {
	k := keptPanel{parts: noParts()}
	if err := open(panelMark, kept, k.fields()); err != nil {
		return nil, fmt.Errorf("this is not a kept panel: %w", err)
	}
	if len(k.curves) == 0 || len(k.curves) != 2*len(k.linear.bias) {
		return nil, errors.New("this is not a kept panel: its curves are missing; train it again")
	}
	k.parts.revive(len(k.linear.bias))
	p := &Panel{vocab: k.vocab, spell: k.spell, langs: k.langs, linear: k.linear, desks: newDesks(len(k.vocab.keys))}
	for i := 0; i < len(k.curves); i += 2 {
		p.curves = append(p.curves, logistic{k.curves[i : i+2]})
	}
	return p, nil
}

type keptPanel struct {
	parts
	curves []float64 // two of each question
}

func (k *keptPanel) fields() []any { return append(k.parts.fields(), &k.curves) }
