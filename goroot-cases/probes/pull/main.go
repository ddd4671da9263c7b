// Probe pull: an iterator that is pulled from, on a stack of its own.
package main

import (
	"iter"

	"example.com/pclnlab/internal/ask"
)

var n int

func sequence(yield func(int) bool) {
	n += ask.Caller("sequence/first")
	if !yield(1) {
		return
	}
	n += ask.Caller("sequence/second")
	defer func() { n += ask.Caller("sequence/deferred") }()
	yield(2)
}

//go:noinline
func pull() int {
	next, stop := iter.Pull(iter.Seq[int](sequence))
	defer stop()
	a, _ := next()
	b, _ := next()
	return ask.Caller("puller") + a + b
}

func main() {
	ask.Func("puller", pull)
	n += pull()
	ask.Print()
}
