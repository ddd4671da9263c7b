package main

import (
	"runtime"

	"example.com/pclnlab/internal/stop"
)

// Goexit runs deferred functions without a panic (G13, U-09).
var exits = map[string]func(){
	"goexit":           func() { inGoroutine(goexit) },
	"goexit-recover":   func() { inGoroutine(goexitRecover) },
	"goexit-in-panic":  func() { inGoroutine(goexitInPanic) },
	"goexit-inner":     func() { inGoroutine(goexitInner) },
	"panic-in-goexit":  func() { inGoroutine(func() { outermost(panicInGoexit) }) },
	"goexit-recovered": func() { inGoroutine(goexitRecovered) },
}

//go:noinline
func leaves() {
	mark('x')
	runtime.Goexit()
	mark('!')
}

//go:noinline
func callsLeaves() {
	leaves()
	sink++
}

//go:noinline
func looks() {
	stop.Here("goexit", runtime.Callers(0, stop.Pcs), runtime.Stack(stop.Text, false))
	mark('d')
}

//go:noinline
func goexit() {
	defer looks()
	callsLeaves()
	sink++
}

// goexitRecover: recover gives nil, and the goroutine ends all the same.
//
//go:noinline
func goexitRecover() {
	defer again()
	callsLeaves()
	mark('!')
}

// goexitInPanic: a deferred function ends the goroutine while a panic is in flight: the panic is gone.
//
//go:noinline
func goexitInPanic() {
	defer again()
	defer callsLeaves()
	middle()
	sink++
}

// goexitInner: during a Goexit a deferred function calls something that panics and recovers inside.
//
//go:noinline
func goexitInner() {
	defer mark('z')
	defer marksAroundQuiet()
	callsLeaves()
	sink++
}

//go:noinline
func marksAroundQuiet() {
	mark('a')
	quiet()
	mark('b')
}

// panicInGoexit: a deferred function panics during a Goexit; recovered or not, the goroutine ends.
//
//go:noinline
func panicInGoexit() {
	defer raises()
	callsLeaves()
	mark('!')
}

// goexitRecovered: a Goexit after a recovered panic shows no panic.
//
//go:noinline
func goexitRecovered() {
	defer looks()
	func() {
		defer func() { value = recover() }()
		middle()
	}()
	callsLeaves()
	sink++
}
