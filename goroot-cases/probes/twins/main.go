// Probe twins: functions with identical bodies keep pcs and names of their own; a linker that folds them changes both.
package main

import "example.com/pclnlab/internal/ask"

//go:noinline
func a(name string) int { return ask.Ret(name) + 1 }

//go:noinline
func b(name string) int { return ask.Ret(name) + 1 }

//go:noinline
func c(name string) int { return ask.Ret(name) + 1 }

type left struct{ n int }

type right struct{ n int }

//go:noinline
func (l *left) m(name string) int { return ask.Ret(name) + l.n }

//go:noinline
func (r *right) m(name string) int { return ask.Ret(name) + r.n }

//go:noinline
func makers() (func(string) int, func(string) int) {
	return func(name string) int { return ask.Ret(name) + 1 }, func(name string) int { return ask.Ret(name) + 1 }
}

//go:noinline
func tiny1() int { return 7 }

//go:noinline
func tiny2() int { return 7 }

func main() {
	x, y := makers()
	ask.Func("func/a", a)
	ask.Func("func/b", b)
	ask.Func("func/c", c)
	ask.Func("method/left", (*left).m)
	ask.Func("method/right", (*right).m)
	ask.Func("closure/1", x)
	ask.Func("closure/2", y)
	ask.Func("tiny/1", tiny1)
	ask.Func("tiny/2", tiny2)
	n := a("func/a") + b("func/b") + c("func/c") + x("closure/1") + y("closure/2") + tiny1() + tiny2()
	n += (&left{1}).m("method/left") + (&right{1}).m("method/right")
	if n == 0 {
		panic("twins")
	}
	ask.Print()
}
