// The witness of "pclnlab sweep --witness process": this file is added to package main of a program by
// go build -overlay. When PCLNLAB_ORACLE names a file, the program reads questions about its own code, writes the answers
// there and exits before its main function; otherwise it is unchanged.
//
// The protocol is that of spec 04 section 17.1, with one more question:
//
//	F <lo> <hi> <step>   f := FuncForPC(pc): R f <pc> <n> <entry> <name> <file> <line>, or R n <pc> <n>
//	X <lo> <hi> <step>   all frames of CallersFrames([pc, 0]): R x <pc> <n> <k> and for each of the k frames
//	                     <pc> <entry> <name> <file> <line> <f or i>; i = Frame.Func is nil. The pc of the first frame is
//	                     written as the distance from the question, 0 or 1. No frame: R 0 <pc> <n>
//
// The second pc, 0, is no function. It is there because CallersFrames expands inlined callers only for a pc that is not
// the last one. Addresses are runtime addresses: hexadecimal, other numbers decimal.
package main

import (
	"bufio"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"
)

type pclnlabOracle struct {
	out *bufio.Writer
	ids map[string]int
	buf []byte
}

func (o *pclnlabOracle) id(s string) int {
	n, ok := o.ids[s]
	if !ok {
		n = len(o.ids)
		o.ids[s] = n
		o.out.WriteString("S " + strconv.Itoa(n) + " " + strconv.Quote(s) + "\n")
	}
	return n
}

func (o *pclnlabOracle) hex(v uintptr) {
	o.buf = strconv.AppendUint(append(o.buf, ' '), uint64(v), 16)
}

func (o *pclnlabOracle) num(v int) {
	o.buf = strconv.AppendInt(append(o.buf, ' '), int64(v), 10)
}

// funcForPC appends the answer to "what function is this", without kind, pc and count.
func (o *pclnlabOracle) funcForPC(pc uintptr) byte {
	f := runtime.FuncForPC(pc)
	if f == nil {
		return 'n'
	}
	file, line := f.FileLine(pc)
	o.hex(f.Entry())
	o.num(o.id(f.Name()))
	o.num(o.id(file))
	o.num(line)
	return 'f'
}

func (o *pclnlabOracle) frames(pc uintptr) byte {
	frames := runtime.CallersFrames([]uintptr{pc, 0})
	var all []runtime.Frame
	for {
		f, more := frames.Next()
		if f.PC != 0 {
			all = append(all, f)
		}
		if !more {
			break
		}
	}
	if len(all) == 0 {
		return '0'
	}
	o.num(len(all))
	for i, f := range all {
		if i == 0 {
			o.hex(pc - f.PC)
		} else {
			o.hex(f.PC)
		}
		o.hex(f.Entry)
		o.num(o.id(f.Function))
		o.num(o.id(f.File))
		o.num(f.Line)
		if f.Func == nil {
			o.buf = append(o.buf, " i"...)
		} else {
			o.buf = append(o.buf, " f"...)
		}
	}
	return 'x'
}

func (o *pclnlabOracle) sweep(mode byte, lo, hi, step uintptr) {
	begin := time.Now()
	var last []byte
	var lastKind byte
	var first uintptr
	n, queries := 0, 0
	flush := func() {
		if n > 0 {
			o.out.WriteString("R " + string(lastKind) + " " + strconv.FormatUint(uint64(first), 16) + " " + strconv.Itoa(n))
			o.out.Write(last)
			o.out.WriteByte('\n')
		}
	}
	for pc := lo; pc < hi; pc += step {
		o.buf = o.buf[:0]
		var kind byte
		if mode == 'F' {
			kind = o.funcForPC(pc)
		} else {
			kind = o.frames(pc)
		}
		queries++
		if n > 0 && kind == lastKind && string(o.buf) == string(last) {
			n++
			continue
		}
		flush()
		last = append(last[:0], o.buf...)
		lastKind, first, n = kind, pc, 1
	}
	flush()
	o.out.WriteString("E " + string(mode) + " " + strconv.Itoa(queries) + " " + strconv.FormatInt(time.Since(begin).Nanoseconds(), 10) + "\n")
	o.out.Flush()
}

func init() {
	name := os.Getenv("PCLNLAB_ORACLE")
	if name == "" {
		return
	}
	to, err := os.Create(name)
	if err != nil {
		os.Stderr.WriteString(err.Error() + "\n")
		os.Exit(3)
	}
	o := &pclnlabOracle{out: bufio.NewWriterSize(to, 1<<16), ids: map[string]int{}}
	o.out.WriteString("H pclnlab-oracle 1 " + runtime.GOOS + " " + runtime.GOARCH + " " + runtime.Compiler + " " + runtime.Version() + "\n")
	o.out.Flush()
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		f := strings.Fields(in.Text())
		if len(f) == 1 && f[0] == "Q" {
			break
		}
		if len(f) != 4 || (f[0] != "F" && f[0] != "X") {
			o.out.WriteString("? " + strconv.Quote(in.Text()) + "\n")
			o.out.Flush()
			continue
		}
		var v [3]uintptr
		for i := range v {
			n, _ := strconv.ParseUint(f[i+1], 16, 64)
			v[i] = uintptr(n)
		}
		o.sweep(f[0][0], v[0], v[1], max(v[2], 1))
	}
	if o.out.Flush() != nil || to.Close() != nil {
		os.Exit(3)
	}
	os.Exit(0)
}
