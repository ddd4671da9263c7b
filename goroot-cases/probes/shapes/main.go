// Probe shapes: what grid leaves out. Iterators, promoted methods, generics within generics, deferred calls in loops, labels,
// and calls in every place of a statement, in package main and in package away.
package main

import (
	"example.com/pclnlab/internal/ask"
	"example.com/pclnlab/shapes/away"
)

const prefix = "main/"

func main() {
	Kinds()
	away.Kinds()
	ask.Print()
}
