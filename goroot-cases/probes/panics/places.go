package main

import (
	"runtime"

	"example.com/pclnlab/internal/stop"
)

var places = map[string]func(){
	"own":          own,
	"outer":        outer,
	"second":       second,
	"after":        after,
	"after-deep":   afterDeep,
	"after-large":  afterLarge,
	"method":       deferMethod,
	"method-value": deferMethodValue,
	"interface":    deferInterface,
	"closure":      deferClosure,
	"loop":         loop,
	"loop-exit":    loopExit,
	"exit":         exit,
	"literal-exit": literalExit,
	"promoted":     promoted,
	"goroutine":    func() { inGoroutine(inside) },
	"other":        other,
	"chain":        chain,
}

// own: the function that panics owns the defer.
//
//go:noinline
func own() {
	defer deferred()
	if zero == 0 {
		panic("own")
	}
	sink++
}

// outer: the function that looks is deferred two levels up; another deferred function ran before it without a recover.
//
//go:noinline
func outer() {
	defer deferred()
	passing()
	sink++
}

//go:noinline
func passing() {
	defer count()
	middle(explicit)
	sink++
}

//go:noinline
func count() { sink++ }

//go:noinline
func look() {
	stop.Here("look", runtime.Callers(0, stop.Pcs), runtime.Stack(stop.Text, false))
	sink++
}

// second: what the second deferred function of the owner sees after the first one recovered (U-02).
//
//go:noinline
func second() {
	defer look()
	defer deferred()
	middle(explicit)
	sink++
}

// after: what the caller of the recovering function sees (U-01).
//
//go:noinline
func after() {
	owner(explicit)
	stop.Here("after", runtime.Callers(0, stop.Pcs), runtime.Stack(stop.Text, false))
	sink++
}

//go:noinline
func afterDeep() {
	owner(explicit)
	sink += deep(50)
	sink++
}

//go:noinline
func deep(n int) int {
	if n == 0 {
		stop.Here("after-deep", runtime.Callers(0, stop.Pcs), runtime.Stack(stop.Text, false))
		return 1
	}
	sink += deep(n - 1)
	return n
}

// afterLarge: the recovering function has a frame of 8 KiB, so that the mark lies deep.
//
//go:noinline
func afterLarge() {
	largeOwner()
	stop.Here("after-large", runtime.Callers(0, stop.Pcs), runtime.Stack(stop.Text, false))
	sink++
}

//go:noinline
func largeOwner() {
	defer large()
	middle(explicit)
	sink++
}

//go:noinline
func large() {
	var space [8192]byte
	fill(&space)
	stop.Here("inflight", runtime.Callers(0, stop.Pcs), runtime.Stack(stop.Text, false))
	value = recover()
	sink += int(space[three])
}

//go:noinline
func fill(space *[8192]byte) { space[three] = byte(sink) }

type thing struct{ n int }

//go:noinline
func (t *thing) recovering() {
	stop.Here("inflight", runtime.Callers(0, stop.Pcs), runtime.Stack(stop.Text, false))
	value = recover()
	stop.Here("recovered", runtime.Callers(0, stop.Pcs), runtime.Stack(stop.Text, false))
	sink += t.n
}

//go:noinline
func (t *thing) fails() int {
	if zero == 0 {
		panic("in a method")
	}
	return t.n
}

type recoverer interface{ recovering() }

//go:noinline
func deferMethod() {
	t := &thing{1}
	defer t.recovering()
	middle(t.fails)
	sink++
}

//go:noinline
func deferMethodValue() {
	t := &thing{1}
	f := t.recovering
	defer f()
	middle(t.fails)
	sink++
}

//go:noinline
func deferInterface() {
	var r recoverer = &thing{1}
	defer r.recovering()
	middle(explicit)
	sink++
}

//go:noinline
func deferClosure() {
	n := three
	defer func() {
		stop.Here("inflight", runtime.Callers(0, stop.Pcs), runtime.Stack(stop.Text, false))
		value = recover()
		stop.Here("recovered", runtime.Callers(0, stop.Pcs), runtime.Stack(stop.Text, false))
		sink += n
	}()
	middle(func() int {
		if zero == 0 {
			panic("in a closure")
		}
		return n
	})
	sink++
}

// loop: the owner defers in a loop and panics; the functions deferred later only count.
//
//go:noinline
func loop() {
	for _, f := range []func(){deferred, count, count} {
		defer f()
	}
	middle(explicit)
	sink++
}

// loopExit: deferred in a loop, and nothing panics (U-15).
//
//go:noinline
func loopExit() {
	for _, f := range []func(){look, count} {
		defer f()
	}
	sink++
}

// exit: a deferred function is called at the closing brace.
//
//go:noinline
func exit() {
	defer look()
	sink++
}

// literalExit: the same for a function literal, as in fixedbugs/issue14646.
//
//go:noinline
func literalExit() {
	func() {
		defer func() {
			look()
			sink++
		}()
		sink++
	}()
	sink++
}

type inner struct{ name string }

//go:noinline
func (i *inner) length() int {
	sink += 2
	return len(i.name)
}

type holder struct {
	pad [3]int
	*inner
}

// promoted: a bounds panic in a call of a promoted method's argument.
//
//go:noinline
func promoted() {
	defer deferred()
	h := &holder{inner: &inner{"x"}}
	sink += h.length()
	sink += list[h.length()+three]
	sink++
}

//go:noinline
func inside() {
	owner(explicit)
	stop.Here("after", runtime.Callers(0, stop.Pcs), runtime.Stack(stop.Text, false))
	sink++
}

// other: a panic that was recovered in one goroutine does not show in another.
//
//go:noinline
func other() {
	owner(explicit)
	inGoroutine(look)
	sink++
}

type caller interface{ call(f func() int) int }

type first struct{ next caller }

//go:noinline
func (f first) call(g func() int) int { return f.next.call(g) + 1 }

type last struct{}

//go:noinline
func (last) call(g func() int) int { return g() + 1 }

// chain: interface methods between the site and the owner.
//
//go:noinline
func chain() {
	defer deferred()
	var c caller = first{first{last{}}}
	sink += c.call(explicit)
	sink++
}
