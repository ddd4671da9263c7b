package main

import (
	"fmt"
	"runtime"
	"time"

/*imports*/)

func main() {
	n := iters(10000)
	var targets []uintptr
/*collect*/
	if len(targets) == 0 {
		panic("no targets")
	}
	pc := targets[len(targets)/2]

	start := time.Now()
	fn := runtime.FuncForPC(pc)
	if fn == nil || fn.Name() == "" {
		panic("FuncForPC")
	}
	report("cold.FirstFuncForPC", time.Since(start).Nanoseconds(), 1)

	start = time.Now()
	file, line := fn.FileLine(pc)
	if file == "" || line == 0 {
		panic("FileLine")
	}
	report("cold.FirstFileLine", time.Since(start).Nanoseconds(), 1)

	start = time.Now()
	here, file, line, ok := runtime.Caller(0)
	if !ok || here == 0 || file == "" || line == 0 {
		panic("Caller(0)")
	}
	report("cold.FirstCaller0", time.Since(start).Nanoseconds(), 1)

	start = time.Now()
	var pcs [16]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(0, pcs[:])])
	for {
		frame, more := frames.Next()
		if frame.Function != "" && frame.File != "" && frame.Line != 0 {
			report("cold.FirstCallersFrames", time.Since(start).Nanoseconds(), 1)
			sinkString = frame.Function
			break
		}
		if !more {
			break
		}
	}

	measure("cold.WarmFuncForPCMany", n, func() {
		for _, pc := range targets {
			fn := runtime.FuncForPC(pc)
			if fn == nil {
				panic("FuncForPC")
			}
			sinkInt += len(fn.Name())
		}
	})
	measure("cold.WarmFileLineMany", n, func() {
		for _, pc := range targets {
			fn := runtime.FuncForPC(pc)
			if fn == nil {
				panic("FuncForPC")
			}
			file, line := fn.FileLine(pc)
			if file == "" || line == 0 {
				panic("FileLine")
			}
			sinkInt += line + len(file)
		}
	})
	for _, pc := range targets {
		if fn := runtime.FuncForPC(pc); fn != nil {
			addName(fn.Name())
		}
	}
	names()
	fmt.Println("sink=", sinkInt+line, sinkString)
}
