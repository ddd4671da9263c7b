// Probe goroutines: the functions that goroutines start with. They run one after the other.
package main

import "example.com/pclnlab/internal/ask"

var (
	n    int
	done = make(chan bool)
)

type T struct{ v int }

//go:noinline
func (t *T) method() { n += ask.Ret("method") + t.v; done <- true }

//go:noinline
func (t T) other(name string) { n += ask.Ret(name) + t.v; done <- true }

//go:noinline
func named(x int) { n += ask.Ret("named") + x; done <- true }

//go:noinline
func generic[V any](v V) { n += ask.Ret("generic") + 1; done <- true }

//go:noinline
func callee() int { return ask.Ret("below/entry") + 1 }

type runner interface{ method() }

func main() {
	ask.Func("named", named)
	ask.Func("method", (*T).method)
	ask.Func("below/entry", callee)
	go named(1)
	<-done
	t := &T{2}
	go runner(t).method()
	<-done
	f := t.other
	go f("method-value")
	<-done
	go generic("x")
	<-done
	closure := func() { n += ask.Ret("closure") + n; done <- true }
	ask.Func("closure", closure)
	go closure()
	<-done
	go func(x int) { n += ask.Ret("literal") + x; done <- true }(4)
	<-done
	go func() {
		inner := make(chan bool)
		go func() { n += ask.Ret("nested") + 1; inner <- true }()
		<-inner
		n += ask.Ret("outer") + 1
		done <- true
	}()
	<-done
	go func() { n += callee() + ask.Ret("below/root"); done <- true }()
	<-done
	if n == 0 {
		panic("goroutines")
	}
	ask.Print()
}
