package main

import (
	"iter"
	"slices"
	"sort"

	"example.com/pclnlab/internal/ask"
)

// kinds.go is the same in both packages but for its first line.

var total int

// ---- promoted methods

type inner struct{ n int }

//go:noinline
func (i inner) byValue(name string) int { total += i.n; return ask.Caller(name) + total }

//go:noinline
func (i *inner) byPointer(name string) int { i.n++; return ask.Caller(name) + i.n }

type middle struct{ *inner }

type outer struct{ middle }

type valuer interface{ byValue(string) int }

type pointerer interface{ byPointer(string) int }

type both interface {
	valuer
	pointerer
}

type holder struct{ both }

type holderOfHolder struct {
	tag string
	holder
}

type named func(string) int

//go:noinline
func (f named) byValue(name string) int { return f(name) + 1 }

type list []int

//go:noinline
func (l list) byValue(name string) int { return ask.Caller(name) + len(l) }

type table map[string]int

//go:noinline
func (t table) byValue(name string) int { return ask.Caller(name) + len(t) }

type number int

//go:noinline
func (n number) byValue(name string) int { return ask.Caller(name) + int(n) }

func promoted(p string) {
	o := outer{middle{&inner{1}}}
	o.byValue(p + "promoted/two-levels-value")
	o.byPointer(p + "promoted/two-levels-pointer")
	var b both = o
	b.byValue(p + "promoted/two-levels-interface")
	b.byPointer(p + "promoted/two-levels-interface-pointer")
	b = &o
	b.byValue(p + "promoted/pointer-to-outer-interface")
	h := holderOfHolder{"x", holder{b}}
	h.byValue(p + "promoted/embedded-interface")
	f := h.byPointer
	f(p + "promoted/embedded-interface-method-value")
	var v valuer = h
	v.byValue(p + "promoted/interface-of-embedded-interface")
	g := holderOfHolder.byValue
	g(h, p+"promoted/embedded-interface-method-expression")
	k := (*outer).byPointer
	k(&o, p+"promoted/method-expression-two-levels")
	v = named(func(name string) int { return ask.Caller(name) + total })
	v.byValue(p + "promoted/func-type")
	v = list{1}
	v.byValue(p + "promoted/slice-type")
	v = table{}
	v.byValue(p + "promoted/map-type")
	v = number(3)
	v.byValue(p + "promoted/number-type")
	v = struct{ inner }{inner{2}}
	v.byValue(p + "promoted/unnamed-struct")
	var e any = v
	e.(pointerless).byValue(p + "promoted/asserted")
}

type pointerless interface{ byValue(string) int }

// ---- iterators

