// Package away is not main: none of its symbols is exported.
package away

import "example.com/pclnlab/internal/ask"

var n int

//go:noinline
func Exported() int { return ask.Caller("away/Exported") + n }

//go:noinline
func hidden() int { return ask.Caller("away/hidden") + n }

//go:noinline
func Call() int { n = hidden() + 1; return n }
