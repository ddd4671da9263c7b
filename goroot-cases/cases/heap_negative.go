// run

// A negative MemProfileRate: gc takes it for less than 1 byte and records everything.

package main

import (
	"fmt"
	"runtime"
)

var sink *[4096]byte

//go:noinline
func allocate() {
	for i := 0; i < 1000; i++ {
		sink = new([4096]byte)
	}
}

func main() {
	runtime.MemProfileRate = -3
	allocate()
	runtime.MemProfileRate = 0
	runtime.GC()
	runtime.GC()
	n, ok := runtime.MemProfile(nil, true)
	var p []runtime.MemProfileRecord
	for !ok {
		p = make([]runtime.MemProfileRecord, n+50)
		n, ok = runtime.MemProfile(p, true)
	}
	objects := int64(0)
	for _, r := range p[:n] {
		if r.AllocBytes == 4096*r.AllocObjects {
			objects += r.AllocObjects
		}
	}
	fmt.Println("records all of 1000", objects >= 1000)
}
