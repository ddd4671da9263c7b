package main

import (
	"fmt"
	"runtime"
)

const depth = /*depth*/

var sinkPC uintptr

/*frames*/
//go:noinline
func /*last*/() {
	pc, file, line, ok := runtime.Caller(depth / 2)
	if !ok || pc == 0 || file == "" || line == 0 {
		panic("Caller")
	}
	sinkPC = pc
	sinkString = file
	sinkInt += line
}

type caller interface{ call() }

type worker struct{}

//go:noinline
func (worker) call() { frame0() }

//go:noinline
func callInterface(c caller) { c.call() }

//go:noinline
func closureLayer(next func()) func() {
	return func() { next() }
}

//go:noinline
func callClosure() { closureLayer(closureLayer(frame0))() }

//go:noinline
func framesAll() {
	frame0()
	var pcs [depth + 64]uintptr
	n := runtime.Callers(0, pcs[:])
	frames := runtime.CallersFrames(pcs[:n])
	total := 0
	for {
		frame, more := frames.Next()
		if frame.Function != "" {
			total += len(frame.Function) + frame.Line
		}
		if !more {
			break
		}
	}
	if total == 0 {
		panic("CallersFrames")
	}
	sinkInt += total
}

func main() {
	n := iters(50000)
	if runs(frame0) {
		measure("deep.Direct/*depth*/", n, frame0)
	}
	var value caller = worker{}
	viaInterface := func() { callInterface(value) }
	if runs(viaInterface) {
		measure("deep.Interface/*depth*/", n, viaInterface)
	}
	if runs(callClosure) {
		measure("deep.Closure/*depth*/", n, callClosure)
	}
	if runs(framesAll) {
		measure("deep.CallersFramesAll", n, framesAll)
	}
	frame0()
	if fn := runtime.FuncForPC(sinkPC); fn != nil {
		addName(fn.Name())
	}
	names()
	fmt.Println("sink=", sinkInt, sinkPC, sinkString)
}
