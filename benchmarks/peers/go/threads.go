// A program with many threads that notices when it is held: one of them reads the clock without a pause. What passes between
// two readings, less what the thread waited for a processor meanwhile, is time for which it was held.
//
// threads N: N - 3 threads wait in a system call; "ready PID" is printed. Of two watchers, one has a lower thread number than
// those that wait and one a higher; a reader comes to them early and late. A line on standard input, "early", "late" or
// empty, says which of them is to watch from now on, and is answered with the longest time held since the line before, in
// microseconds. For gc and LLGo.
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

var (
	longest atomic.Int64
	active  atomic.Int64 // which watcher watches: 0 for none, 1 or 2
)

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

// waited is how long the thread of a schedstat file has waited for a processor, in nanoseconds.
func waited(fd int, buf []byte) int64 {
	n, _ := syscall.Pread(fd, buf, 0)
	field, value := 0, int64(0)
	for i := 0; i < n && field < 2; i++ {
		if c := buf[i]; c >= '0' && c <= '9' {
			value = 10*value + int64(c-'0')
		} else {
			if field == 1 {
				return value
			}
			field, value = field+1, 0
		}
	}
	return 0
}

func watcher(number int64, started *atomic.Int64) {
	runtime.LockOSThread()
	started.Add(1)
	fd, _ := syscall.Open("/proc/thread-self/schedstat", syscall.O_RDONLY, 0)
	buf := make([]byte, 128)
	start := time.Now()
	before := waited(fd, buf)
	var last time.Duration
	for {
		if active.Load() != number {
			for active.Load() != number {
				time.Sleep(time.Millisecond)
			}
			before = waited(fd, buf)
			last = time.Since(start)
		}
		now := time.Since(start)
		if gap := int64(now - last); gap > 50_000 {
			after := waited(fd, buf)
			if held := gap - (after - before); held > longest.Load() {
				longest.Store(held)
			}
			before = after
			now = time.Since(start)
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
	await := func(threads int) {
		for started.Load() < int64(threads) {
			time.Sleep(time.Millisecond)
		}
	}
	go watcher(1, &started)
	await(1)
	for i := 0; i < n-3; i++ {
		go sleeper(i%16, pipe[0], &started)
	}
	await(n - 2)
	go watcher(2, &started)
	await(n - 1)
	fmt.Println("ready", os.Getpid())
	var one [1]byte
	first := byte('\n')
	for {
		if k, err := syscall.Read(0, one[:]); k != 1 || err != nil {
			return
		}
		if one[0] != '\n' {
			if first == '\n' {
				first = one[0]
			}
			continue
		}
		active.Store(0)
		time.Sleep(3 * time.Millisecond) // the watcher has seen it
		fmt.Println(longest.Swap(0) / 1000)
		switch first {
		case 'e':
			active.Store(1)
		case 'l':
			active.Store(2)
		}
		time.Sleep(3 * time.Millisecond)
		first = '\n'
	}
}
