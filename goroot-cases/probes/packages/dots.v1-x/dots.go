// Package dots lives in a folder whose last element has dots and a dash.
package dots

import "example.com/pclnlab/internal/ask"

//go:noinline
func F() int { return ask.Ret("dots/func") + 1 }

type T int

//go:noinline
func (t T) M() int { return ask.Ret("dots/method") + int(t) }

//go:noinline
func G[V any](name string, v V) int { return ask.Ret(name) + 1 }

//go:noinline
func Closure() func() int { return func() int { return ask.Ret("dots/closure") + 1 } }
