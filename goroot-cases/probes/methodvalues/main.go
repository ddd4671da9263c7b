// Probe methodvalues: method values and method expressions, and the wrappers that compilers make for them.
package main

import (
	"strings"

	"example.com/pclnlab/internal/ask"
)

type T struct{ n int }

//go:noinline
func (t T) Value(x int) int { return ask.Ret("through/value") + t.n + x }

//go:noinline
func (t *T) Pointer(x int) int { return ask.Ret("through/pointer") + t.n + x }

//go:noinline
func (t T) Other(x int) int { return ask.Ret("through/expression") + t.n + x }

//go:noinline
func (t T) Iface(x int) int { return ask.Ret("through/interface") + t.n + x }

type I interface{ Iface(int) int }

type E struct{ *T }

//go:noinline
func apply(f func(int) int) int { return f(1) + 1 }

func main() {
	t := &T{2}
	var i I = t
	value, pointer, iface := t.Value, t.Pointer, i.Iface
	promoted := E{t}.Pointer
	ask.Func("value/value", value)
	ask.Func("value/pointer", pointer)
	ask.Func("value/interface", iface)
	ask.Func("value/promoted", promoted)
	ask.Func("expression/value", T.Other)
	ask.Func("expression/value-by-pointer", (*T).Other)
	ask.Func("expression/pointer", (*T).Pointer)
	ask.Func("expression/interface", I.Iface)
	ask.Func("expression/promoted", E.Pointer)
	ask.Func("expression/library", (*strings.Builder).Len)
	n := apply(value) + apply(pointer) + apply(iface) + T.Other(*t, 3)
	if n == 0 {
		panic("methodvalues")
	}
	ask.Print()
}
