// Probe exports: Go functions that C calls by their exported names.
package main

/*
extern int exportedCallback(int);
extern int exportedOther(int, int);
static int call_back(int x) { return exportedCallback(x) + 1; }
static int call_other(int x) { return exportedOther(x, 2) * 2; }
*/
import "C"

import "example.com/pclnlab/internal/ask"

var n int

//export exportedCallback
func exportedCallback(x C.int) C.int { n++; return C.int(ask.Caller("export/same-name")+n) + x }

//export exportedOther
func exportedOther(x, y C.int) C.int {
	n++
	return C.int(ask.Caller("export/two-parameters")+n) + x*y
}

//go:noinline
func behind(x int) int {
	x += int(C.call_back(C.int(x)))
	return ask.Caller("call/behind") + x
}

func main() {
	ask.Func("call/behind", behind)
	n += behind(1) + int(C.call_other(3))
	ask.Print()
}
