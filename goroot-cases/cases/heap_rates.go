// run

// MemProfileRate: its default, 1 for everything, 0 for nothing, each also when it is changed while the program runs.

package main

import (
	"fmt"
	"runtime"
	"strings"
)

var sink *[4096]byte

//go:noinline
func allocate(n int) {
	for i := 0; i < n; i++ {
		sink = new([4096]byte)
	}
}

// recorded counts the objects of allocate in the profile. The rate is 0 meanwhile.
func recorded() (objects int64) {
	before := runtime.MemProfileRate
	runtime.MemProfileRate = 0
	runtime.GC()
	runtime.GC()
	n, ok := runtime.MemProfile(nil, true)
	var p []runtime.MemProfileRecord
	for !ok {
		p = make([]runtime.MemProfileRecord, n+50)
		n, ok = runtime.MemProfile(p, true)
	}
	for _, r := range p[:n] {
		frames := runtime.CallersFrames(r.Stack())
		for {
			f, more := frames.Next()
			if strings.HasPrefix(f.Function, "runtime.") && !strings.HasPrefix(f.Function, "runtime.malloc") &&
				f.Function != "runtime.newobject" {
				break // what the runtime allocates meanwhile, such as a thread
			}
			if f.Function == "main.allocate" {
				objects += r.AllocObjects
				if r.AllocBytes != 4096*r.AllocObjects {
					panic("bytes and objects do not fit")
				}
				break
			}
			if !more {
				break
			}
		}
	}
	runtime.MemProfileRate = before
	return objects
}

func main() {
	fmt.Println("default", runtime.MemProfileRate)
	for _, rate := range []int{1, 0, 1} {
		runtime.MemProfileRate = rate
		// gc records one allocation more when the rate has changed; LLGo does not.
		allocate(1)
		before := recorded()
		allocate(1000)
		off := recorded() - before
		if rate == 1 && off == 1000 {
			fmt.Println("rate", rate, "records all of 1000")
		} else if rate == 0 && off <= 1 {
			fmt.Println("rate", rate, "records nothing")
		} else {
			fmt.Println("rate", rate, "recorded", off, "of 1000")
		}
	}
	runtime.MemProfileRate = 512 << 10
	before := recorded()
	allocate(50_000) // 389 samples are to be expected; 5 standard deviations are 100
	if n := recorded() - before; n > 290 && n < 500 {
		fmt.Println("rate 524288 samples")
	} else {
		fmt.Println("rate 524288 recorded", n, "of 50000, expected about 389")
	}
}
