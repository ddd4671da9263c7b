// Package away has functions with the names of others.
package away

import (
	_ "unsafe" // for go:linkname

	"example.com/pclnlab/internal/ask"
)

var n int

// renamed has the symbol of a package that does not exist.
//
//go:linkname renamed example.com/pclnlab/linked/elsewhere.Renamed
//go:noinline
func renamed() int { n++; return ask.Caller("renamed/other-package") + n }

// same keeps its name, and says so.
//
//go:linkname same
//go:noinline
func same() int { n++; return ask.Caller("renamed/same-name") + n }

//go:linkname ofMain main.fromAway
//go:noinline
func ofMain() int { n++; return ask.Caller("renamed/main") + n }

//go:linkname closure example.com/pclnlab/linked/elsewhere.Closure
//go:noinline
func closure() func() int {
	return func() int { n++; return ask.Caller("renamed/closure") + n }
}

type T struct{ n int }

//go:linkname method example.com/pclnlab/linked/elsewhere.(*T).Method
//go:noinline
func method(t *T) int { n++; return ask.Caller("renamed/like-a-method") + t.n }

// Call calls all.
func Call() int { return renamed() + same() + ofMain() + closure()() + method(&T{1}) }
