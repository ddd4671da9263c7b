// A grid: kinds of functions, by kinds of questions, by packages. The same functions are in package main and in package
// away; each is asked for its name, entry and line by FuncForPC, for its frame, and for its Caller.
package main

import (
	"example.com/pclnlab/grid/away"
	"example.com/pclnlab/internal/ask"
)

const prefix = "main/"

func main() {
	Kinds()
	away.Kinds()
	ask.Print()
}
