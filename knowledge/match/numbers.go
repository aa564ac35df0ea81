package match

import "math"

// The functions here replace those of package math whose last bits differ between machines; sums elsewhere are written
// with explicit conversions, so that no compiler fuses a product with a sum. Together they make answers the same everywhere.

// expOf returns e to the x, good to about 1e-12 of itself, the same on every machine.
func expOf(x float64) float64 {
	if x > 700 {
		x = 700
	}
	if x < -700 {
		return 0
	}
	k := math.Floor(float64(x*math.Log2E) + 0.5)
	r := x - float64(k*math.Ln2)
	sum := 1.0 / 3628800
	for i := 9; i >= 0; i-- {
		sum = float64(sum*r) + inverseFactorial[i]
	}
	return math.Ldexp(sum, int(k))
}

var inverseFactorial = [10]float64{1, 1, 1. / 2, 1. / 6, 1. / 24, 1. / 120, 1. / 720, 1. / 5040, 1. / 40320, 1. / 362880}

// logOf returns the natural logarithm of a positive x, the same on every machine.
func logOf(x float64) float64 {
	frac, exp := math.Frexp(x)
	if frac < math.Sqrt2/2 {
		frac, exp = frac*2, exp-1
	}
	z := (frac - 1) / (frac + 1)
	square := float64(z * z)
	sum, power := 0.0, z
	for i := 1; i < 30; i += 2 {
		sum += power / float64(i)
		power *= square
	}
	return float64(2*sum) + float64(float64(exp)*math.Ln2)
}

// squash returns 1/(1+e^-x).
func squash(x float64) float64 { return 1 / (1 + expOf(-x)) }

func sqrt32(x float32) float32 { return float32(math.Sqrt(float64(x))) }

func root(x float64) float64 { return math.Sqrt(x) }
