// Package lead lives in a folder with a leading underscore.
package lead

import "example.com/pclnlab/internal/ask"

//go:noinline
func F() int { return ask.Ret("underscore/func") + 1 }

type T struct{ n int }

//go:noinline
func (t *T) M() int { t.n++; return ask.Ret("underscore/method") + t.n }
