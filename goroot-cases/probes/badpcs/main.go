// Pcs that are no code of the program, in every question that takes a pc (spec 04, D-05 to D-10, D-16).
package main

import (
	"runtime"
	"strconv"
	"unsafe"

	"example.com/pclnlab/internal/ask"
)

var global [16]int

var heap = new([64]int)

//go:noinline
func first() int { global[0]++; return global[0] }

//go:noinline
func second() int { global[1]++; return global[1] }

func name(f *runtime.Func) string {
	if f == nil {
		return "nil"
	}
	return f.Name()
}

// guarded calls f and says whether it panicked.
func guarded(f func() string) (out string) {
	defer func() {
		if recover() != nil {
			out = "panic"
		}
	}()
	return f()
}

func frames(pcs ...uintptr) string {
	it := runtime.CallersFrames(pcs)
	n := 0
	out := ""
	for {
		f, more := it.Next()
		if f != (runtime.Frame{}) {
			n++
			if f.PC > 0xffff {
				out = f.Function
			}
		}
		if !more {
			break
		}
	}
	return strconv.Itoa(n) + " " + out
}

func main() {
	for _, pc := range []uintptr{0, 1, 2, 3, 4, 0xfff, 0x1000, ^uintptr(0), ^uintptr(3)} {
		text := strconv.FormatUint(uint64(pc), 16)
		ask.Raw("number/"+text, pc)
		ask.Number("frame-of-number/"+text, pc)
	}
	ask.Data("data/variable", uintptr(unsafe.Pointer(&global)))
	ask.Data("data/variable+1", uintptr(unsafe.Pointer(&global))+1)
	ask.Frame("frame/variable", uintptr(unsafe.Pointer(&global)))
	ask.Frame("frame/entry", ask.Entry(first))
	ask.Frame("frame/entry+1", ask.Entry(first)+1)
	ask.Frame("frame/entry+4", ask.Entry(first)+4)
	ask.Data("far/entry+4GiB", ask.Entry(second)+uintptr(1)<<32)
	ask.Data("far/entry+8GiB", ask.Entry(second)+uintptr(2)<<32)
	ask.Frame("far/frame+4GiB", ask.Entry(second)+uintptr(1)<<32+1)

	ask.Text("heap/is-nil", func() string {
		return strconv.FormatBool(runtime.FuncForPC(uintptr(unsafe.Pointer(heap))) == nil)
	})
	ask.Text("stack/is-nil", func() string {
		var local [8]int
		return strconv.FormatBool(runtime.FuncForPC(uintptr(unsafe.Pointer(&local))) == nil)
	})
	ask.Text("frames/unknown-pcs", func() string { return frames(0, 1, ask.Entry(second)+1) })
	ask.Text("frames/none", func() string { return frames() })
	ask.Text("frames/entries", func() string { return frames(ask.Entry(first), ask.Entry(second)) })
	ask.Text("nil/name", func() string { return guarded(func() string { return "\"" + (*runtime.Func)(nil).Name() + "\"" }) })
	ask.Text("nil/entry", func() string {
		return guarded(func() string { return strconv.Itoa(int((*runtime.Func)(nil).Entry())) })
	})
	ask.Text("nil/fileline", func() string {
		return guarded(func() string {
			file, line := (*runtime.Func)(nil).FileLine(ask.Entry(first))
			return file + " " + strconv.Itoa(line)
		})
	})
	ask.Text("foreign/fileline-above", func() string { return fileLine(first, ask.Entry(second)) })
	ask.Text("foreign/fileline-below", func() string { return fileLine(second, ask.Entry(first)) })
	ask.Text("foreign/fileline-0", func() string { return fileLine(second, 0) })
	ask.Text("frame-pc/distance", func() string {
		var pcs [1]uintptr
		runtime.Callers(1, pcs[:])
		f, _ := runtime.CallersFrames(pcs[:]).Next()
		return strconv.Itoa(int(pcs[0] - f.PC))
	})
	ask.Text("above/name-is-nil", func() string {
		// An address far above the program's code, below everything the kernel maps.
		return name(runtime.FuncForPC(ask.Entry(first) + 1<<36))
	})
	global[2] = first() + second()
	ask.Print()
}

func fileLine(f any, pc uintptr) string {
	file, line := runtime.FuncForPC(ask.Entry(f)).FileLine(pc)
	return file + " " + strconv.Itoa(line)
}
