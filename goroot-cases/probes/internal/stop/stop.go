// Package stop takes stacks of a probe. Usually it keeps them until ask.Print answers for them. With PCLNLAB_STOP set (to
// all, or to the name of one place) it waits there for somebody who reads the stack from outside, a debugger or pclnlab
// stack; before it waits it prints what the program's own runtime says about the same stack, so that both can be compared.
//
// It uses no defer, no recover, no formatting and no interface between a panic and its end, because in LLGo each of them
// can change what is looked at.
package stop

import (
	"os"
	"runtime"
	"strconv"
	"syscall"

	"example.com/pclnlab/internal/ask"
)

// What the caller of Here passes to runtime.Callers and runtime.Stack. They live in globals so that no frame grows.
var (
	Pcs  = make([]uintptr, 512)
	Text = make([]byte, 1<<16)
)

var wanted = os.Getenv("PCLNLAB_STOP")

// Here keeps the stack that its caller just took or, if it is to stop here, prints it and waits until a byte or the end of
// standard input arrives. It is called in one statement, so that all three calls belong to one line:
//
//	stop.Here("name", runtime.Callers(0, stop.Pcs), runtime.Stack(stop.Text, false))
//
//go:noinline
func Here(name string, callers, stack int) {
	if wanted != "all" && wanted != name {
		ask.Stack(name, Pcs[:callers], Text[:stack])
		return
	}
	var out []byte
	out = append(out, "stop "...)
	out = append(out, name...)
	out = append(out, ' ')
	out = strconv.AppendInt(out, int64(syscall.Getpid()), 10)
	out = append(out, '\n')
	for _, pc := range Pcs[:callers] {
		out = append(out, "p 0x"...)
		out = strconv.AppendUint(out, uint64(pc), 16)
		out = append(out, '\n')
	}
	if callers > 0 {
		frames := runtime.CallersFrames(Pcs[:callers])
		for more := true; more; {
			var f runtime.Frame
			f, more = frames.Next()
			out = append(out, "f 0x"...)
			out = strconv.AppendUint(out, uint64(f.PC), 16)
			out = append(out, " 0x"...)
			out = strconv.AppendUint(out, uint64(f.Entry), 16)
			out = append(out, ' ')
			out = strconv.AppendQuoteToASCII(out, f.Function)
			out = append(out, ' ')
			out = strconv.AppendQuoteToASCII(out, f.File)
			out = append(out, ' ')
			out = strconv.AppendInt(out, int64(f.Line), 10)
			out = append(out, '\n')
		}
	}
	out = append(out, "s "...)
	out = strconv.AppendQuoteToASCII(out, string(Text[:stack]))
	out = append(out, "\nwait\n"...)
	for len(out) > 0 {
		n, err := syscall.Write(1, out)
		if err != nil {
			return
		}
		out = out[n:]
	}
	var one [1]byte
	for {
		if _, err := syscall.Read(0, one[:]); err != syscall.EINTR {
			return
		}
	}
}
