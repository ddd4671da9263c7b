package main

import (
	"sort"
	"strings"

	"example.com/pclnlab/internal/ask"
)

// kinds.go is the same in both packages but for its first line: kinds of functions, each asked every kind of question.

var total int

type value struct{ n int }

//go:noinline
func (v value) byValue(name string) int {
	total += v.n
	return ask.Caller(name) + total
}

//go:noinline
func (v *value) byPointer(name string) int {
	v.n++
	return ask.Caller(name) + v.n
}

type embedding struct{ value }

type embeddingPointer struct{ *value }

type doer interface{ byValue(string) int }

type pointerDoer interface{ byPointer(string) int }

func plain(name string) int {
	total++
	return ask.Caller(name) + total
}

//go:noinline
func noinline(name string) int {
	total += 2
	return ask.Caller(name) + total
}

func small(name string) int { return ask.Caller(name) + 1 }

//go:noinline
func variadic(name string, more ...int) int {
	for _, m := range more {
		total += m
	}
	return ask.Caller(name) + len(more)
}

//go:noinline
func recursive(name string, depth int) int {
	if depth == 0 {
		return ask.Caller(name) + 1
	}
	return recursive(name, depth-1) + 1
}

//go:noinline
func generic[T any](name string, x T) int {
	total++
	return ask.Caller(name) + total
}

type box[T any] struct{ x T }

//go:noinline
func (b box[T]) method(name string) int {
	total++
	return ask.Caller(name) + total
}

//go:noinline
func (b *box[T]) pointerMethod(name string) int {
	total++
	return ask.Caller(name) + total
}

//go:noinline
func genericClosure[T any](name string, x T) int {
	f := func(y T) int {
		total++
		return ask.Caller(name) + total
	}
	return f(x) + 1
}

//go:noinline
func deferred(name string) (n int) {
	defer func() {
		n = ask.Caller(name) + total
	}()
	total++
	return total
}

//go:noinline
func recovering(name string) (n int) {
	defer func() {
		if recover() != nil {
			n = ask.Caller(name) + total
		}
	}()
	total++
	panic("expected")
}

//go:noinline
func results(name string) (a, b int, s string) {
	total++
	n := ask.Caller(name) + total
	return n, total, name
}

//go:noinline
func manyParameters(name string, a, b, c, d, e, f, g, h, i, j int) int {
	total += a + b + c + d + e + f + g + h + i + j
	return ask.Caller(name) + total
}

//go:noinline
func bigFrame(name string, n int) int {
	var big [4096]int
	for i := range big {
		big[i] = i * n
	}
	return ask.Caller(name) + big[n]
}

//go:noinline
func switching(name string, n int) int {
	switch n {
	case 1:
		total++
	case 2:
		total += 2
		return ask.Caller(name) + total
	}
	return total
}

//go:noinline
func selecting(name string) int {
	c := make(chan int, 1)
	c <- 1
	select {
	case n := <-c:
		return ask.Caller(name) + n
	default:
		return 0
	}
}

//go:noinline
func rangeOverFunc(name string) (n int) {
	sequence := func(yield func(int) bool) {
		yield(1)
	}
	for i := range sequence {
		n += ask.Caller(name) + i
	}
	return n
}

var packageVariable = func(name string) int {
	total++
	return ask.Caller(name) + total
}

var initialised = ask.Caller(prefix + "initialiser")

func init() { total += ask.Caller(prefix + "init/0") }

func init() { total += ask.Caller(prefix + "init/1") }

func goroutine(name string) {
	done := make(chan bool)
	go func() {
		total += ask.Caller(name)
		done <- true
	}()
	<-done
}

func namedGoroutine(name string, done chan bool) {
	total += ask.Caller(name)
	done <- true
}

// Kinds calls everything.
func Kinds() {
	p := prefix
	ask.Func(p+"plain", plain)
	plain(p + "plain")
	ask.Func(p+"noinline", noinline)
	noinline(p + "noinline")
	small(p + "small")
	ask.Func(p+"variadic", variadic)
	variadic(p+"variadic", 1, 2)
	ask.Func(p+"recursive", recursive)
	recursive(p+"recursive", 2)
	results(p + "results")
	manyParameters(p+"many-parameters", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
	bigFrame(p+"big-frame", 3)
	switching(p+"switch", 2)
	selecting(p + "select")
	rangeOverFunc(p + "range-func")

	v := value{1}
	v.byValue(p + "method/value")
	v.byPointer(p + "method/pointer")
	var d doer = v
	d.byValue(p + "interface/value")
	d = &v
	d.byValue(p + "interface/value-by-pointer")
	var q pointerDoer = &v
	q.byPointer(p + "interface/pointer")
	embedding{v}.byValue(p + "embedded/direct")
	d = embedding{v}
	d.byValue(p + "embedded/interface")
	q = embeddingPointer{&v}
	q.byPointer(p + "embedded/pointer-interface")
	f := v.byValue
	f(p + "method-value/value")
	f = (&v).byPointer
	f(p + "method-value/pointer")
	f = d.byValue
	f(p + "method-value/interface")
	value.byValue(v, p+"method-expression/value")
	(*value).byPointer(&v, p+"method-expression/pointer")
	g := value.byValue
	g(v, p+"method-expression/variable")
	h := doer.byValue
	h(v, p+"method-expression/interface")

	generic(p+"generic/int", 1)
	generic(p+"generic/string", "x")
	generic(p+"generic/struct", v)
	box[int]{}.method(p + "generic/method")
	(&box[string]{}).pointerMethod(p + "generic/pointer-method")
	genericClosure(p+"generic/closure", 1.5)

	closure := func(name string) int {
		total++
		return ask.Caller(name) + total
	}
	closure(p + "closure/plain")
	captured := 0
	func(name string) {
		captured++
		func() {
			captured += ask.Caller(name)
		}()
	}(p + "closure/nested")
	packageVariable(p + "closure/package-variable")
	deferred(p + "defer/closure")
	recovering(p + "defer/recover")
	func() {
		defer noinlineDeferred(p + "defer/function")
		total++
	}()
	goroutine(p + "goroutine/closure")
	done := make(chan bool)
	go namedGoroutine(p+"goroutine/function", done)
	<-done

	// Called back by the standard library.
	asked := false
	sort.Slice([]int{2, 1}, func(i, j int) bool {
		if !asked {
			asked = true
			total += ask.Caller(p + "callback/sort")
		}
		return i < j
	})
	once := false
	strings.Map(func(r rune) rune {
		if !once {
			once = true
			total += ask.Caller(p + "callback/map")
		}
		return r
	}, "ab")
}

//go:noinline
func noinlineDeferred(name string) {
	total += ask.Caller(name)
}
