// A program with many threads that notices when it is held: one of them reads the clock without a pause and keeps the longest
// time between two readings. threads N: N - 2 threads wait in a system call; then, for each line on standard input, it prints
// the longest gap since the line before, in microseconds. For gc and LLGo.
package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"sync/atomic"
	"syscall"
	"time"
)

var longest atomic.Int64

//go:noinline
func wait(depth, fd int) int {
	if depth > 0 {
		return wait(depth-1, fd) + 1
	}
	var one [1]byte
	n, _ := syscall.Read(fd, one[:])
	return n
}

func sleeper(depth, fd int, started *atomic.Int64) {
	runtime.LockOSThread()
	started.Add(1)
	wait(depth, fd)
}

func watcher() {
	runtime.LockOSThread()
	start := time.Now()
	var last time.Duration
	for {
		now := time.Since(start)
		if gap := int64(now - last); gap > longest.Load() {
			longest.Store(gap)
		}
		last = now
	}
}

func main() {
	debug.SetGCPercent(-1)
	debug.SetMaxThreads(100000)
	n, _ := strconv.Atoi(os.Args[1])
	var pipe [2]int
	if err := syscall.Pipe(pipe[:]); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	var started atomic.Int64
	for i := 0; i < n-2; i++ {
		go sleeper(i%16, pipe[0], &started)
	}
	for started.Load() < int64(n-2) {
		time.Sleep(time.Millisecond)
	}
	go watcher()
	time.Sleep(100 * time.Millisecond)
	fmt.Println("ready", os.Getpid())
	var one [1]byte
	for {
		if k, err := syscall.Read(0, one[:]); k != 1 || err != nil {
			return
		}
		if one[0] == '\n' {
			fmt.Println(longest.Swap(0) / 1000)
		}
	}
}
