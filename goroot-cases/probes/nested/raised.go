package main

import (
	"fmt"
	"runtime"

	"example.com/pclnlab/internal/stop"
)

var raised = map[string]func(){
	"unrecovered":    func() { outermost(raiseWithout) },
	"reraise":        func() { outermost(raiseAfter) },
	"reraise-same":   func() { outermost(raiseSame) },
	"inner-own":      func() { outermost(innerOwn) },
	"inner-skip":     func() { outermost(innerSkip) },
	"inner-stringer": func() { outermost(innerStringer) },
	"inner-second":   func() { outermost(innerSecond) },
	"both":           func() { outermost(both) },
	"three":          func() { outermost(threePanics) },
	"in-goroutine":   func() { inGoroutine(func() { outermost(raiseAfter) }) },
	"swallow":        swallow,
}

// outermost defers recoverLast around a scenario.
//
//go:noinline
func outermost(f func()) {
	defer recoverLast()
	f()
	mark('r') // f returned: its panic is gone
}

// raiseWithout: the deferred function panics while the first panic is still in flight (G9).
//
//go:noinline
func raiseWithout() {
	defer raises()
	middle()
	sink++
}

//go:noinline
func raises() {
	stop.Here("first", runtime.Callers(0, stop.Pcs), runtime.Stack(stop.Text, false))
	middle2()
	sink++
}

// raiseAfter: the deferred function recovers, then panics (G10, U-08).
//
//go:noinline
func raiseAfter() {
	defer recoversAndRaises()
	middle()
	sink++
}

//go:noinline
func recoversAndRaises() {
	value = recover()
	stop.Here("recovered", runtime.Callers(0, stop.Pcs), runtime.Stack(stop.Text, false))
	middle2()
	sink++
}

// raiseSame: the deferred function panics with the value that it recovered, as harnesses do.
//
//go:noinline
func raiseSame() {
	defer raisesSame()
	middle()
	sink++
}

//go:noinline
func raisesSame() {
	if v := recover(); v != nil {
		mark('s')
		panic(v)
	}
	sink++
}

// quiet panics and recovers inside.
//
//go:noinline
func quiet() {
	defer silent()
	middle2()
	sink++
}

//go:noinline
func silent() {
	if v := recover(); v != nil {
		mark('q')
	}
	sink++
}

// innerOwn: while a panic is in flight a deferred function calls something that panics and recovers inside; it
// contains a recover of its own (G11, U-03).
//
//go:noinline
func innerOwn() {
	defer looksAndRecovers()
	middle()
	sink++
}

//go:noinline
func looksAndRecovers() {
	mark('a')
	quiet()
	mark('b')
	stop.Here("behind", runtime.Callers(0, stop.Pcs), runtime.Stack(stop.Text, false))
	value = recover()
	mark('c')
}

// innerSkip: the same without a recover of its own; LLGo of the newest generation skips its rest (U-48).
//
//go:noinline
func innerSkip() {
	defer looksOnly()
	middle()
	sink++
}

//go:noinline
func looksOnly() {
	mark('a')
	quiet()
	mark('b')
	stop.Here("behind", runtime.Callers(0, stop.Pcs), runtime.Stack(stop.Text, false))
	sink++
}

type loud struct{ n int }

func (l loud) String() string {
	if l.n == zero {
		panic("in String")
	}
	return "loud"
}

// innerStringer: the same by fmt, which recovers from panics of a String method.
//
//go:noinline
func innerStringer() {
	defer formats()
	middle()
	sink++
}

//go:noinline
func formats() {
	mark('a')
	sink += len(fmt.Sprint(loud{}))
	mark('b')
	stop.Here("behind", runtime.Callers(0, stop.Pcs), runtime.Stack(stop.Text, false))
	sink++
}

// innerSecond: the deferred function that runs after one that panicked and recovered inside (S19).
//
//go:noinline
func innerSecond() {
	defer looksSecond()
	defer callsQuiet()
	middle()
	sink++
}

//go:noinline
func callsQuiet() {
	quiet()
	sink++
}

//go:noinline
func looksSecond() {
	stop.Here("second", runtime.Callers(0, stop.Pcs), runtime.Stack(stop.Text, false))
	sink++
}

// both: two deferred functions of one frame; the first panics again, the second recovers.
//
//go:noinline
func both() {
	defer recovering()
	defer raises()
	middle()
	sink++
}

// threePanics: three panics in flight, one below the other.
//
//go:noinline
func threePanics() {
	defer raises()
	raiseWithoutLook()
	sink++
}

//go:noinline
func raiseWithoutLook() {
	defer raisesQuietly()
	middle()
	sink++
}

//go:noinline
func raisesQuietly() {
	middle2()
	sink++
}

// swallow: a deferred function recovers an inner panic; the outer one must go on (U-12).
//
//go:noinline
func swallow() {
	outermost(swallowed)
	mark('e')
}

//go:noinline
func swallowed() {
	defer callsQuiet()
	middle()
	sink++
}
