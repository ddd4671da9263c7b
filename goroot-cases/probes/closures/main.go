// Probe closures: nested three deep, siblings, in methods, in package variables, with and without captures.
package main

import "example.com/pclnlab/internal/ask"

var atPackage = func(x int) int { return ask.Ret("package-variable") + x }

var inTable = []func(int) int{
	func(x int) int { return ask.Ret("table/0") + x },
	func(x int) int { return ask.Ret("table/1") + x*2 },
}

//go:noinline
func nested(x int) int {
	one := func(y int) int {
		two := func(z int) int {
			three := func(w int) int {
				return ask.Ret("nested/3") + w + x + y + z
			}
			ask.Func("nested/3", three)
			return ask.Ret("nested/2") + three(z)
		}
		ask.Func("nested/2", two)
		return ask.Ret("nested/1") + two(y)
	}
	ask.Func("nested/1", one)
	return one(x)
}

//go:noinline
func siblings(x int) (func() int, func() int) {
	first := func() int { return ask.Ret("sibling/1") + x }
	second := func() int { x++; return ask.Ret("sibling/2") + x }
	return first, second
}

type counter struct{ n int }

//go:noinline
func (c *counter) step() func() int {
	return func() int { c.n++; return ask.Ret("in-method") + c.n }
}

//go:noinline
func call(f func() int) int { return f() + 1 }

func main() {
	ask.Func("package-variable", atPackage)
	n := atPackage(1) + inTable[0](1) + inTable[1](1) + nested(1)
	a, b := siblings(5)
	ask.Func("sibling/1", a)
	ask.Func("sibling/2", b)
	n += call(a) + call(b)
	s := (&counter{}).step()
	ask.Func("in-method", s)
	n += call(s)
	n += func(x int) int { return ask.Ret("immediate") + x }(2)
	if n == 0 {
		panic("closures")
	}
	ask.Print()
}
