// Probe cfuncs: C functions behind Go functions (spec 04, D-19), and a library that is loaded after its pc was asked about
// (D-31).
package main

/*
#cgo LDFLAGS: -ldl
#include <dlfcn.h>
#include <stdint.h>
#include <stdlib.h>

static int hidden(int x) { return x * 3 + 1; }
int shown(int x) { return x * 5 + 2; }
static uintptr_t hidden_entry(void) { return (uintptr_t)hidden; }
static uintptr_t shown_entry(void) { return (uintptr_t)shown; }

static void *handle;
// load gives the address of a function of a library that nothing else loads.
static uintptr_t load(void) {
	handle = dlopen("libresolv.so.2", RTLD_NOW | RTLD_LOCAL);
	return handle ? (uintptr_t)dlsym(handle, "__dn_expand") ? (uintptr_t)dlsym(handle, "__dn_expand") : (uintptr_t)dlsym(handle, "ns_name_ntop") : 0;
}
static void unload(void) { if (handle) dlclose(handle); }
*/
import "C"

import (
	"runtime"
	"strconv"

	"example.com/pclnlab/internal/ask"
)

var sink int

//go:noinline
func tracked() int { return ask.Ret("tracked") + int(C.hidden(2)) + int(C.shown(3)) }

func isNil(pc uintptr) string { return strconv.FormatBool(runtime.FuncForPC(pc) == nil) }

func main() {
	ask.Func("tracked", tracked)
	hidden, shown := uintptr(C.hidden_entry()), uintptr(C.shown_entry())
	ask.Text("hidden/is-nil", func() string { return isNil(hidden) })
	ask.Text("hidden/inside-is-nil", func() string { return isNil(hidden + 1) })
	ask.Text("shown/is-nil", func() string { return isNil(shown) })
	ask.Text("shown/inside-is-nil", func() string { return isNil(shown + 1) })
	ask.Text("library/known-again", func() string {
		pc := uintptr(C.load())
		C.unload()
		before := frame(pc)
		if again := uintptr(C.load()); again != pc {
			return "moved"
		}
		return strconv.FormatBool(frame(pc) == before)
	})
	sink = tracked()
	ask.Print()
}

func frame(pc uintptr) string {
	f, _ := runtime.CallersFrames([]uintptr{pc}).Next()
	return f.Function
}
