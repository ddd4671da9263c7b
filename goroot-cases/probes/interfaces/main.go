// Probe interfaces: what a method reports when it was called through an interface.
package main

import "example.com/pclnlab/internal/ask"

type shape interface{ area() int }

type named interface {
	shape
	name() string
}

type square struct{ side int }

//go:noinline
func (s square) area() int { return ask.Ret("value") + s.side*s.side }

type circle struct{ r int }

//go:noinline
func (c *circle) area() int { return ask.Ret("pointer") + 3*c.r*c.r }

type tagged struct {
	square
	tag string
}

//go:noinline
func (t tagged) name() string { count += ask.Ret("embedded-interface"); return t.tag }

type fn func() int

//go:noinline
func (f fn) area() int { return ask.Ret("func-type") + f() }

type word uint64

//go:noinline
func (w word) area() int { return ask.Ret("word") + int(w) }

type Error struct{ code int }

//go:noinline
func (e *Error) Error() string { count += ask.Ret("error") + e.code; return "error" }

var count int

//go:noinline
func measure(s shape) int { return s.area() + 1 }

//go:noinline
func classify(v any) int {
	switch x := v.(type) {
	case error:
		return len(x.Error()) + ask.Ret("type-switch/error")
	case shape:
		return x.area() + ask.Ret("type-switch/shape")
	}
	return 0
}

func main() {
	ask.Func("value", square.area)
	ask.Func("pointer", (*circle).area)
	ask.Func("embedded-interface", tagged.name)
	ask.Func("func-type", fn.area)
	ask.Func("word", word.area)
	ask.Func("error", (*Error).Error)
	count += measure(square{2}) + measure(&circle{1}) + measure(fn(func() int { return 1 }))
	var n named = tagged{square{1}, "t"}
	count += len(n.name())
	count += classify(&Error{1}) + classify(word(3))
	if count == 0 {
		panic("interfaces")
	}
	ask.Print()
}
