// Package away has functions that main inlines only when both are optimized together.
package away

import "example.com/pclnlab/internal/ask"

var total int

func Small(n int) int {
	total += n
	return total * n
}

func Middle(s string) int {
	n := 0
	for _, r := range s {
		n += Small(int(r))
	}
	return n
}

//go:noinline
func Noinline(n int) int { return ask.Ret("away/Noinline") + Small(n) }
