package main

import (
	"fmt"
	"os"
	"time"
)

// Every result ends in one of these, so that no compiler can leave work out.
var (
	sinkInt    int
	sinkString string
)

// iters is BENCH_ITERS if that is a positive number, else def.
func iters(def int) int {
	const name = "BENCH_ITERS="
	for _, v := range os.Environ() {
		if len(v) <= len(name) || v[:len(name)] != name {
			continue
		}
		n := 0
		for _, c := range []byte(v[len(name):]) {
			if c < '0' || c > '9' {
				return def
			}
			n = n*10 + int(c-'0')
		}
		if n > 0 {
			return n
		}
	}
	return def
}

// slices is how often the clock is read in a loop. The fastest slice is often one that nothing interrupted.
const slices = 16

// measure calls f once to warm up and then n times.
func measure(name string, n int, f func()) {
	f()
	var total, least int64
	leastOps := 0
	for s := 0; s < slices; s++ {
		from, to := n*s/slices, n*(s+1)/slices
		if from >= to {
			continue
		}
		start := time.Now()
		for i := from; i < to; i++ {
			f()
			//plant//
		}
		d := time.Since(start).Nanoseconds()
		total += d
		if leastOps == 0 || d*int64(leastOps) < least*int64(to-from) {
			least, leastOps = d, to-from
		}
	}
	if n <= 0 {
		panic("nothing to measure")
	}
	report(name, total, n)
	fmt.Printf("#min %s %d %d\n", name, least, leastOps)
}

// report prints whole nanoseconds, and in a comment what they were computed from.
func report(name string, total int64, n int) {
	fmt.Printf("%s=%d\n", name, total/int64(n))
	fmt.Printf("#v2 %s %d %d\n", name, total, n)
}

// runs tells whether f returns.
func runs(f func()) (ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	f()
	return true
}

// nameHash is FNV-1a over names, a zero byte behind each. It only grows.
var nameHash uint64 = 14695981039346656037

func addName(name string) {
	for i := 0; i < len(name); i++ {
		nameHash = (nameHash ^ uint64(name[i])) * 1099511628211
	}
	nameHash *= 1099511628211
}

// names prints the hash, which has to be the same from every toolchain, and the smallest step of the clock.
func names() {
	fmt.Printf("#names %016x\n", nameHash)
	tick := time.Hour
	last := time.Now()
	for i := 0; i < 10000; i++ {
		now := time.Now()
		if d := now.Sub(last); d > 0 && d < tick {
			tick = d
		}
		last = now
	}
	fmt.Printf("#tick %d\n", tick.Nanoseconds())
}
