// Package tilde lives in a folder with a tilde.
package tilde

import "example.com/pclnlab/internal/ask"

//go:noinline
func F() int { return ask.Ret("tilde/func") + 1 }
