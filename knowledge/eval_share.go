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
func (s Share) Percent() float64 {
	if s.Of == 0 {
		return 0
	}
	return 100 * float64(s.Hits) / float64(s.Of)
}

// Interval gives the 95 % interval of the share in percent, after Wilson (1927), "Probable inference, the law of
// succession, and statistical inference".
func (s Share) Interval() (low, high float64) {
	if s.Of == 0 {
		return 0, 100
	}
	const z = 1.959964 // of the normal distribution, both sides
	n, p := float64(s.Of), float64(s.Hits)/float64(s.Of)
	middle := p + z*z/(2*n)
	half := z * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	scale := 100 / (1 + z*z/n)
	return max(0, (middle-half)*scale), min(100, (middle+half)*scale)
}

// String gives "91.2 %  (90.1 to 92.2)  1824 of 2000".
func (s Share) String() string {
	low, high := s.Interval()
	return fmt.Sprintf("%5.1f %%  (%.1f to %.1f)  %d of %d", s.Percent(), low, high, s.Hits, s.Of)
}

// MarshalJSON gives the share in percent with its interval, rounded to a tenth, and its counts.
func (s Share) MarshalJSON() ([]byte, error) {
	low, high := s.Interval()
	tenth := func(x float64) float64 { return math.Round(x*10) / 10 }
	return json.Marshal(struct {
		Percent float64 `json:"percent"`
		Low     float64 `json:"low"`
		High    float64 `json:"high"`
		Hits    int     `json:"hits"`
		Of      int     `json:"of"`
	}{tenth(s.Percent()), tenth(low), tenth(high), s.Hits, s.Of})
}
