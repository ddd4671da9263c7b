// Probe generics: functions, methods, and closures within them, with several instances.
package main

import "example.com/pclnlab/internal/ask"

type pair[K comparable, V any] struct {
	key K
	val V
}

//go:noinline
func identity[T any](name string, x T) (T, int) {
	return x, ask.Ret(name) + 1
}

//go:noinline
func (p pair[K, V]) value(name string) int { return ask.Ret(name) + 1 }

//go:noinline
func (p *pair[K, V]) pointer(name string, v V) int {
	p.val = v
	return ask.Ret(name) + 1
}

//go:noinline
func within[T any](name string, x T) func() T {
	return func() T {
		count += ask.Ret(name) + 1
		return x
	}
}

//go:noinline
func (p *pair[K, V]) within(name string) func() int {
	return func() int { p.key = *new(K); return ask.Ret(name) + 1 }
}

type adder interface{ add(int) int }

type plus int

//go:noinline
func (p plus) add(x int) int { return int(p) + x }

//go:noinline
func constrained[A adder](name string, a A) int { return ask.Ret(name) + a.add(1) }

type big struct{ a, b, c, d int }

var count int

func main() {
	ask.Func("func/int", identity[int])
	identity("func/int", 1)
	identity("func/string", "x")
	identity("func/struct", big{})
	identity("func/pointer", &count)
	p := &pair[string, int]{"a", 1}
	count += p.value("method/value")
	count += p.pointer("method/pointer", 2)
	q := &pair[int, []byte]{}
	count += q.pointer("method/other", nil)
	f := within("closure/int", 7)
	ask.Func("closure/int", f)
	count += f()
	within("closure/string", "s")()
	g := p.within("closure/method")
	ask.Func("closure/method", g)
	count += g()
	count += constrained("constraint", plus(3))
	if count == 0 {
		panic("generics")
	}
	ask.Print()
}
