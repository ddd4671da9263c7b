// run

// Objects whose finalizer brings them back stay in the profile (spec 06 B4, finprofiled, with fewer objects).

package main

import "runtime"

const objects = 1 << 14

var kept []*int32

func main() {
	runtime.MemProfileRate = 1
	for i := 0; i < objects; i++ {
		x := new(int32)
		*x = int32(i)
		// gc has four in a block: each block gets one of these at least.
		if i%3 == 0 {
			runtime.SetFinalizer(x, func(p *int32) { kept = append(kept, p) })
		}
	}
	for i := 0; i < 5; i++ {
		runtime.GC()
	}
	n, _ := runtime.MemProfile(nil, true)
	records := make([]runtime.MemProfileRecord, 2*n+100)
	n, ok := runtime.MemProfile(records, true)
	if !ok {
		panic("the profile more than doubled")
	}
	runtime.MemProfileRate = 0
	var bytes int64
	for _, r := range records[:n] {
		if r.AllocObjects > 0 && r.InUseObjects() > 0 && r.InUseBytes()/r.InUseObjects() == 16 {
			bytes += r.InUseBytes()
		}
	}
	if bytes < 4*objects-32 {
		println("found", bytes, "bytes, expected", 4*objects-32, "or more")
		panic("objects are missing in the profile")
	}
}
