// run

// Functions with the same body keep their names, also where a linker folds them.

package main

import (
	"fmt"
	"runtime"
)

//go:noinline
func one() string { return who() }

//go:noinline
func two() string { return who() }

//go:noinline
func three() string { return who() }

//go:noinline
func who() string {
	pcs := make([]uintptr, 1)
	runtime.Callers(2, pcs)
	f, _ := runtime.CallersFrames(pcs).Next()
	return f.Function
}

func main() {
	fmt.Println(one(), two(), three())
}