func each(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

type tree struct {
	left, right *tree
	n           int
}

func (t *tree) all(yield func(int, *tree) bool) {
	if t == nil {
		return
	}
	t.left.all(yield)
	if yield(t.n, t) {
		t.right.all(yield)
	}
}

//go:noinline
func once(name string) iter.Seq[int] {
	return func(yield func(int) bool) {
		total += ask.Caller(name)
		yield(1)
	}
}

//go:noinline
func nestedIterators(name string) (n int) {
	for i := range each(1) {
		for j := range each(1) {
			n += ask.Caller(name) + i + j
		}
	}
	return n
}

//go:noinline
func iteratorReturns(name string) int {
	for i := range each(3) {
		if i == 1 {
			return ask.Caller(name) + i
		}
	}
	return 0
}

//go:noinline
func iteratorLabels(name string) (n int) {
outer:
	for i := range each(3) {
		for j := range each(3) {
			if j == 1 {
				continue outer
			}
			if i == 2 {
				n += ask.Caller(name)
				break outer
			}
		}
	}
	return n
}

//go:noinline
func iteratorOfMethod(name string) (n int) {
	t := &tree{n: 1}
	for k, v := range t.all {
		n += ask.Caller(name) + k + v.n
	}
	return n
}

//go:noinline
func iteratorClosure(name string) (n int) {
	for i := range each(1) {
		f := func() int { return ask.Caller(name) + i }
		n += f()
	}
	return n
}

//go:noinline
func afterIterator(name string) (n int) {
	for i := range each(2) {
		n += i
	}
	return ask.Caller(name) + n
}

func iterators(p string) {
	for i := range once(p + "iterator/sequence") {
		total += i
	}
	nestedIterators(p + "iterator/nested")
	iteratorReturns(p + "iterator/return")
	iteratorLabels(p + "iterator/labels")
	iteratorOfMethod(p + "iterator/method")
	iteratorClosure(p + "iterator/closure")
	afterIterator(p + "iterator/after")
	for i := range 2 {
		if i == 1 {
			total += ask.Caller(p + "iterator/range-int")
		}
	}
	for _, x := range slices.Collect(each(1)) {
		total += x + ask.Caller(p+"iterator/range-slice")
	}
}

// ---- generics

type pair[A, B any] struct {
	a A
	b B
}

//go:noinline
func (p pair[A, B]) byValue(name string) int { total++; return ask.Caller(name) + total }

//go:noinline
func (p *pair[A, B]) closure(name string) func() int {
	return func() int {
		total++
		return ask.Caller(name) + total
	}
}

type wrapping[T any] struct{ pair[T, string] }

type ofPointer struct{ *pair[int, int] }

//go:noinline
func apply[T any, R any](x T, f func(T) R) R { return f(x) }

//go:noinline
func viaConstraint[V valuer](v V, name string) int { return v.byValue(name) + 1 }

//go:noinline
func genericRecursion[T any](x T, depth int, name string) int {
	if depth == 0 {
		total++
		return ask.Caller(name) + 1
	}
	return genericRecursion([]T{x}[0], depth-1, name) + 1
}

func genericCalls[T any](x T, name string) int { return genericLeaf(x, name) + 1 }

//go:noinline
func genericLeaf[T any](x T, name string) int {
	total++
	return ask.Caller(name) + total
}

//go:noinline
func genericNested[T any](x T, name string) int {
	f := func() int {
		g := func() int {
			total++
			return ask.Caller(name) + total
		}
		return g() + 1
	}
	return f() + 1
}

//go:noinline
func genericDefers[T any](x T, name string) (n int) {
	defer func() {
		n += ask.Caller(name)
	}()
	total++
	return total
}

//go:noinline
func genericIterator[T any](x T, name string) (n int) {
	for i := range each(1) {
		n += ask.Caller(name) + i
	}
	return n
}

func generics(p string) {
	type local struct{ x int }
	pair[int, string]{}.byValue(p + "generic/two-parameters")
	pair[local, []local]{}.byValue(p + "generic/local-type")
	wrapping[int]{}.byValue(p + "generic/embedded")
	var v valuer = wrapping[int]{}
	v.byValue(p + "generic/embedded-interface")
	v = ofPointer{&pair[int, int]{}}
	v.byValue(p + "generic/embedded-pointer-interface")
	v = pair[bool, bool]{}
	v.byValue(p + "generic/interface")
	f := pair[string, string]{}.byValue
	f(p + "generic/method-value")
	g := pair[rune, rune].byValue
	g(pair[rune, rune]{}, p+"generic/method-expression")
	(&pair[int8, int8]{}).closure(p + "generic/closure-of-method")()
	apply(1, func(x int) int { total++; return ask.Caller(p+"generic/literal-argument") + x })
	viaConstraint(inner{1}, p+"generic/constraint-method")
	viaConstraint(number(2), p+"generic/constraint-number")
	genericRecursion("x", 2, p+"generic/recursive")
	genericCalls(1.5, p+"generic/calls-generic")
	genericNested(1, p+"generic/nested-closure")
	genericDefers(1, p+"generic/defer")
	genericIterator(1, p+"generic/iterator")
	h := genericLeaf[uint8]
	h(1, p+"generic/func-value")
	slices.SortFunc([]int{2, 1}, askOnce(p+"generic/callback"))
}

func askOnce(name string) func(a, b int) int {
	asked := false
	return func(a, b int) int {
		if !asked {
			asked = true
			total += ask.Caller(name)
		}
		return a - b
	}
}

// ---- closures in other places

var inMap = map[string]func(string) int{
	"a": func(name string) int { total++; return ask.Caller(name) + total },
}

var inStruct = struct{ f func(string) int }{
	f: func(name string) int { total++; return ask.Caller(name) + total },
}

var nestedInVariable = func() func(string) int {
	return func(name string) int {
		total++
		return ask.Caller(name) + total
	}
}()

var first, second = func(name string) int { return ask.Caller(name) + total }, func(name string) int { return ask.Caller(name) + 2*total }

func tiny(name string) int { return ask.Caller(name) + 1 }

var fromTiny = tiny(prefix + "closure/inlined-into-initialiser")

var assigned func(string) int

func init() {
	assigned = func(name string) int { total++; return ask.Caller(name) + total }
	total += tiny(prefix + "closure/inlined-into-init")
	func() {
		func() { total += ask.Caller(prefix + "closure/nested-in-init") }()
	}()
}

//go:noinline
func recursiveClosure(name string) int {
	var f func(n int) int
	f = func(n int) int {
		if n == 0 {
			return ask.Caller(name) + 1
		}
		return f(n-1) + 1
	}
	return f(2)
}

//go:noinline
func returned(name string) func() func() int {
	return func() func() int {
		return func() int { total++; return ask.Caller(name) + total }
	}
}

func (i *inner) closures(name string) func() int {
	return func() int {
		return func() int { i.n++; return ask.Caller(name) + i.n }() + 1
	}
}

func closures(p string) {
	inMap["a"](p + "closure/map")
	inStruct.f(p + "closure/struct")
	nestedInVariable(p + "closure/nested-in-variable")
	first(p + "closure/first-of-two")
	second(p + "closure/second-of-two")
	assigned(p + "closure/assigned-in-init")
	recursiveClosure(p + "closure/recursive")
	returned(p + "closure/returned-twice")()()
	(&inner{}).closures(p + "closure/nested-in-method")()
	for i := range 2 {
		func() {
			if i == 1 {
				total += ask.Caller(p + "closure/in-loop")
			}
		}()
	}
	switch f := any(tiny).(type) {
	case func(string) int:
		func() { total += f(p + "closure/type-switch") }()
	}
	if f := func() int { return ask.Caller(p+"closure/if-statement") + total }; f() > 0 {
		total++
	}
	sort.Slice([]int{2, 1}, func(i, j int) bool { return func() bool { return i < j }() })
}

// ---- deferred calls

//go:noinline
func loopDefers(name string) {
	for i := range 2 {
		defer func() {
			if i == 0 {
				total += ask.Caller(name)
			}
		}()
	}
	total++
}

func report(name string) { total += ask.Caller(name) }

func (i inner) report(name string) { total += ask.Caller(name) + i.n }

type reporter interface{ report(string) }

//go:noinline
func kindsOfDefers(p string) {
	var r reporter = inner{1}
	defer r.report(p + "defer/interface")
	defer inner{2}.report(p + "defer/value-method")
	defer inner.report(inner{3}, p+"defer/method-expression")
	f := r.report
	defer f(p + "defer/method-value")
	if total > 0 {
		defer report(p + "defer/conditional")
	}
	defer func() {
		defer func() { total += ask.Caller(p + "defer/nested") }()
		total++
	}()
	total++
}

//go:noinline
func afterRecover(name string) int {
	func() {
		defer func() { _ = recover() }()
		panic("expected")
	}()
	return ask.Caller(name) + total
}

//go:noinline
func deferArgument(p string) (n int) {
	defer report2(ask.Caller(p+"defer/argument"), p)
	n = total + 1
	return n
}

//go:noinline
func report2(n int, p string) { total += n + len(p) }

//go:noinline
func deferResult(name string) (n int) {
	defer func() { n++ }()
	return ask.Caller(name) + total
}

func deferred(p string) {
	loopDefers(p + "defer/loop")
	kindsOfDefers(p)
	afterRecover(p + "defer/after-recover")
	deferArgument(p)
	deferResult(p + "defer/result")
}
