// run

// FuncForPC gives one and the same *Func for every pc of a function, and names it.

package main

import (
	"fmt"
	"os"
	"reflect"
	"runtime"
)

//go:noinline
func target(x int) int {
	if x > 3 {
		return x * 7
	}
	for i := 0; i < 3; i++ {
		x += i
	}
	return x
}

func main() {
	pc := reflect.ValueOf(target).Pointer()
	f := runtime.FuncForPC(pc)
	if f == nil || f.Name() != "main.target" {
		fmt.Println("entry is not main.target:", f)
		os.Exit(1)
	}
	if f.Entry() != pc {
		fmt.Println("entry differs")
	}
	n := 0
	for p := pc; p < pc+16; p++ {
		g := runtime.FuncForPC(p)
		if g != f {
			fmt.Println("another Func at +", p-pc)
		}
		n++
	}
	fmt.Println(n, "pcs looked at,", target(2), target(9))
}
