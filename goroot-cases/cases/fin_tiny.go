// run

// Objects that share a block of 16 bytes are finalized each on its own, nearly all by one collection (spec 06 B4, tinyfin).

package main

import (
	"runtime"
	"time"
)

const objects = 100

//go:noinline
func make100(seen chan<- int32) {
	for i := int32(0); i < objects; i++ {
		x := new(int32)
		*x = i
		runtime.SetFinalizer(x, func(x *int32) { seen <- *x })
	}
}

func main() {
	seen := make(chan int32, objects)
	make100(seen)
	runtime.GC()
	late := time.After(5 * time.Second)
	var known [objects]bool
	for count := 0; count <= 90; count++ {
		select {
		case v := <-seen:
			if v < 0 || v >= objects {
				println("value", v)
				panic("a finalizer saw a value that was never stored")
			}
			if known[v] {
				println("value", v)
				panic("an object was finalized twice")
			}
			known[v] = true
		case <-late:
			println(count, "of", objects)
			panic("too few objects were finalized")
		}
	}
}
