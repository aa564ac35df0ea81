package match

// logistic turns a few measures into a probability.
type logistic struct{ weight []float64 }

// of returns the probability for a row of measures.
func (l logistic) of(row []float64) float64 {
	sum := 0.0
	for i, x := range row {
		sum += float64(l.weight[i] * x)
	}
	return squash(sum)
}

// fitLogistic fits a logistic to rows, each with its truth and its weight, by Newton's method with a light pull to zero.
func fitLogistic(rows [][]float64, truth []bool, weight []float64) logistic {
	if len(rows) == 0 {
		return logistic{}
	}
	n := len(rows[0])
	l := logistic{make([]float64, n)}
	for range 20 {
		slope := make([]float64, n)
		curve := make([][]float64, n)
		for i := range curve {
			curve[i] = make([]float64, n)
			curve[i][i] = 0.01 * total(weight) / 100
			slope[i] = -curve[i][i] * l.weight[i]
		}
		for r, row := range rows {
			p := l.of(row)
			miss := -p
			if truth[r] {
				miss++
			}
			bend := weight[r] * p * (1 - p)
			for i, x := range row {
				slope[i] += float64(weight[r] * float64(miss*x))
				for j := range i + 1 {
					curve[i][j] += float64(bend * float64(x*row[j]))
				}
			}
		}
		for i, step := range solve(curve, slope) {
			l.weight[i] += min(max(step, -5), 5)
		}
	}
	return l
}

func total(xs []float64) (sum float64) {
	for _, x := range xs {
		sum += x
	}
	return sum
}

// solve finds x with a·x = b for a symmetric positive a, of which only the lower half is given (Cholesky); a and b are used up.
func solve(a [][]float64, b []float64) []float64 {
	n := len(b)
	for i := range n {
		for j := range i + 1 {
			sum := a[i][j]
			for k := range j {
				sum -= float64(a[i][k] * a[j][k])
			}
			if i == j {
				a[i][i] = root(max(sum, 1e-12))
			} else {
				a[i][j] = sum / a[j][j]
			}
		}
	}
	for i := range n {
		for k := range i {
			b[i] -= float64(a[i][k] * b[k])
		}
		b[i] /= a[i][i]
	}
	for i := n - 1; i >= 0; i-- {
		for k := i + 1; k < n; k++ {
			b[i] -= float64(a[k][i] * b[k])
		}
		b[i] /= a[i][i]
	}
	return b
}
