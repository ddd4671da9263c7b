// Probe statements: calls in the middle of a function, each on a line that is known: branches, loops, switches,
// expressions over several lines.
package main

import "example.com/pclnlab/internal/ask"

//go:noinline
func sequence(x int) int {
	x += ask.Ret("sequence/1") + 1

	x += ask.Ret("sequence/2") + 1
	x += (ask.Ret("sequence/3") + 1) * (ask.Ret("sequence/3-same-line") + 1)

	return ask.Ret("sequence/4") + x
}

//go:noinline
func branches(x int) int {
	if x > 0 {
		x += ask.Ret("branch/then") + 1
	} else {
		x += ask.Ret("branch/never") + 1
	}
	for i := 0; i < 1; i++ {
		x += ask.Ret("branch/loop") + i
	}
	switch {
	case x < 0:
		return x
	case x > 0:
		x += ask.Ret("branch/case") + 1
		fallthrough
	default:
		x += ask.Ret("branch/default") + 1
	}
	if ask.Ret("branch/condition")+x > 100 {
		return 0
	}
	return x + 1
}

//go:noinline
func spread(x int) int {
	x = combine(
		ask.Ret("spread/argument-1")+1,
		ask.Ret("spread/argument-2")+x,
	)
	return x +
		ask.Ret("spread/operand-1") +
		ask.Ret("spread/operand-2")
}

//go:noinline
func combine(a, b int) int { return a*b + ask.Ret("combine") }

//go:noinline
func composite() int {
	m := map[string]int{
		"a": ask.Ret("composite/map-1") + 1,
		"b": ask.Ret("composite/map-2") + 1,
	}
	s := []int{
		ask.Ret("composite/slice") + 1,
	}
	return m["a"] + m["b"] + s[0]
}

//go:noinline
func labelled() int {
	i := 0
again:
	i++
	if i < 3 {
		goto again
	}
	return ask.Ret("labelled") + i
}

func main() {
	ask.Func("sequence/1", sequence)
	ask.Func("branch/then", branches)
	ask.Func("spread/argument-1", spread)
	ask.Func("labelled", labelled)
	n := sequence(1) + branches(2) + spread(3) + composite() + labelled()
	if n == 0 {
		panic("statements")
	}
	ask.Print()
}
