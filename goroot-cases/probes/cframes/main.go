// Probe cframes: C on the stack: faults in C that Go called, C between two Go functions, and C that ends the program.
package main

/*
#cgo CFLAGS: -O1 -fomit-frame-pointer
#cgo LDFLAGS: -lpthread
#include "cframes.h"
*/
import "C"

import (
	"runtime"

	"example.com/pclnlab/internal/ask"
	"example.com/pclnlab/internal/stop"
)

var (
	sink  int
	zero  = ask.Opaque(0, 1)
	value any
	order []int
)

//go:noinline
func deferred() {
	stop.Here("inflight", runtime.Callers(0, stop.Pcs), runtime.Stack(stop.Text, false))
	value = recover()
	stop.Here("recovered", runtime.Callers(0, stop.Pcs), runtime.Stack(stop.Text, false))
	sink++
}

//go:noinline
func look() {
	stop.Here("look", runtime.Callers(0, stop.Pcs), runtime.Stack(stop.Text, false))
	sink++
}

//go:noinline
func site() {
	if zero == 0 {
		panic("site")
	}
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

// Calls of C, each in a function of its own.

//go:noinline
func store() { C.cf_store(nil); sink++ }

//go:noinline
func storeDeep() { C.cf_store_deep(nil, 3); sink++ }

//go:noinline
func storeFramed() { C.cf_store_framed(nil, 3); sink++ }

//go:noinline
func divides() { sink += int(C.cf_divide(8, C.int(zero))) }

//go:noinline
func library() { C.cf_copy(nil, 64); sink++ }

//go:noinline
func dotted() { C.cf_calls_dotted(nil); sink++ }

//go:noinline
func badCode() { C.cf_call(16); sink++ }

//go:noinline
func guard() { C.cf_guard_frame(0); sink++ }

//go:noinline
func hole() { C.cf_guard_frame(1); sink++ }

//go:noinline
func foreign() { C.cf_foreign_fault(); sink++ }

//go:noinline
func callsBack() { C.cf_call_back(1); sink++ }

//go:noinline
func callsBackFramed() { C.cf_call_back_framed(2); sink++ }

//go:noinline
func sorts() { C.cf_sort(); sink++ }

// goBack is called by C. What it does is the scenario's.
//
//export goBack
//go:noinline
func goBack(n C.int) {
	back()
	sink += int(n)
}

//export goLess
//go:noinline
func goLess(a, b C.int) C.int {
	if len(order) == 0 {
		back()
	}
	order = append(order, int(a))
	return a - b
}

var back func()

//go:noinline
func middle(f func()) {
	f()
	sink++
}

//go:noinline
func owner(f func()) {
	defer deferred()
	middle(f)
	sink++
}

//go:noinline
func once(f func()) {
	defer func() { value = recover() }()
	middle(f)
	sink++
}

//go:noinline
func with(do, f func()) {
	back = do
	middle(f)
	sink++
}

var scenarios = map[string]func(){
	"store":               func() { owner(store) },
	"store-deep":          func() { owner(storeDeep) },
	"store-framed":        func() { owner(storeFramed) },
	"store-goroutine":     func() { inGoroutine(func() { owner(store) }) },
	"divide":              func() { owner(divides) },
	"library":             func() { owner(library) },
	"dotted":              func() { owner(dotted) },
	"bad-code":            func() { owner(badCode) },
	"guard-frame":         func() { owner(guard) },
	"hole-frame":          func() { owner(hole) },
	"foreign":             foreign,
	"three":               func() { once(store); once(storeDeep); owner(storeFramed) },
	"fatal-store":         func() { middle(storeDeep) },
	"fatal-framed":        func() { middle(storeFramed) },
	"fatal-divide":        func() { middle(divides) },
	"fatal-dotted":        func() { middle(dotted) },
	"fatal-bad":           func() { middle(badCode) },
	"call-back":           func() { with(look, callsBack) },
	"call-back-framed":    func() { with(look, callsBackFramed) },
	"call-back-goroutine": func() { inGoroutine(func() { with(look, callsBack) }) },
	"sort":                func() { with(look, sorts) },
	"panic-back":          func() { owner(func() { with(site, callsBack) }) },
	"panic-back-framed":   func() { owner(func() { with(site, callsBackFramed) }) },
	"panic-sort":          func() { owner(func() { with(site, sorts) }) },
	"recover-back":        func() { with(func() { owner(site) }, callsBack) },
	"fatal-back":          func() { with(site, callsBack) },
	"at-exit":             func() { C.cf_at_exit(); middle(site) },
}

func main() {
	scenarios[ask.Scenario()]()
	ask.Text("value", describe)
	ask.Print()
}

func describe() string {
	switch v := value.(type) {
	case nil:
		return "nothing"
	case error:
		return v.Error()
	case string:
		return v
	}
	return "other"
}
