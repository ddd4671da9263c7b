// Probe panics: stacks of software panics, one at a time: every kind of panic, and every place of a defer.
//
// Each scenario takes the stack in a deferred function before and after recover, as runtime.Callers and runtime.Stack say
// it, and asks at which depth Caller finds the statement that panicked.
package main

import (
	"runtime"

	"example.com/pclnlab/internal/ask"
	"example.com/pclnlab/internal/stop"
)

var (
	sink  int
	value any // what was recovered
)

// deferred is what owner defers: it looks, recovers, and looks again.
//
//go:noinline
func deferred() {
	stop.Here("inflight", runtime.Callers(0, stop.Pcs), runtime.Stack(stop.Text, false))
	sink += ask.Depth("inflight")
	value = recover()
	stop.Here("recovered", runtime.Callers(0, stop.Pcs), runtime.Stack(stop.Text, false))
	sink++
}

//go:noinline
func middle(site func() int) {
	sink += site()
	sink++
}

//go:noinline
func owner(site func() int) {
	defer deferred()
	middle(site)
	sink++
}

// goroutine is the function of every go statement of the probes: lists of frames end here.
//
//go:noinline
func goroutine(f func(), done chan int) {
	f()
	done <- 1
}

//go:noinline
func inGoroutine(f func()) {
	done := make(chan int)
	go goroutine(f, done)
	sink += <-done
}

func main() {
	name := ask.Scenario()
	if site := kinds[name]; site != nil {
		owner(site)
		ask.Text("value", describe)
	} else {
		places[name]()
	}
	ask.Print()
}
