// run

// At rate 1 each statement has exactly its own objects and bytes, on its own line.

package main

import (
	"fmt"
	"runtime"
	"sort"
)

type pair struct{ a, b [128]int64 }

var (
	object *pair
	bytes  []byte
	text   string
)

//go:noinline
func statements(n int, s string) {
	for i := 0; i < n; i++ {
		object = new(pair)
		object = &pair{}
		bytes = make([]byte, 4096)
		bytes = append(bytes[:4096:4096], 'x')[:0]
		text = s + s
		bytes = []byte(s)
	}
}

func main() {
	s := string(make([]byte, 1024))
	runtime.MemProfileRate = 1
	statements(25, s)
	runtime.MemProfileRate = 0
	runtime.GC()
	runtime.GC()
	n, ok := runtime.MemProfile(nil, true)
	var p []runtime.MemProfileRecord
	for !ok {
		p = make([]runtime.MemProfileRecord, n+50)
		n, ok = runtime.MemProfile(p, true)
	}
	objects := map[int]int64{}
	for _, r := range p[:n] {
		frames := runtime.CallersFrames(r.Stack())
		for {
			f, more := frames.Next()
			if f.Function == "main.statements" {
				objects[f.Line] += r.AllocObjects
				break
			}
			if !more {
				break
			}
		}
	}
	var lines []int
	for line := range objects {
		lines = append(lines, line)
	}
	sort.Ints(lines)
	for _, line := range lines {
		fmt.Println("line", line, "objects", objects[line])
	}
}
