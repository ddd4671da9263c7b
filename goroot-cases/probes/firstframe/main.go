// Probe firstframe: the first question of a process is CallersFrames (spec 04, D-26): without tables nothing is text, and
// the first return address is looked up itself instead of the call before it. A walk would build the tables (spec 05, 3.2),
// so the return addresses come from an earlier run of the program, which replaces itself by this one.
package main

import (
	"os"
	"runtime"
	"strconv"
	"syscall"

	"example.com/pclnlab/internal/ask"
)

var (
	sink  int
	found [2]uintptr
)

//go:noinline
func callers() uintptr {
	var pcs [1]uintptr
	sink += runtime.Callers(3, pcs[:])
	return pcs[0]
}

//go:noinline
func callersOfFirst() { found[0] = callers() }

//go:noinline
func callersOfSecond() { found[1] = callers() }

//go:noinline
func touch() { sink++ }

// first has a statement right behind the call, another call: the return address is where it begins.
//
//go:noinline
func first() {
	callersOfFirst()
	touch()
	sink *= 3
}

//go:noinline
func second() {
	callersOfSecond()
	touch()
	sink *= 5
}

// again starts this program anew, with return addresses as distances from a function, because the program may move.
func again(pcs ...uintptr) {
	args := []string{os.Args[0]}
	for _, pc := range pcs {
		args = append(args, strconv.FormatUint(uint64(pc-ask.Entry(ask.Anchor)), 16))
	}
	if err := syscall.Exec(os.Args[0], args, os.Environ()); err != nil {
		println("firstframe:", err.Error())
		os.Exit(1)
	}
}

func saved(i int) uintptr {
	n, err := strconv.ParseUint(os.Args[i], 16, 64)
	if err != nil {
		println("firstframe:", err.Error())
		os.Exit(2)
	}
	return uintptr(n) + ask.Entry(ask.Anchor)
}

func main() {
	if len(os.Args) < 3 {
		first()
		second()
		again(found[:]...)
	}
	one, two := saved(1), saved(2)
	ask.First("first/1", one)
	ask.First("second/1", two)
	ask.Again("first/funcforpc", one)
	ask.Frame("first/2", one)
	ask.Frame("second/2", two)
	ask.Print()
}
