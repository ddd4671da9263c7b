// run

// MemProfile with too small a slice says how many records there are, and leaves the slice as it is.

package main

import (
	"fmt"
	"runtime"
)

var sink [3]any

//go:noinline
func allocate() {
	sink[0] = new([100]int64)
	sink[1] = new([200]int64)
	sink[2] = new([300]int64)
}

func main() {
	runtime.MemProfileRate = 1
	allocate()
	runtime.GC()
	runtime.GC()
	marked := make([]runtime.MemProfileRecord, 1000)
	runtime.MemProfileRate = 0
	allocate() // takes what gc records when the rate has changed
	runtime.GC()
	runtime.GC()
	// Other goroutines of the runtime may allocate: what is said holds when the number was the same before and after.
	for try := 0; try < 100; try++ {
		before, ok := runtime.MemProfile(nil, true)
		lines, same := look(before, ok, marked)
		if after, _ := runtime.MemProfile(nil, true); same && after == before {
			fmt.Print(lines)
			return
		}
	}
	panic("the number of records changes all the time")
}

// look reads into slices of all lengths around n; false when n is not the number any more.
func look(n int, ok bool, marked []runtime.MemProfileRecord) (string, bool) {
	for i := range marked {
		marked[i].AllocBytes = -7
	}
	out := fmt.Sprintln("nil slice: some records", n >= 3, ok)
	short, ok := runtime.MemProfile(marked[:n-1], true)
	out += fmt.Sprintln("one too short:", ok, "untouched", untouched(marked))
	exact, okExact := runtime.MemProfile(marked[:n], true)
	out += fmt.Sprintln("exact:", okExact, "rest untouched", untouched(marked[n:]), "written", !untouched(marked[:1]))
	large, okLarge := runtime.MemProfile(marked, true)
	out += fmt.Sprintln("large:", okLarge, "rest untouched", untouched(marked[n:]))
	return out, short == n && exact == n && large == n
}

func untouched(records []runtime.MemProfileRecord) bool {
	for _, r := range records {
		if r.AllocBytes != -7 {
			return false
		}
	}
	return true
}
