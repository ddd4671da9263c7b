// Probe shadow: Caller, Callers and frames in a program that is compiled with a shadow stack (spec 04, section 9.2).
package main

import (
	"strconv"

	"example.com/pclnlab/internal/ask"
)

var sink int

//go:noinline
func inner() int {
	n := ask.Caller("inner/1")
	n += ask.Caller("inner/2")
	return n + sink
}

//go:noinline
func outer() int { return ask.Caller("outer") + inner() }

type T struct{ n int }

//go:noinline
func (t *T) method() int { return ask.Caller("method") + t.n }

func generic[V any](v V) int { return ask.Caller("generic") + 1 }

func deferred() { sink += ask.Caller("deferred") }

//go:noinline
func defers() int {
	defer deferred()
	sink++
	return sink
}

func main() {
	ask.Func("outer", outer)
	ask.Func("method", (*T).method)
	sink = outer() + (&T{1}).method() + generic("x") + defers()
	f := func() int { return ask.Caller("closure") + sink }
	sink += f()
	done := make(chan bool)
	go func() { sink += ask.Caller("goroutine"); done <- true }()
	<-done
	for _, pc := range []uintptr{4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 0x11, 0x13, 0x401, 0x403} {
		ask.Raw("number/"+strconv.Itoa(int(pc)), pc)
		ask.Number("frame-of-number/"+strconv.Itoa(int(pc)), pc)
	}
	ask.Print()
}
