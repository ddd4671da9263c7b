// Package er is internal and nested.
package er

import "example.com/pclnlab/internal/ask"

//go:noinline
func F() int { return ask.Ret("internal/func") + 1 }
