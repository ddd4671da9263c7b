// run

// The frames of a chain of calls, with lines, as far as main.main.

package main

import (
	"fmt"
	"runtime"
)

//go:noinline
func a() []uintptr {
	r := b()
	return r
}

//go:noinline
func b() []uintptr {
	r := c()
	return r
}

//go:noinline
func c() []uintptr {
	pcs := make([]uintptr, 20)
	n := runtime.Callers(1, pcs)
	return pcs[:n]
}

func main() {
	frames := runtime.CallersFrames(a())
	n := 0
	for {
		f, more := frames.Next()
		fmt.Println(f.Function, f.Line)
		n++
		if f.Function == "main.main" || !more {
			break
		}
	}
	fmt.Println(n, "frames")
}
