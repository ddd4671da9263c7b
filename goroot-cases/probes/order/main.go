// Answers that depend on earlier ones: the caches that FuncForPC and CallersFrames share (spec 04, D-01 to D-04, D-08).
package main

import (
	"runtime"
	"strconv"

	"example.com/pclnlab/internal/ask"
)

var sink int

//go:noinline
func asked() int { sink++; return sink }

//go:noinline
func framed() int { sink += 2; return sink }

//go:noinline
func evicted() int { sink += 3; return sink }

//go:noinline
func contradicted() int { sink += 4; return sink }

//go:noinline
func identical() int { sink += 5; return sink }

//go:noinline
func flipping() int { sink += 6; return sink }

// lines has a call whose return address may be the first instruction of the next statement.
//
//go:noinline
func lines() (pc uintptr) {
	var pcs [1]uintptr
	n := runtime.Callers(1, pcs[:])
	sink += n
	pc = pcs[0]
	return pc
}

func name(pc uintptr) string {
	f := runtime.FuncForPC(pc)
	if f == nil {
		return "nil"
	}
	return f.Name()
}

func frame(pc uintptr) string {
	f, _ := runtime.CallersFrames([]uintptr{pc}).Next()
	return f.Function
}

// collide asks about n other pcs of the same set of the cache.
func collide(pc uintptr, n uintptr) {
	for k := uintptr(1); k <= n; k++ {
		runtime.FuncForPC(pc + k*0x4000)
	}
}

func main() {
	// An entry: FuncForPC first, then the frame, whose Func was cached by the first question.
	pc := ask.Entry(asked)
	ask.Again("clean/funcforpc", pc)
	ask.Frame("clean/frame", pc)
	ask.FrameFunc("clean/frame-func", pc)

	// An entry: the frame first.
	pc = ask.Entry(framed)
	ask.Frame("poison/frame", pc)
	ask.FrameFunc("poison/frame-func", pc)
	ask.Again("poison/funcforpc", pc)
	ask.Again("poison/entry+1", pc+1)

	// The same, then four other pcs of the set, then the entry again.
	pc = ask.Entry(evicted)
	ask.Frame("evict/frame", pc)
	for k := uintptr(1); k <= 4; k++ {
		ask.Again("evict/other"+strconv.Itoa(int(k)), pc+16*k*1024)
	}
	ask.Again("evict/funcforpc", pc)

	// A return address: line before and after its frame.
	ret := lines()
	ask.Walked("lines", ret)
	ask.Again("ret/funcforpc", ret+1)
	ask.Frame("ret/frame", ret)
	ask.Again("ret/funcforpc-after", ret)

	ask.Text("flip/funcforpc", func() string {
		pc := ask.Entry(flipping)
		before := name(pc)
		collide(pc, 4)
		frame(pc)
		after := name(pc)
		collide(pc, 4)
		return before + " " + after + " " + name(pc)
	})
	ask.Text("contradiction/frame-func", func() string {
		pc := ask.Entry(contradicted)
		runtime.FuncForPC(pc)
		f, _ := runtime.CallersFrames([]uintptr{pc}).Next()
		if f.Func == nil {
			return f.Function + " nil"
		}
		return strconv.FormatBool(f.Func.Name() == f.Function)
	})
	ask.Text("identity/two-pcs", func() string {
		pc := ask.Entry(identical)
		return strconv.FormatBool(runtime.FuncForPC(pc) == runtime.FuncForPC(pc+1))
	})
	ask.Text("identity/entry-after-eviction", func() string {
		pc := ask.Entry(identical)
		f := runtime.FuncForPC(pc)
		collide(pc, 4)
		return strconv.FormatBool(f == runtime.FuncForPC(pc))
	})
	ask.Text("identity/inside-after-eviction", func() string {
		pc := ask.Entry(identical) + 1
		f := runtime.FuncForPC(pc)
		collide(pc, 4)
		return strconv.FormatBool(f == runtime.FuncForPC(pc))
	})
	sink = asked() + framed() + evicted() + contradicted() + identical() + flipping()
	ask.Print()
}
