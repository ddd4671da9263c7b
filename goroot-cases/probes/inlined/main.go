// Probe inlined: small functions that gc puts into their callers; its tables name the innermost one.
package main

import "example.com/pclnlab/internal/ask"

func leaf(name string) int { return ask.Inlined(name) + 1 }

func middle(name string) int {
	return leaf(name) + 1
}

//go:noinline
func one() int { return leaf("one") + 1 }

//go:noinline
func two() int {
	return middle("two") + 1
}

//go:noinline
func twice() int {
	n := leaf("twice/first")
	n += leaf("twice/second")
	return n + ask.Ret("twice/self")
}

type T struct{ n int }

func (t T) value(name string) int { return ask.Inlined(name) + t.n }

func (t *T) pointer(name string) int { t.n++; return ask.Inlined(name) + t.n }

//go:noinline
func methods(t *T) int {
	return t.value("method/value") +
		t.pointer("method/pointer") + 1
}

func generic[V any](name string, v V) int { return ask.Inlined(name) + 1 }

//go:noinline
func generics() int { return generic("generic", 1) + generic("generic-other", "x") }

//go:noinline
func closure(x int) int {
	f := func(y int) int { return ask.Inlined("closure") + x + y }
	return f(1) + 1
}

//go:noinline
func loop() (n int) {
	for i := range 2 {
		n += leaf([]string{"loop/0", "loop/1"}[i])
	}
	return n
}

func main() {
	ask.Func("twice/self", twice)
	ask.Func("host/one", one)
	ask.Func("host/two", two)
	ask.Func("host/methods", methods)
	n := one() + two() + twice() + methods(&T{1}) + generics() + closure(2) + loop()
	if n == 0 {
		panic("inlined")
	}
	ask.Print()
}
