package main

import (
	"os"
	"runtime"
	"time"
)

var (
	captureBig bool
	bigPCs     []uintptr
)

//go:noinline
func leaf(x int) int { return x + 1 }

func capture(pc uintptr, ok bool, line int) {
	if !ok || line == 0 {
		panic("Caller(0)")
	}
	bigPCs = append(bigPCs, pc)
}

/*functions*/
func main() {
	n := iters(100)
	captureBig = true
	sinkInt += runAll(1)
	captureBig = false
	if len(bigPCs) == 0 {
		panic("no pcs")
	}

	start := time.Now()
	fn := runtime.FuncForPC(bigPCs[0])
	if fn == nil {
		panic("FuncForPC")
	}
	file, line := fn.FileLine(bigPCs[0])
	if file == "" || line == 0 {
		panic("FileLine")
	}
	report("bigfunc.FirstFileLineMid", time.Since(start).Nanoseconds(), 1)

	measure("bigfunc.FuncForPCMid", n*100, func() {
		for _, pc := range bigPCs {
			fn := runtime.FuncForPC(pc)
			if fn == nil {
				panic("FuncForPC")
			}
			sinkInt++
		}
	})
	measure("bigfunc.FileLineMid", n*100, func() {
		for _, pc := range bigPCs {
			fn := runtime.FuncForPC(pc)
			if fn == nil {
				panic("FuncForPC")
			}
			_, line := fn.FileLine(pc)
			sinkInt += line
		}
	})
	measure("bigfunc.CallersFramesMid", n*10, func() {
		var pcs [16]uintptr
		frames := runtime.CallersFrames(pcs[:runtime.Callers(0, pcs[:])])
		for {
			frame, more := frames.Next()
			sinkInt += frame.Line
			if !more {
				break
			}
		}
	})
	measure("bigfunc.Work", n, func() { sinkInt += runAll(1) })
	for _, pc := range bigPCs {
		if fn := runtime.FuncForPC(pc); fn != nil {
			addName(fn.Name())
		}
	}
	names()
	if sinkInt == 0 {
		os.Exit(1)
	}
}
