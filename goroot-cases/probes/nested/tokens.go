package main

import (
	"encoding/json"
	"errors"
	"fmt"
)

// Where recover must work, and where it must not (spec 05 section 5.4).
var tokens = map[string]func(){
	"helper":         func() { outermost(func() { defer callsHelper(); middle() }) },
	"direct":         func() { outermost(func() { defer recover(); middle() }) },
	"literal":        func() { outermost(func() { defer func() { value = recover() }(); middle() }) },
	"nested-literal": func() { outermost(func() { defer func() { func() { value = recover() }() }(); middle() }) },
	"method":         func() { outermost(func() { defer holder{}.recovers(); middle() }) },
	"method-value":   func() { outermost(func() { f := holder{}.recovers; defer f(); middle() }) },
	"pointer-method": func() { outermost(func() { h := &holder{}; defer h.recovers(); middle() }) },
	"interface":      func() { outermost(func() { var r recovers = holder{}; defer r.recovers(); middle() }) },
	"promoted":       func() { outermost(func() { o := &outer{}; defer o.recovers(); middle() }) },
	"generic":        func() { outermost(func() { defer generic(1); middle() }) },
	"recursive":      func() { outermost(func() { defer recursive(2); middle() }) },
	"twice":          func() { outermost(twice) },
	"deferred-twice": func() { outermost(func() { defer again(); defer again(); middle() }) },
	"no-panic":       func() { outermost(func() { defer again(); sink++ }) },
	"format-error":   func() { outermost(func() { defer formatsError(); middle() }) },
	"marshal":        func() { outermost(func() { defer marshals(); middle() }) },
	"inside-defer":   func() { outermost(func() { defer defersInside(); middle() }) },
}

//go:noinline
func callsHelper() {
	helper()
	mark('c')
}

//go:noinline
func helper() {
	if v := recover(); v != nil {
		value = v
		mark('h')
	}
}

type recovers interface{ recovers() }

type holder struct{ n int }

//go:noinline
func (h holder) recovers() {
	value = recover()
	mark('m')
	sink += h.n
}

type outer struct{ holder }

//go:noinline
func generic[T any](T) {
	value = recover()
	mark('g')
}

// recursive: only the activation that was deferred may recover.
//
//go:noinline
func recursive(n int) {
	if n > 0 {
		recursive(n - 1)
		mark('n')
		return
	}
	if v := recover(); v != nil {
		mark('v')
	}
}

// twice: the second recover of one function finds nothing.
//
//go:noinline
func twice() {
	defer func() {
		value = recover()
		if recover() == nil {
			mark('2')
		}
	}()
	middle()
}

//go:noinline
func again() {
	if v := recover(); v != nil {
		mark('v')
	} else {
		mark('n')
	}
}

var errPlain = errors.New("an error")

//go:noinline
func formatsError() {
	sink += len(fmt.Sprint(errPlain))
	if v := recover(); v != nil {
		mark('v')
	}
}

//go:noinline
func marshals() {
	b, _ := json.Marshal(map[string]int{"a": 1})
	sink += len(b)
	if v := recover(); v != nil {
		mark('v')
	}
}

// defersInside: a function deferred by the deferred function is not called by the panic; it must not recover it.
//
//go:noinline
func defersInside() {
	defer again()
	mark('i')
}
