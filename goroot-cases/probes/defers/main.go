// Probe defers: deferred closures, functions, methods and method values, in loops, and around a recovered panic.
package main

import "example.com/pclnlab/internal/ask"

var n int

type T struct{ v int }

//go:noinline
func (t *T) method(name string) { n += ask.Ret(name) + t.v }

//go:noinline
func named(name string) { n += ask.Ret(name) + 1 }

//go:noinline
func generic[V any](name string, v V) { n += ask.Ret(name) + 1 }

//go:noinline
func kinds(t *T) {
	closure := func() { n += ask.Ret("closure") + 1 }
	ask.Func("closure", closure)
	defer closure()
	defer func() { n += ask.Ret("literal") + 2 }()
	defer named("named")
	defer t.method("method")
	f := t.method
	defer f("method-value")
	defer generic("generic", 1.5)
}

//go:noinline
func loop() {
	names := []string{"loop/0", "loop/1"}
	for i := range names {
		defer func() { n += ask.Ret(names[i]) + i }()
	}
}

//go:noinline
func recovered() (err any) {
	defer func() {
		err = recover()
		n += ask.Ret("recovered/deferred") + 1
	}()
	var s []int
	return s[n]
}

//go:noinline
func after() int {
	err := recovered()
	if err == nil {
		panic("defers: no panic")
	}
	return ask.Ret("recovered/caller") + 1
}

func main() {
	ask.Func("named", named)
	ask.Func("method", (*T).method)
	kinds(&T{3})
	loop()
	n += after()
	if n == 0 {
		panic("defers")
	}
	ask.Print()
}
