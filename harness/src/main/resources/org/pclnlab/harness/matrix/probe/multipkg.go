package main

import (
	"fmt"
	"runtime"

/*imports*/)

func main() {
	n := iters(10000)
	var targets []uintptr
/*collect*/
	ready := len(targets) > 0
	for _, pc := range targets {
		fn := runtime.FuncForPC(pc)
		if fn == nil {
			ready = false
			break
		}
		if file, line := fn.FileLine(pc); file == "" || line == 0 {
			ready = false
			break
		}
	}
	if ready {
		measure("multipkg.FuncForPCMany", n, func() {
			for _, pc := range targets {
				fn := runtime.FuncForPC(pc)
				if fn == nil {
					panic("FuncForPC")
				}
				sinkInt += len(fn.Name())
			}
		})
		measure("multipkg.FileLineMany", n, func() {
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
	}
	measure("multipkg.DeepRun", n, func() { sinkInt += p00.Run(1) })
	for _, pc := range targets {
		if fn := runtime.FuncForPC(pc); fn != nil {
			addName(fn.Name())
		}
	}
	names()
	fmt.Println("sink=", sinkInt, sinkString)
}
