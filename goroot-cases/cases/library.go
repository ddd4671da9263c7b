// compile

// A package that compiles.

package p

type number interface{ ~int | ~float64 }

func sum[T number](xs []T) (s T) {
	for _, x := range xs {
		s += x
	}
	return s
}

var _ = sum([]float64{1, 2})
