package main

import (
	"runtime"

	"example.com/pclnlab/internal/stop"
)

// More frames than LLGo keeps: 64 of a panic, 128 of a stack afterwards (U-06, U-07).
var depths = map[string]func(){
	"recursion":      func() { recursion(5, true) },
	"recursion-each": func() { each(5) },
	"self":           func() { self(1) },
	"shared":         shared,
	"deep-55":        func() { deepOwner(55) },
	"deep-58":        func() { deepOwner(58) },
	"deep-60":        func() { deepOwner(60) },
	"deep-63":        func() { deepOwner(63) },
	"deep-70":        func() { deepOwner(70) },
	"deep-own":       func() { recursion(70, true) },
	"window":         window,
}

//go:noinline
func recovering() {
	stop.Here("inflight", runtime.Callers(0, stop.Pcs), runtime.Stack(stop.Text, false))
	value = recover()
	stop.Here("recovered", runtime.Callers(0, stop.Pcs), runtime.Stack(stop.Text, false))
	sink++
}

// recursion: the outermost activation owns the defer (S3, S12).
//
//go:noinline
func recursion(n int, outermost bool) {
	if outermost {
		defer recovering()
	}
	if n == 0 {
		middle()
	} else {
		recursion(n-1, false)
	}
	sink++
}

// each: every activation defers; the innermost one recovers (S4).
//
//go:noinline
func each(n int) {
	defer recoveringOnce()
	if n == 0 {
		middle()
	} else {
		each(n - 1)
	}
	sink++
}

//go:noinline
func recoveringOnce() {
	if value == nil {
		stop.Here("inflight", runtime.Callers(0, stop.Pcs), runtime.Stack(stop.Text, false))
	}
	if v := recover(); v != nil {
		value = v
	}
	sink++
}

// self: the deferred function is the owner as well (S5, U-05).
//
//go:noinline
func self(n int) {
	if n == 0 {
		stop.Here("inflight", runtime.Callers(0, stop.Pcs), runtime.Stack(stop.Text, false))
		value = recover()
		return
	}
	defer self(n - 1)
	middle()
	sink++
}

// shared: a helper is on the stack of the panic and on that of the deferred function (S15, U-05).
//
//go:noinline
func shared() {
	defer looksThroughHelper()
	wrapper(true)
	sink++
}

//go:noinline
func looksThroughHelper() {
	wrapper(false)
	value = recover()
	sink++
}

//go:noinline
func wrapper(fails bool) {
	if fails {
		middle()
	} else {
		stop.Here("inflight", runtime.Callers(0, stop.Pcs), runtime.Stack(stop.Text, false))
	}
	sink++
}

// deepOwner: n frames between the owner of the defer and the panic.
//
//go:noinline
func deepOwner(n int) {
	defer recovering()
	sink += deep(n)
	sink++
}

//go:noinline
func deep(n int) int {
	if n == 0 {
		middle()
		return 1
	}
	sink += deep(n - 1)
	return n
}

// window: a deep stack before and after a panic was recovered, elsewhere.
//
//go:noinline
func window() {
	sink += looksDeep(200, "before")
	func() {
		defer func() { value = recover() }()
		middle()
	}()
	sink += looksDeep(200, "later")
	sink++
}

//go:noinline
func looksDeep(n int, name string) int {
	if n == 0 {
		stop.Here(name, runtime.Callers(0, stop.Pcs), 0)
		return 1
	}
	sink += looksDeep(n-1, name)
	return n
}
