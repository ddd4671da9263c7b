// Probe nested: more than one panic at a time, panics that are raised again, recover where it must and must not work,
// Goexit, and stacks that are deeper than what LLGo keeps of them.
package main

import (
	"runtime"

	"example.com/pclnlab/internal/ask"
	"example.com/pclnlab/internal/stop"
)

var (
	sink  int
	zero  = ask.Opaque(0, 1)
	three = ask.Opaque(3, 1)
	value any // what was recovered last
	trail []byte
)

// mark notes how far a scenario came; no formatting, no allocation.
//
//go:noinline
func mark(c byte) {
	sink += len(trail)
	trail = append(trail, c)
}

//go:noinline
func site() int {
	if zero == 0 {
		panic("site")
	}
	return zero
}

//go:noinline
func middle() {
	sink += site()
	sink++
}

//go:noinline
func site2() int {
	if zero == 0 {
		panic("site2")
	}
	return zero
}

//go:noinline
func middle2() {
	sink += site2()
	sink++
}

// recoverLast ends a scenario: deferred by its outermost function, it looks and recovers whatever is left.
//
//go:noinline
func recoverLast() {
	stop.Here("last", runtime.Callers(0, stop.Pcs), runtime.Stack(stop.Text, false))
	value = recover()
	mark('L')
}

//go:noinline
func goroutine(f func(), done chan int) {
	defer finished(done)
	f()
	sink++
}

//go:noinline
func finished(done chan int) { done <- 1 }

//go:noinline
func inGoroutine(f func()) {
	done := make(chan int)
	go goroutine(f, done)
	sink += <-done
}

func describe() string {
	switch v := value.(type) {
	case nil:
		return "nothing"
	case error:
		return v.Error()
	case string:
		return v
	}
	return "other"
}

var scenarios = map[string]func(){}

func init() {
	for _, group := range []map[string]func(){raised, tokens, depths, exits} {
		for name, f := range group {
			scenarios[name] = f
		}
	}
}

func main() {
	trail = make([]byte, 0, 64)
	scenarios[ask.Scenario()]()
	ask.Text("value", describe)
	ask.Text("trail", func() string { return string(trail) })
	ask.Print()
}
