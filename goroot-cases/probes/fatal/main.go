// Probe fatal: what a program writes to standard error when a panic or a fault ends it, and its exit status.
package main

import (
	"errors"
	"os"
	"runtime"
	"time"

	"example.com/pclnlab/internal/ask"
)

var (
	sink  int
	zero  = ask.Opaque(0, 1)
	three = ask.Opaque(3, 1)
	list  = []int{1, 2}
	any1  = ask.Opaque[any]("string", 1)
	noMap = ask.Opaque(nil, map[string]int{})
)

//go:noinline
func site(v any) {
	if zero == 0 {
		panic(v)
	}
	sink++
}

//go:noinline
func middle(v any) {
	site(v)
	sink++
}

//go:noinline
func outer(v any) {
	middle(v)
	sink++
}

//go:noinline
func goroutine(f func(), done chan int) {
	f()
	done <- 1
}

//go:noinline
func inGoroutine(f func()) {
	done := make(chan int)
	go goroutine(f, done)
	sink += <-done
}

//go:noinline
func count() { sink++ }

// owner defers, so the stack was unwound as far as here before the panic was fatal.
//
//go:noinline
func owner(v any) {
	defer count()
	middle(v)
	sink++
}

//go:noinline
func deep(n int) int {
	if n == 0 {
		middle("deep")
		return 1
	}
	sink += deep(n - 1)
	return n
}

//go:noinline
func recovers() { recover() }

//go:noinline
func quiet() {
	defer recovers()
	site("inner")
	sink++
}

type named int
type flag bool
type text string
type number float64
type imaginary complex128
type pair struct{ a, b int }
type noisy struct{}

func (noisy) Error() string {
	if zero == 0 {
		panic("in Error")
	}
	return ""
}

type stringer struct{ n int }

func (stringer) String() string { return "a stringer" }

type pointed struct{ n int }

func (*pointed) Error() string { return "a pointed error" }

// values are panicked with, each in a process of its own.
var values = map[string]any{
	"string":     "boom",
	"lines":      "first\nsecond\n\nthird",
	"quotes":     `a "quoted" \ text`,
	"error":      errors.New("an error"),
	"pointed":    &pointed{3},
	"stringer":   stringer{3},
	"int":        -42,
	"uint8":      uint8(200),
	"float":      1.5,
	"complex":    complex(1, -2),
	"bool":       true,
	"named-int":  named(7),
	"named-bool": flag(true),
	"named-text": text("a \"named\" text"),
	"named-num":  number(2.5),
	"named-imag": imaginary(complex(3, 4)),
	"struct":     pair{1, 2},
	"nil":        nil,
	"noisy":      noisy{},
}

var endings = map[string]func(){
	"owner":          func() { owner("boom") },
	"goroutine":      func() { inGoroutine(func() { outer("boom") }) },
	"deep":           func() { sink += deep(120) },
	"deep-owner":     func() { defer count(); sink += deep(120) },
	"index":          func() { sink += list[three] },
	"divide":         func() { sink += three / zero },
	"assert":         func() { sink += any1.(int) },
	"nil-map":        func() { noMap["a"] = 1 },
	"reraise":        func() { defer func() { outer(recover().(string) + " again") }(); outer("boom") },
	"reraise-same":   func() { defer raisesSame(); outer("boom") },
	"unrecovered":    func() { defer outer("second"); outer("first") },
	"inner":          func() { defer callsQuiet(); outer("outer") },
	"inner-own":      func() { defer callsQuietRecovers(); outer("outer") },
	"after-recover":  func() { quiet(); outer("boom") },
	"exit-deferred":  func() { defer os.Exit(3); outer("boom") },
	"goexit-panic":   func() { inGoroutine(func() { defer outer("in goexit"); runtime.Goexit() }) },
	"main-goexit":    mainGoexit,
	"alone-goexit":   func() { runtime.Goexit() },
	"fault":          func() { faults() },
	"fault-owner":    func() { defer count(); faults() },
	"fault-in-go":    func() { inGoroutine(faults) },
	"fault-panic":    func() { defer outer("in fault"); faults() },
	"panic-fault":    func() { defer faults(); outer("boom") },
	"fault-stranger": faultStranger,
	"panic-stranger": panicStranger,
}

//go:noinline
func raisesSame() {
	if v := recover(); v != nil {
		panic(v)
	}
	sink++
}

//go:noinline
func callsQuiet() {
	quiet()
	sink++
}

//go:noinline
func callsQuietRecovers() {
	quiet()
	if sink < 0 {
		recover()
	}
}

type point struct{ x, y int }

var noPoint = ask.Opaque(nil, &point{})

//go:noinline
func field() {
	sink += 2
	sink += noPoint.y
	sink += 3
}

//go:noinline
func faults() {
	field()
	sink++
}

// mainGoexit: main's goroutine ends; the program goes on until the others end it (U-53).
//
//go:noinline
func mainGoexit() {
	go goroutine(func() {
		time.Sleep(50 * time.Millisecond)
		os.Stdout.WriteString("the other goroutine ran\n")
		os.Exit(0)
	}, nil)
	runtime.Goexit()
}

// faultStranger: a fault of one goroutine is fatal after another goroutine recovered a panic of its own (U-32).
//
//go:noinline
func faultStranger() {
	begun := make(chan int)
	ended := make(chan int)
	go goroutine(func() {
		<-begun
		quiet()
		ended <- 1
	}, make(chan int, 1))
	defer func() {
		begun <- 1
		<-ended
	}()
	faults()
}

// panicStranger: one goroutine handles a fault while a panic of another is fatal (U-32).
//
//go:noinline
func panicStranger() {
	begun := make(chan int)
	go goroutine(func() {
		defer func() {
			begun <- 1
			select {}
		}()
		faults()
	}, make(chan int, 1))
	<-begun
	outer("boom")
}

func main() {
	name := ask.Scenario()
	if f := endings[name]; f != nil {
		f()
	} else if v, ok := values[name]; ok {
		outer(v)
	} else {
		os.Exit(4)
	}
}
