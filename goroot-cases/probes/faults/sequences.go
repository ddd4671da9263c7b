package main

import (
	"maps"
	"runtime"
	"runtime/debug"
	"slices"
	"syscall"
	"time"
	"unsafe"

	"example.com/pclnlab/internal/ask"
	"example.com/pclnlab/internal/stop"
)

var sequences = map[string]func(){
	"goroutine":      func() { inGoroutine(faultInside) },
	"after":          after,
	"second":         second,
	"three":          three3,
	"fault-panic":    faultThenPanic,
	"fault-in-panic": panicThenFault,
	"reraise":        reraise,
	"method-value":   func() { owner((&point{}).fails) },
	"closure":        closure,
	"concurrent":     concurrent,
	"self-segv":      func() { owner(sendSegv) },
	"self-fpe":       func() { owner(sendFpe) },
	"self-bus":       func() { owner(sendBus) },
	"overflow":       overflow,
	"bad-func":       func() { owner(badFunc) },
	"stranger":       stranger,
	"named-results":  namedResults,
	"collected":      collected,
	"depths":         depths,
}

//go:noinline
func faultInside() {
	owner(field)
	look()
	sink++
}

//go:noinline
func closure() {
	n := three
	owner(func() int { return noPoint.y + n })
}

// depths: of each kind of fault, at which depth Caller finds the site (U-13).
//
//go:noinline
func depths() {
	for _, name := range slices.Sorted(maps.Keys(kinds)) {
		depthOwner(name)
	}
}

//go:noinline
func depthOwner(name string) {
	defer func() {
		sink += ask.Depth(name)
		value = recover()
	}()
	middle(kinds[name])
	sink++
}

//go:noinline
func look() {
	stop.Here("look", runtime.Callers(0, stop.Pcs), runtime.Stack(stop.Text, false))
	sink++
}

//go:noinline
func after() {
	owner(field)
	look()
	sink++
}

//go:noinline
func second() {
	defer look()
	defer deferred()
	middle(field)
	sink++
}

//go:noinline
func once() {
	defer func() { value = recover() }()
	middle(field)
	sink++
}

// three3: two faults are recovered before the third is looked at; the signal must not stay blocked.
//
//go:noinline
func three3() {
	once()
	once()
	owner(field)
	sink++
}

//go:noinline
func panics() int {
	if zero == 0 {
		panic("software")
	}
	return 1
}

//go:noinline
func panicsQuietly() {
	middle(panics)
	sink++
}

//go:noinline
func faultsQuietly() {
	middle(field)
	sink++
}

// faultThenPanic: a deferred function panics while a fault is in flight.
//
//go:noinline
func faultThenPanic() {
	defer deferred()
	faultWithPanic()
	sink++
}

//go:noinline
func faultWithPanic() {
	defer panicsQuietly()
	middle(field)
	sink++
}

// panicThenFault: a deferred function faults while a panic is in flight.
//
//go:noinline
func panicThenFault() {
	defer deferred()
	panicWithFault()
	sink++
}

//go:noinline
func panicWithFault() {
	defer faultsQuietly()
	middle(panics)
	sink++
}

//go:noinline
func reraise() {
	defer deferred()
	reraised()
	sink++
}

//go:noinline
func reraised() {
	defer raisesAgain()
	middle(field)
	sink++
}

//go:noinline
func raisesAgain() {
	if v := recover(); v != nil {
		panic(v)
	}
	sink++
}

//go:noinline
func (p *point) fails() int { return noPoint.y + p.x }

// concurrent: goroutines that fault and recover at the same time (U-31).
//
//go:noinline
func concurrent() {
	done := make(chan int)
	for i := 0; i < 8; i++ {
		go goroutine(func() {
			for n := 0; n < 20000; n++ {
				onceLocal()
			}
		}, done)
	}
	for i := 0; i < 8; i++ {
		<-done
	}
}

//go:noinline
func onceLocal() {
	defer func() { recover() }()
	field()
}

//go:noinline
func sendSegv() int { return signals(syscall.SIGSEGV) + zero }

//go:noinline
func sendFpe() int { return signals(syscall.SIGFPE) + zero }

//go:noinline
func sendBus() int { return signals(syscall.SIGBUS) + zero }

//go:noinline
func signals(s syscall.Signal) int {
	syscall.Kill(syscall.Getpid(), s)
	time.Sleep(20 * time.Millisecond)
	return sink
}

//go:noinline
func grows(n int) int {
	var space [256]byte
	space[n&255] = byte(n)
	return grows(n+1) + int(space[n&127])
}

// overflow: a recursion without end (U-37).
//
//go:noinline
func overflow() {
	debug.SetMaxStack(1 << 20)
	sink += grows(0)
}

// badFunc calls a function value whose code pointer is garbage (U-38).
//
//go:noinline
func badFunc() int {
	code := uintptr(0x10)
	closure := &code
	f := *(*func() int)(unsafe.Pointer(&closure))
	sink += f()
	return sink
}

// stranger: while a fault of one goroutine is being handled, another recovers a panic of its own (U-32).
//
//go:noinline
func stranger() {
	begun := make(chan int)
	ended := make(chan int)
	go goroutine(func() {
		<-begun
		func() {
			defer func() { recover() }()
			panics()
		}()
		ended <- 1
	}, make(chan int, 1))
	strangerOwner(begun, ended)
	sink++
}

//go:noinline
func strangerOwner(begun, ended chan int) {
	defer deferred()
	defer meet(begun, ended)
	middle(field)
	sink++
}

//go:noinline
func meet(begun, ended chan int) {
	begun <- 1
	sink += <-ended
}

// namedResults: what was assigned before a fault is returned.
//
//go:noinline
func namedResults() {
	n, bytes := partly()
	value = nil
	if n == 7 && bytes == 3 {
		sink++
	} else {
		value = "lost"
	}
}

//go:noinline
func partly() (n, bytes int) {
	defer func() { value = recover() }()
	n = 7
	for bytes = 0; bytes < 3; bytes++ {
		sink++
	}
	n += field()
	return n, bytes
}

type heavy struct{ text [64]byte }

// collected: the panic's value is only held by the panic while the collector runs (U-49).
//
//go:noinline
func collected() {
	defer func() {
		for i := 0; i < 50; i++ {
			runtime.GC()
			fill()
		}
		v, _ := recover().(*heavy)
		value = "lost"
		if v != nil && v.text[5] == 'v' && v.text[63] == 'v' {
			value = "intact"
		}
	}()
	middle(raisesHeavy)
}

//go:noinline
func raisesHeavy() int {
	h := &heavy{}
	for i := range h.text {
		h.text[i] = 'v'
	}
	if zero == 0 {
		panic(h)
	}
	return 1
}

//go:noinline
func fill() {
	for i := 0; i < 1000; i++ {
		h := &heavy{}
		for k := range h.text {
			h.text[k] = 'x'
		}
		keep = h
	}
}

var keep *heavy
