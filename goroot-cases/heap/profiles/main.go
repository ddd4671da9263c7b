// Profiles writes what the memory profile has of allocations whose number is known, for `pclnlab heap check`.
//
//	profiles DIR COUNT
//
// writes COUNT files DIR/N.txt. All allocations happen on one goroutine; sizes are size classes of gc, so request and slot
// are equal.
package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
)

const (
	rate   = 512
	rounds = 3000
)

var sizes = [...]int64{2048, 64, 1024, 32, 512, 256}

var (
	sink2048 *[2048]byte
	sink64   *[64]byte
	sink1024 *[1024]byte
	sink32   *[32]byte
	sink512  *[512]byte
	sink256  *[256]byte
)

//go:noinline
func leaf() {
	for i := 0; i < rounds; i++ {
		sink2048 = new([2048]byte)
		sink64 = new([64]byte)
		sink1024 = new([1024]byte)
		sink32 = new([32]byte)
		sink512 = new([512]byte)
		sink256 = new([256]byte)
	}
}

// counts reads how many objects of each size were sampled in leaf since the start.
func counts(into *[len(sizes)]int64) {
	runtime.GC()
	runtime.GC()
	n, _ := runtime.MemProfile(nil, true)
	records := make([]runtime.MemProfileRecord, n+200)
	n, ok := runtime.MemProfile(records, true)
	if !ok {
		panic("the profile grew by 200 records")
	}
	*into = [len(sizes)]int64{}
	for _, r := range records[:n] {
		if !inLeaf(r.Stack()) {
			continue
		}
		for i, size := range sizes {
			if r.AllocBytes == size*r.AllocObjects {
				into[i] += r.AllocObjects
			}
		}
	}
}

func inLeaf(stack []uintptr) bool {
	frames := runtime.CallersFrames(stack)
	for {
		frame, more := frames.Next()
		if frame.Function == "main.leaf" {
			return true
		}
		if !more {
			return false
		}
	}
}

func main() {
	runtime.MemProfileRate = rate
	count, err := strconv.Atoi(os.Args[2])
	if err != nil {
		panic(err)
	}
	var before, after [len(sizes)]int64
	counts(&before)
	for i := 0; i < count; i++ {
		leaf()
		counts(&after)
		write(filepath.Join(os.Args[1], strconv.Itoa(i)+".txt"), &before, &after)
		before = after
	}
}

func write(name string, before, after *[len(sizes)]int64) {
	file, err := os.Create(name)
	if err != nil {
		panic(err)
	}
	out := bufio.NewWriter(file)
	fmt.Fprintf(out, "pclnlab-heap 1\nrate %d\n", rate)
	for i, size := range sizes {
		fmt.Fprintf(out, "site leaf:%d %d %d %d\n", size, size, rounds, after[i]-before[i])
	}
	fmt.Fprintln(out, "end")
	if err := out.Flush(); err != nil {
		panic(err)
	}
	if err := file.Close(); err != nil {
		panic(err)
	}
}
