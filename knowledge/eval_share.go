package knowledge

import (
	"encoding/json"
	"fmt"
	"math"
)

// Share is how many of how many.
type Share struct {
	Hits int
	Of   int
}

// Count adds one case.
func (s *Share) Count(hit bool) {
	s.Of++
	if hit {
		s.Hits++
	}
}

// Percent gives the share, 0 to 100; 0 of nothing.
func (s Share) Percent() float64 { return percent(s.Hits, s.Of) }

// Interval gives the 95 % interval of the share in percent, after Wilson (1927), "Probable inference, the law of
// succession, and statistical inference".
func (s Share) Interval() (low, high float64) { return wilson(s.Percent(), float64(s.Of)) }

// String gives " 91.2 %   90.1 to 92.2     2000".
func (s Share) String() string { return row(s, s.Of) }

// MarshalJSON gives the share in percent with its interval, rounded to a tenth, and its counts.
func (s Share) MarshalJSON() ([]byte, error) {
	low, high := s.Interval()
	return json.Marshal(struct {
		Percent float64 `json:"percent"`
		Low     float64 `json:"low"`
		High    float64 `json:"high"`
		Hits    int     `json:"hits"`
		Of      int     `json:"of"`
	}{tenth(s.Percent()), tenth(low), tenth(high), s.Hits, s.Of})
}

// Weighted is how much of how much, where cases weigh differently.
type Weighted struct {
	Lost    int
	Of      int
	squares int // of the weights
}

// Count adds one case of a weight.
func (w *Weighted) Count(lost bool, weight int) {
	w.Of += weight
	w.squares += weight * weight
	if lost {
		w.Lost += weight
	}
}

// Percent gives the share lost, 0 to 100; 0 of nothing.
func (w Weighted) Percent() float64 { return percent(w.Lost, w.Of) }

// Interval is [Share.Interval] for as many cases of one weight as would tell as much, after Kish (1965), "Survey
// sampling".
func (w Weighted) Interval() (low, high float64) {
	return wilson(w.Percent(), float64(w.Of)*float64(w.Of)/float64(max(1, w.squares)))
}

// String gives "  2.1 %    1.5 to 2.9     90210".
func (w Weighted) String() string { return row(w, w.Of) }

// MarshalJSON gives the share lost in percent with its interval, rounded to a tenth, and the weights.
func (w Weighted) MarshalJSON() ([]byte, error) {
	low, high := w.Interval()
	return json.Marshal(struct {
		Percent float64 `json:"percent"`
		Low     float64 `json:"low"`
		High    float64 `json:"high"`
		Lost    int     `json:"lost"`
		Of      int     `json:"of"`
	}{tenth(w.Percent()), tenth(low), tenth(high), w.Lost, w.Of})
}

func percent(part, all int) float64 { return 100 * float64(part) / float64(max(1, all)) }

func tenth(x float64) float64 { return math.Round(x*10) / 10 }

// wilson gives the interval of a share in percent that was seen in n cases. Products are rounded one by one, so that
// every machine gives the same.
func wilson(percent, n float64) (low, high float64) {
	if n == 0 {
		return 0, 100
	}
	const z = 1.959964 // of the normal distribution, both sides
	p := percent / 100
	middle := p + z*z/(2*n)
	half := z * math.Sqrt(float64(p*(1-p))/n+z*z/(4*n*n))
	scale := 100 / (1 + z*z/n)
	return max(0, float64(middle*scale)-float64(half*scale)), min(100, float64(middle*scale)+float64(half*scale))
}

// row gives the figures of one line of the table; of is what the share is of.
func row(s interface {
	Percent() float64
	Interval() (low, high float64)
}, of int) string {
	if of == 0 {
		return "      -"
	}
	low, high := s.Interval()
	return fmt.Sprintf("%5.1f %%  %5.1f to %5.1f  %7d", s.Percent(), low, high, of)
}
