package main

import (
	"fmt"
	"reflect"
	"runtime"
)

var sinkPC uintptr

//go:noinline
func entryTarget(x int) int { return x + 7 }

//go:noinline
func caller0() {
	pc, file, line, ok := runtime.Caller(0)
	if !ok || pc == 0 || file == "" || line == 0 {
		panic("Caller(0)")
	}
	sinkPC = pc
	sinkString = file
	sinkInt += line
}

//go:noinline
func caller1() { caller1Helper() }

//go:noinline
func caller1Helper() {
	pc, file, line, ok := runtime.Caller(1)
	if !ok || pc == 0 || file == "" || line == 0 {
		panic("Caller(1)")
	}
	sinkPC = pc
	sinkString = file
	sinkInt += line
}

//go:noinline
func returnPC() uintptr {
	pc, _, _, _ := runtime.Caller(0)
	return pc
}

//go:noinline
func callersOnly() {
	var pcs [16]uintptr
	n := runtime.Callers(0, pcs[:])
	if n == 0 || pcs[0] == 0 {
		panic("Callers")
	}
	sinkInt += n
	sinkPC = pcs[0]
}

//go:noinline
func callersFramesFirst() {
	var pcs [16]uintptr
	n := runtime.Callers(0, pcs[:])
	frames := runtime.CallersFrames(pcs[:n])
	for {
		frame, more := frames.Next()
		if frame.Function != "" && frame.File != "" && frame.Line != 0 {
			sinkString = frame.Function
			sinkInt += frame.Line
			return
		}
		if !more {
			panic("CallersFrames")
		}
	}
}

func lookups(n int, kind string, pc uintptr) {
	fn := runtime.FuncForPC(pc)
	if fn == nil || fn.Name() == "" {
		return
	}
	measure("hot.FuncForPC"+kind, n, func() {
		f := runtime.FuncForPC(pc)
		if f == nil {
			panic("FuncForPC")
		}
		sinkString = f.Name()
	})
	if file, line := fn.FileLine(pc); file == "" || line == 0 {
		return
	}
	measure("hot.FuncFileLine"+kind, n, func() {
		file, line := fn.FileLine(pc)
		if file == "" || line == 0 {
			panic("FileLine")
		}
		sinkString = file
		sinkInt += line
	})
}

func main() {
	n := iters(200000)
	entryPC := reflect.ValueOf(entryTarget).Pointer()
	returnedPC := returnPC()
	measure("hot.Caller0", n, caller0)
	measure("hot.Caller1", n, caller1)
	measure("hot.CallersOnly", n, callersOnly)
	if runs(callersFramesFirst) {
		measure("hot.CallersFramesFirst", n, callersFramesFirst)
	}
	lookups(n, "Entry", entryPC)
	lookups(n, "ReturnPC", returnedPC)
	sinkInt += entryTarget(1)
	for _, pc := range []uintptr{entryPC, returnedPC} {
		if fn := runtime.FuncForPC(pc); fn != nil {
			addName(fn.Name())
		}
	}
	names()
	fmt.Println("sink=", sinkInt, sinkPC, sinkString)
}
