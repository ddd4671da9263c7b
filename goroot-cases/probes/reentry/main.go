// Probe reentry: a fault while the function table is being built, whose handler asks for names (spec 04, D-36). The pages of
// the raw entry sites are taken away before the first question; in a program without such a section there is nothing to
// take, nothing faults, and everything answers.
package main

import (
	"bytes"
	"os"
	"runtime"
	"sync/atomic"
	"syscall"
	"time"

	"example.com/pclnlab/internal/ask"
)

const section = "llgo_funcinfo_entry"

func u(b []byte, at uint64, n int) (v uint64) {
	for i := n - 1; i >= 0; i-- {
		v = v<<8 | uint64(b[at+uint64(i)])
	}
	return v
}

// sites finds the section in the program's own file, an ELF executable that does not move.
func sites() (start, size uint64) {
	b, err := os.ReadFile("/proc/self/exe")
	if err != nil || u(b, 16, 2) != 2 {
		return 0, 0
	}
	headers, n, names := u(b, 40, 8), u(b, 60, 2), u(b, 62, 2)
	at := func(i uint64) uint64 { return headers + 64*i }
	strings := u(b, at(names)+24, 8)
	for i := uint64(0); i < n; i++ {
		name := strings + u(b, at(i), 4)
		if bytes.HasPrefix(b[name:], []byte(section+"\x00")) {
			return u(b, at(i)+16, 8), u(b, at(i)+32, 8)
		}
	}
	return 0, 0
}

// protect changes the whole pages within the section.
func protect(how uintptr) bool {
	start, size := sites()
	const page = 4096
	from, to := (start+page-1)&^(page-1), (start+size)&^(page-1)
	if size == 0 || from >= to {
		return false
	}
	_, _, err := syscall.Syscall(syscall.SYS_MPROTECT, uintptr(from), uintptr(to-from), how)
	return err == 0
}

var (
	faulted atomic.Bool
	done    atomic.Bool
)

func name(pc uintptr) string {
	f := runtime.FuncForPC(pc)
	if f == nil {
		return "nil"
	}
	return f.Name()
}

// build asks about a pc that is no multiple of 4: the first such question builds the tables.
func build(handler func()) {
	defer done.Store(true)
	defer func() {
		if recover() != nil {
			faulted.Store(true)
			handler()
		}
	}()
	name(ask.Entry(build) | 1)
}

func caller() {
	_, _, line, ok := runtime.Caller(0)
	if !ok || line == 0 {
		println("reentry: no caller")
	}
}

func funcForPC() { name(ask.Entry(name) | 1) }

func main() {
	handler := caller
	if ask.Scenario() == "funcforpc" {
		handler = funcForPC
	}
	taken := protect(syscall.PROT_NONE)
	go build(handler)
	for i := 0; i < 300 && !done.Load(); i++ {
		time.Sleep(10 * time.Millisecond)
	}
	// With the pages back, whoever waits for them could go on.
	if taken {
		protect(syscall.PROT_READ)
	}
	for i := 0; i < 100 && !done.Load(); i++ {
		time.Sleep(10 * time.Millisecond)
	}
	if taken != faulted.Load() {
		println("reentry: taken", taken, "faulted", faulted.Load())
	}
	ended := "answers"
	if !done.Load() {
		ended = "waits for ever"
	}
	ask.Text("handler", func() string { return ended })
	ask.Print()
}
