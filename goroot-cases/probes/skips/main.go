// Caller and Callers with every kind of skip (spec 04, D-11, D-12), and what lies at the ends of a stack.
package main

import (
	"math"
	"runtime"
	"strconv"

	"example.com/pclnlab/internal/ask"
)

var sink int

func callers(skip int) string {
	var pcs [64]uintptr
	return strconv.Itoa(min(runtime.Callers(skip, pcs[:]), 1))
}

func caller(skip int) string {
	_, _, line, ok := runtime.Caller(skip)
	if !ok {
		return "false " + strconv.Itoa(line)
	}
	return "true"
}

// names are the functions of the whole stack from skip on, outermost last, at most n of them.
func names(skip, n int) string {
	var pcs [64]uintptr
	got := runtime.Callers(skip, pcs[:])
	it := runtime.CallersFrames(pcs[:got])
	out := ""
	for i := 0; i < n; i++ {
		f, more := it.Next()
		if i > 0 {
			out += " "
		}
		out += f.Function
		if !more {
			break
		}
	}
	return out
}

//go:noinline
func inner() int {
	sink++
	return ask.Caller("inner") + sink
}

//go:noinline
func outer() int { return inner() + 1 }

func text(name string, f func(int) string, skip int) {
	ask.Text(name, func() string { return f(skip) })
}

func main() {
	for _, s := range []struct {
		name string
		skip int
	}{
		{"0", 0}, {"1", 1}, {"2", 2}, {"minus-1", -1}, {"minus-2", -2}, {"40", 40}, {"2^31", 1 << 31}, {"2^32", 1 << 32},
		{"2^32+1", 1<<32 + 1}, {"max", math.MaxInt}, {"max-1", math.MaxInt - 1}, {"max-2", math.MaxInt - 2}, {"min", math.MinInt},
	} {
		text("callers/"+s.name, callers, s.skip)
		text("caller/"+s.name, caller, s.skip)
	}
	ask.Text("callers/empty", func() string { return strconv.Itoa(runtime.Callers(0, nil)) })
	ask.Text("stack/first", func() string { return names(0, 2) })
	ask.Text("stack/last", func() string {
		var pcs [64]uintptr
		n := runtime.Callers(0, pcs[:])
		f, _ := runtime.CallersFrames(pcs[n-1 : n]).Next()
		return f.Function
	})
	ask.Text("caller/outermost", func() string {
		last := ""
		for i := 0; i < 64; i++ {
			_, file, line, ok := runtime.Caller(i)
			if !ok {
				break
			}
			last = file + " " + strconv.Itoa(line)
		}
		return last
	})
	sink += outer()
	ask.Print()
}
