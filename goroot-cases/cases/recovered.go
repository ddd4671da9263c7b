// run

// The line of a fault, found by a deferred function that recovers before it looks.

package main

import (
	"fmt"
	"runtime"
	"strings"
)

type T struct {
	pad [4]int
	x   int
}

var sink int

//go:noinline
func fault(p *T) {
	defer func() {
		e := recover()
		looked := 0
		for i := 0; i < 20; i++ {
			pc, file, line, ok := runtime.Caller(i)
			if !ok {
				break
			}
			looked++
			if strings.HasSuffix(file, "recovered.go") && runtime.FuncForPC(pc).Name() == "main.fault" {
				fmt.Println("fault at line", line, "after", looked > 1)
				break
			}
		}
		_, isError := e.(runtime.Error)
		fmt.Println(e, isError)
	}()
	sink = 1
	sink = p.x
	sink++
}

func main() {
	fault(nil)
	fault(&T{})
}
