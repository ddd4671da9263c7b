// run

// Records are apart when only the caller differs, by line of one function or by function, also when the functions have the
// same body.

package main

import (
	"fmt"
	"runtime"
	"sort"
	"strings"
)

var sink *[2048]byte

//go:noinline
func leaf() { sink = new([2048]byte) }

//go:noinline
func one(n int) {
	for i := 0; i < n; i++ {
		leaf()
	}
}

//go:noinline
func two(n int) {
	for i := 0; i < n; i++ {
		leaf()
	}
}

//go:noinline
func three(n int) {
	for i := 0; i < n; i++ {
		leaf()
	}
}

//go:noinline
func lines(n int) {
	for i := 0; i < n; i++ {
		leaf()
		leaf()
		if i%2 == 0 {
			leaf()
		}
	}
}

func main() {
	runtime.MemProfileRate = 1
	one(11)
	two(13)
	three(17)
	lines(20)
	runtime.MemProfileRate = 0
	runtime.GC()
	runtime.GC()
	n, ok := runtime.MemProfile(nil, true)
	var p []runtime.MemProfileRecord
	for !ok {
		p = make([]runtime.MemProfileRecord, n+50)
		n, ok = runtime.MemProfile(p, true)
	}
	counts := map[string]int64{}
	for _, r := range p[:n] {
		frames := runtime.CallersFrames(r.Stack())
		inLeaf := false
		for {
			f, more := frames.Next()
			if inLeaf {
				name := strings.TrimPrefix(f.Function, "main.")
				if name == "lines" {
					name = fmt.Sprint(name, ":", f.Line)
				}
				counts[name] += r.AllocObjects
				break
			}
			inLeaf = f.Function == "main.leaf"
			if !more {
				break
			}
		}
	}
	var names []string
	for name := range counts {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		fmt.Println(name, counts[name])
	}
}
