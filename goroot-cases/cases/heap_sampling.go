// run

// Sampled counts, scaled, are within 10 % of the truth for sites that take turns, large beside small, and are apart for three
// functions that call one another's twin (spec 06 A10.2, heapsampling).

package main

import (
	"fmt"
	"math"
	"runtime"
	"strings"
)

var (
	s65536 *[65536]byte
	s32768 *[32768]byte
	s16384 *[16384]byte
	s1024  *[1024]byte
	s512   *[512]byte
	s256   *[256]byte
)

//go:noinline
func mixed(n int) {
	for i := 0; i < n; i++ {
		s65536 = new([65536]byte)
		s1024 = new([1024]byte)
		s32768 = new([32768]byte)
		s512 = new([512]byte)
		s16384 = new([16384]byte)
		s256 = new([256]byte)
	}
}

//go:noinline
func small(n int) {
	for i := 0; i < n; i++ {
		s1024 = new([1024]byte)
		s512 = new([512]byte)
		s256 = new([256]byte)
	}
}

//go:noinline
func mixed1(n int) { mixed(n) }

//go:noinline
func mixed2(n int) { mixed(n) }

//go:noinline
func mixed3(n int) { mixed(n) }

//go:noinline
func small1(n int) { small(n) }

//go:noinline
func small2(n int) { small(n) }

//go:noinline
func small3(n int) { small(n) }

func records() []runtime.MemProfileRecord {
	runtime.GC()
	runtime.GC()
	n, ok := runtime.MemProfile(nil, true)
	var p []runtime.MemProfileRecord
	for !ok {
		p = make([]runtime.MemProfileRecord, n+50)
		n, ok = runtime.MemProfile(p, true)
	}
	return p[:n]
}

// lines gives a function's scaled objects and bytes for each line of the program's innermost frame.
func lines(p []runtime.MemProfileRecord, function string) map[int][2]int64 {
	raw := map[int][2]int64{}
	for _, r := range p {
		line := 0
		frames := runtime.CallersFrames(r.Stack())
		for {
			f, more := frames.Next()
			// gc has its allocator's frames below.
			if line == 0 && strings.HasPrefix(f.Function, "main.") {
				line = f.Line
			}
			if strings.HasSuffix(f.Function, "."+function) {
				c := raw[line]
				raw[line] = [2]int64{c[0] + r.AllocObjects, c[1] + r.AllocBytes}
			}
			if !more {
				break
			}
		}
	}
	for line, c := range raw {
		raw[line] = scale(c)
	}
	return raw
}

func scale(c [2]int64) [2]int64 {
	if c[0] == 0 || c[1] == 0 {
		return [2]int64{}
	}
	k := 1 / (1 - math.Exp(-float64(c[1])/float64(c[0])/float64(runtime.MemProfileRate)))
	return [2]int64{int64(float64(c[0]) * k), int64(float64(c[1]) * k)}
}

// check fails when all three are too high, or all too low.
func check(what string, want int64, got [3]int64) {
	high, low := 0, 0
	for _, g := range got {
		if g > want+want/10 {
			high++
		}
		if g < want-want/10 {
			low++
		}
	}
	if high == 3 || low == 3 {
		panic(fmt.Sprint(what, ": wanted ", want, ", got ", got))
	}
}

func judge(functions [3]string, n int64, sizes []int64) {
	p := records()
	var counts [3]map[int][2]int64
	var total [3]int64
	first := math.MaxInt
	for i, f := range functions {
		counts[i] = lines(p, f)
		for line, c := range counts[i] {
			total[i] += c[0]
			if i == 0 && line < first {
				first = line
			}
		}
	}
	for j, size := range sizes {
		var objects, bytes [3]int64
		for i := range functions {
			c := counts[i][first+j]
			objects[i], bytes[i] = c[0], c[1]
		}
		check(fmt.Sprint(functions[0], " line ", j, " objects"), n, objects)
		check(fmt.Sprint(functions[0], " line ", j, " bytes"), n*size, bytes)
	}
	check(functions[0]+" all objects", n*int64(len(sizes)), total)
}

func main() {
	runtime.MemProfileRate = 16 << 10
	const few, many = 20_000, 200_000
	mixed1(few)
	mixed2(few)
	mixed3(few)
	judge([3]string{"mixed1", "mixed2", "mixed3"}, few, []int64{65536, 1024, 32768, 512, 16384, 256})
	small1(many)
	small2(many)
	small3(many)
	judge([3]string{"small1", "small2", "small3"}, many, []int64{1024, 512, 256})
}
