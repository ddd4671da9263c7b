// Probe firstframe: the first question of a process is CallersFrames (spec 04, D-26): without tables nothing is text, and
// the first return address is looked up itself instead of the call before it.
package main

import (
	"runtime"

	"example.com/pclnlab/internal/ask"
)

var sink int

//go:noinline
func callers() uintptr {
	var pcs [1]uintptr
	sink += runtime.Callers(2, pcs[:])
	return pcs[0]
}

// first has a statement right behind the call.
//
//go:noinline
func first() uintptr {
	pc := callers()
	sink++
	return pc
}

//go:noinline
func second() uintptr {
	pc := callers()
	sink += 2
	return pc
}

func main() {
	one, two := first(), second()
	ask.First("first/1", one)
	ask.First("second/1", two)
	ask.Again("first/funcforpc", one)
	ask.Frame("first/2", one)
	ask.Frame("second/2", two)
	ask.Print()
}
