// Stream allocates under the memory-profile sampler and says what was sampled, for `pclnlab heap stream --verify`.
//
//	stream [COUNT [RATE]]
//
// It prints `stop start PID` and waits for a line, allocates COUNT slices, all of different sizes, on one thread, prints
// `stop end PID` and waits again. In between, nothing else is allocated on that thread. Then it prints `alloc COUNT RATE`,
// for each sampled size `sampled SIZE OBJECTS`, and `end`. Allocation i, from 0, has size 16 + i*STEP mod COUNT.
package main

import (
	"bufio"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"syscall"
)

const step = 7919 // a prime: with COUNT not a multiple of it every size occurs once

var (
	sink []byte
	line [1]byte
)

// wait prints what was prepared and reads up to the end of a line. It allocates nothing.
//
//go:noinline
func wait(text []byte) {
	for len(text) > 0 {
		n, err := syscall.Write(1, text)
		if n <= 0 || err != nil {
			os.Exit(3)
		}
		text = text[n:]
	}
	for {
		n, err := syscall.Read(0, line[:])
		if n != 1 || err != nil {
			os.Exit(3)
		}
		if line[0] == '\n' {
			return
		}
	}
}

//go:noinline
func allocate(count int) {
	for i := 0; i < count; i++ {
		sink = make([]byte, 16+i*step%count)
	}
}

// number takes argument i, or a usual value.
func number(i, usual int) int {
	if len(os.Args) <= i {
		return usual
	}
	n, err := strconv.Atoi(os.Args[i])
	if err != nil || n < 2 {
		panic(os.Args[i])
	}
	return n
}

func inAllocate(stack []uintptr) bool {
	frames := runtime.CallersFrames(stack)
	for {
		frame, more := frames.Next()
		if frame.Function == "main.allocate" {
			return true
		}
		if !more {
			return false
		}
	}
}

func main() {
	count := number(1, 32768)
	rate := number(2, 8192)
	runtime.MemProfileRate = rate
	start := []byte(fmt.Sprintf("stop start %d\nwait\n", os.Getpid()))
	end := []byte(fmt.Sprintf("stop end %d\nwait\n", os.Getpid()))
	wait(start)
	allocate(count)
	wait(end)
	runtime.MemProfileRate = 0
	n, _ := runtime.MemProfile(nil, true)
	records := make([]runtime.MemProfileRecord, n+100)
	n, ok := runtime.MemProfile(records, true)
	if !ok {
		panic("the profile grew by 100 records")
	}
	out := bufio.NewWriter(os.Stdout)
	fmt.Fprintf(out, "alloc %d %d\n", count, rate)
	for _, r := range records[:n] {
		if r.AllocObjects > 0 && inAllocate(r.Stack()) {
			fmt.Fprintf(out, "sampled %d %d\n", r.AllocBytes/r.AllocObjects, r.AllocObjects)
		}
	}
	fmt.Fprintln(out, "end")
	if err := out.Flush(); err != nil {
		panic(err)
	}
}
