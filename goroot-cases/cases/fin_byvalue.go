// run

// Copies of a struct that is passed by value keep nothing alive after their last use, neither the caller's nor the callee's
// (spec 06 B4, stackobj3).

package main

import "runtime"

type object [8]int64

type holder struct{ only *object }

var (
	phase     int
	collected int
	empty     holder
	sink      *object
)

func gc() {
	runtime.GC()
	runtime.GC()
	runtime.GC()
	phase++
}

//go:noinline
func look(*holder) {}

//go:noinline
func callee(h holder, own bool) {
	p := &empty
	if own {
		p = &h
	}
	look(p)
	gc()
	sink = p.only
	gc()
	sink = nil
	gc()
}

//go:noinline
func caller(own bool) {
	var h holder
	h.only = new(object)
	runtime.SetFinalizer(h.only, func(*object) { collected = phase })
	callee(h, own)
}

func check(own bool, want int) {
	phase, collected = 0, -1
	caller(own)
	if collected != want {
		println("own copy", own, "collected in phase", collected, "expected", want)
		panic("wrong phase")
	}
}

func main() {
	check(true, 2)
	check(false, 0)
}
