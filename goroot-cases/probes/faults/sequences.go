package main

import (
	"runtime"
	"runtime/debug"
	"syscall"
	"time"
	"unsafe"

	"example.com/pclnlab/internal/stop"
)

var sequences = map[string]func(){
	"goroutine":      func() { inGoroutine(func() { owner(field) }) },
	"after":          after,
	"second":         second,
	"three":          three3,
	"fault-panic":    faultThenPanic,
	"fault-in-panic": panicThenFault,
	"reraise":        reraise,
	"method-value":   func() { owner((&point{}).fails) },
	"closure":        func() { n := three; owner(func() int { return noPoint.y + n }) },
	"concurrent":     concurrent,
	"self-segv":      func() { owner(func() int { return signals(syscall.SIGSEGV) }) },
	"self-fpe":       func() { owner(func() int { return signals(syscall.SIGFPE) }) },
	"self-bus":       func() { owner(func() int { return signals(syscall.SIGBUS) }) },
	"overflow":       overflow,
	"bad-func":       func() { owner(badFunc) },
	"stranger":       stranger,
	"named-results":  namedResults,
	"collected":      collected,
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
	return zero
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
	func() {
		defer panicsQuietly()
		middle(field)
	}()
	sink++
}

// panicThenFault: a deferred function faults while a panic is in flight.
//
//go:noinline
func panicThenFault() {
	defer deferred()
	func() {
		defer faultsQuietly()
		middle(panics)
	}()
	sink++
}

//go:noinline
func reraise() {
	defer deferred()
	func() {
		defer func() {
			v := recover()
			if zero == 0 {
				panic(v)
			}
		}()
		middle(field)
	}()
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
	func() {
		defer deferred()
		func() {
			defer func() {
				begun <- 1
				<-ended
			}()
			middle(field)
		}()
	}()
	sink++
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
	return zero
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
