// Probe methods: value and pointer receivers, on structs, on other types, promoted by embedding.
package main

import "example.com/pclnlab/internal/ask"

type point struct{ x, y int }

//go:noinline
func (p point) value() int { return ask.Ret("value") + p.x }

//go:noinline
func (p *point) pointer() int {
	p.y++
	return ask.Ret("pointer") + p.y
}

type number int

//go:noinline
func (n number) double() int { return ask.Ret("number") + int(n) }

type list []int

//go:noinline
func (l list) sum() int {
	n := 0
	for _, v := range l {
		n += v
	}
	return ask.Ret("slice") + n
}

type handler func(int) int

//go:noinline
func (h handler) Serve(x int) int { return ask.Ret("func") + h(x) }

type outer struct {
	*point
	number
}

type blank struct{}

//go:noinline
func (blank) empty() int { return ask.Ret("unnamed") + 1 }

func main() {
	ask.Func("value", point.value)
	ask.Func("pointer", (*point).pointer)
	ask.Func("number", number.double)
	ask.Func("slice", list.sum)
	ask.Func("func", handler.Serve)
	ask.Func("unnamed", blank.empty)
	p := &point{1, 2}
	o := outer{p, 4}
	n := o.value() + o.pointer() + o.double() + list{1, 2}.sum() + blank{}.empty()
	n += handler(func(x int) int { return x }).Serve(3)
	if n != 21 {
		panic("methods")
	}
	ask.Print()
}
