// Probe faults: stacks of panics that begin as a signal, and what becomes of faults that Go does not turn into panics.
package main

import (
	"runtime"
	"runtime/debug"

	"example.com/pclnlab/internal/ask"
	"example.com/pclnlab/internal/stop"
)

var (
	sink  int
	zero  = ask.Opaque(0, 1)
	three = ask.Opaque(3, 1)
	value any // what was recovered last
)

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

// describe says what was recovered, and whether it tells the address of the fault.
func describe() string {
	kind := "other"
	if _, ok := value.(runtime.Error); ok {
		kind = "runtime.Error"
	}
	if _, ok := value.(interface{ Addr() uintptr }); ok {
		kind += " with Addr"
	}
	switch v := value.(type) {
	case nil:
		return "nothing"
	case error:
		return kind + " " + v.Error()
	case string:
		return kind + " string " + v
	}
	return kind
}

func main() {
	name := ask.Scenario()
	if site := kinds[name]; site != nil {
		owner(site)
		ask.Text("value", describe)
	} else if site := addresses[name]; site != nil {
		owner(site)
		ask.Text("value", describe)
	} else if len(name) > 6 && name[:6] == "panic-" {
		debug.SetPanicOnFault(true)
		owner(addresses[name[6:]])
		ask.Text("value", describe)
	} else {
		sequences[name]()
		ask.Text("value", describe)
	}
	ask.Print()
}
