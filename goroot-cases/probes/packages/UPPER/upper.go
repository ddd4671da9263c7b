// Package UPPER has a name in capitals.
package UPPER

import "example.com/pclnlab/internal/ask"

//go:noinline
func F() int { return ask.Ret("upper/func") + 1 }
