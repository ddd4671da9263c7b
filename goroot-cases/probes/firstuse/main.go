// Probe firstuse: short functions in a program whose function table is built at first use (spec 04, D-24, D-25).
package main

import (
	"runtime"
	"strconv"

	"example.com/pclnlab/internal/ask"
)

var n [8]int

//go:noinline
func one(x int) int {
	n[0] += x
	n[1] += n[0] * x
	return n[1] + x
}

//go:noinline
func two(x int) int {
	n[1] += x
	n[2] += n[1] * x
	return n[2] + x
}

//go:noinline
func three(x int) int {
	n[2] += x
	n[3] += n[2] * x
	return n[3] + x
}

//go:noinline
func four(x int) int { return ask.Ret("four") + x }

//go:noinline
func five(x int) int {
	n[4] += x
	y := ask.Ret("five") + x
	return n[4] + y
}

func same(f func(int) int, distance uintptr) string {
	pc := ask.Entry(f)
	return strconv.FormatBool(runtime.FuncForPC(pc).Entry() == runtime.FuncForPC(pc+distance).Entry())
}

func main() {
	ask.Func("one", one)
	ask.Func("two", two)
	ask.Func("three", three)
	ask.Func("four", four)
	ask.Func("five", five)
	for i, f := range []func(int) int{one, two, three} {
		for _, d := range []uintptr{8, 9, 12, 16, 20, 21} {
			ask.Data("inside/"+strconv.Itoa(i+1)+"/"+strconv.Itoa(int(d)), ask.Entry(f)+d)
		}
	}
	for _, d := range []uintptr{1, 8, 9, 16} {
		ask.Text("entry-of-entry-and-inside/"+strconv.Itoa(int(d)), func() string { return same(two, d) })
	}
	n[0] = one(1) + two(2) + three(3) + four(4) + five(5)
	if n[0] == 0 {
		panic("firstuse")
	}
	ask.Print()
}
