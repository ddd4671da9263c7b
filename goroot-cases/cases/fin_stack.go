// run

// An object that only a struct on the stack points to dies with the last use of the struct, also in a function below the one
// whose frame holds it (spec 06 B4, stackobj).

package main

import "runtime"

type object [8]int64

type holder struct{ only *object }

var (
	phase     = 0
	collected = -1
)

func gc() {
	runtime.GC()
	runtime.GC()
	runtime.GC()
	phase++
}

//go:noinline
func hold() {
	var s holder
	s.only = new(object)
	runtime.SetFinalizer(s.only, func(*object) { collected = phase })
	below(&s)
	gc()
}

//go:noinline
func below(s *holder) {
	gc()
	runtime.KeepAlive(s)
	gc()
}

func main() {
	hold()
	gc()
	if collected < 0 {
		panic("never collected")
	}
	if collected != 1 {
		println("collected in phase", collected)
		panic("expected phase 1")
	}
}
