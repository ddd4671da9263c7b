// Package other lives in a folder that looks like a version.
package other

import "example.com/pclnlab/internal/ask"

//go:noinline
func F() int { return ask.Ret("version/func") + 1 }
