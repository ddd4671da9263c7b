// Probe inits: several init functions in one package, variable initializers, and those of an imported package.
package main

import (
	"example.com/pclnlab/inits/second"
	"example.com/pclnlab/internal/ask"
)

var early = compute("variable", 3)

var literal = func() int { return ask.Ret("variable-literal") + 1 }()

//go:noinline
func compute(name string, x int) int { return ask.Ret(name) + x }

var n int

func init() {
	n += ask.Ret("init/0") + 1
}

func init() {
	n += ask.Ret("init/1") + 2
	func() { n += ask.Ret("init/1-closure") + 1 }()
}

func init() { n += ask.Ret("init/2") + 3 }

func main() {
	ask.Func("variable", compute)
	if n+early+literal+second.N == 0 {
		panic("inits")
	}
	ask.Print()
}
