// Allocs measures what an allocation costs with and without the memory-profile sampler, for `pclnlab bench heap`.
//
// It prints `OFF ON`: nanoseconds for each allocation of 64 bytes at MemProfileRate 0 and at its default, minima of alternating
// rounds.
package main

import (
	"fmt"
	"runtime"
	"time"
)

const (
	rounds = 15
	each   = 200_000
)

var sink *[64]byte

//go:noinline
func allocate() {
	for i := 0; i < each; i++ {
		sink = new([64]byte)
	}
}

func measure(rate int) time.Duration {
	runtime.MemProfileRate = rate
	start := time.Now()
	allocate()
	return time.Since(start)
}

func main() {
	usual := runtime.MemProfileRate
	off, on := time.Hour, time.Hour
	for i := 0; i < rounds; i++ {
		off = min(off, measure(0))
		on = min(on, measure(usual))
	}
	// Without a reader neither runtime samples.
	if n, _ := runtime.MemProfile(nil, true); n < 0 {
		panic("no profile")
	}
	fmt.Printf("%.3f %.3f\n", float64(off)/each, float64(on)/each)
}
