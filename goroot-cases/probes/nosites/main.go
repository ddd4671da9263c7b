// Probe nosites: a program without site records (spec 04, D-27), and Caller in it (D-23).
package main

import (
	"strconv"
	"strings"

	"example.com/pclnlab/internal/ask"
	"example.com/pclnlab/nosites/away"
)

var sink int

//go:noinline
func lower() int { return ask.Caller("lower") + sink }

//go:noinline
func Upper() int {
	sink++
	n := ask.Caller("Upper")
	return n + sink
}

func main() {
	ask.Func("lower", lower)
	ask.Func("Upper", Upper)
	ask.Func("away/Exported", away.Exported)
	ask.Func("library/strings", strings.Map)
	ask.Func("library/strconv", strconv.Quote)
	sink = lower() + Upper() + away.Exported() + away.Call()
	if sink == 0 {
		panic("nosites")
	}
	ask.Print()
}
