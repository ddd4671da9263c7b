// Probe threads: what several threads ask at once or one after the other (spec 04, D-32 and D-33).
package main

import (
	"runtime"
	"strconv"
	"strings"
	"sync"

	"example.com/pclnlab/internal/ask"
)

//go:noinline
func here() (uintptr, string) {
	pc, _, line, _ := runtime.Caller(0)
	return pc, strconv.Itoa(line)
}

//go:noinline
func there() (uintptr, string) {
	pc, _, line, _ := runtime.Caller(0)
	return pc, strconv.Itoa(line)
}

func name(pc uintptr) string {
	f := runtime.FuncForPC(pc)
	if f == nil {
		return "nil"
	}
	return f.Name()
}

// short drops what differs between packages of main.
func short(name string) string { return name[strings.LastIndexByte(name, '.')+1:] }

func elsewhere(f func() string) string {
	done := make(chan string)
	go func() { done <- f() }()
	return <-done
}

// hammer asks four threads about pcs that share a set of the cache, and counts answers that differ from the first ones.
func hammer(pcs []uintptr, rounds int) int {
	names := make([]string, len(pcs))
	for i, pc := range pcs {
		names[i] = name(pc)
	}
	var mu sync.Mutex
	var all sync.WaitGroup
	wrong := 0
	for t := 0; t < 4; t++ {
		all.Add(1)
		go func() {
			mine := 0
			for i := 0; i < rounds; i++ {
				k := (i + t) % len(pcs)
				if name(pcs[k]) != names[k] {
					mine++
				}
			}
			mu.Lock()
			wrong += mine
			mu.Unlock()
			all.Done()
		}()
	}
	all.Wait()
	return wrong
}

func main() {
	ask.Text("synthetic/main-thread", func() string { pc, _ := here(); return short(name(pc)) })
	ask.Text("synthetic/other-thread", func() string {
		return elsewhere(func() string { pc, _ := there(); return short(name(pc)) })
	})
	ask.Text("synthetic/frame-func", func() string {
		return elsewhere(func() string {
			var pcs [2]uintptr
			n := runtime.Callers(1, pcs[:])
			it := runtime.CallersFrames(pcs[:n])
			for {
				f, more := it.Next()
				if f.Func != nil && f.Func.Name() != f.Function {
					return "false"
				}
				if !more {
					return "true"
				}
			}
		})
	})
	ask.Text("hammer/cached", func() string {
		pc := ask.Entry(name) + 5
		return strconv.FormatBool(hammer([]uintptr{pc, pc + 1, pc + 2}, 20000) == 0)
	})
	ask.Text("hammer/colliding", func() string {
		pc := ask.Entry(name) + 5
		var pcs []uintptr
		for k := uintptr(0); k < 7; k++ {
			pcs = append(pcs, pc+k*0x4000)
		}
		return strconv.FormatBool(hammer(pcs, 20000) == 0)
	})
	ask.Print()
}
