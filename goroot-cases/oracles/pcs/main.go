// Command pcs answers, from inside, what the runtime says about pcs of its own process: one line in, runs out.
// The line formats are documented in harness/src/main/java/org/pclnlab/harness/sweep/package-info.java.
//
// It queries nothing before its first input line, so that caches and lazily built tables are as a fresh process has them.
package main

import (
	"bufio"
	"io"
	"os"
	"reflect"
	"runtime"
	"strconv"
	"strings"
	"time"
)

type answer struct {
	kind  byte // 'f' a Func, 'n' nil, '0' no frame
	entry uint64
	name  string
	file  string
	line  int
}

type oracle struct {
	out   *bufio.Writer
	ids   map[string]int
	slide uint64
}

func (o *oracle) id(s string) int {
	id, ok := o.ids[s]
	if !ok {
		id = len(o.ids)
		o.ids[s] = id
		o.out.WriteString("S " + strconv.Itoa(id) + " " + strconv.Quote(s) + "\n")
	}
	return id
}

func placeholder(pc uint64) string { return "pc=0x" + strconv.FormatUint(pc, 16) }

func funcForPC(pc uint64) answer {
	f := runtime.FuncForPC(uintptr(pc))
	if f == nil {
		return answer{kind: 'n'}
	}
	file, line := f.FileLine(uintptr(pc))
	return answer{'f', uint64(f.Entry()), f.Name(), file, line}
}

func firstFrame(pc uint64) answer {
	frames := runtime.CallersFrames([]uintptr{uintptr(pc)})
	f, _ := frames.Next()
	if f.PC == 0 {
		return answer{kind: '0'}
	}
	kind := byte('f')
	if f.Func == nil {
		kind = 'n'
	}
	return answer{kind, uint64(f.Entry), f.Function, f.File, f.Line}
}

func (o *oracle) ask(mode string, pc uint64) answer {
	var a answer
	if mode == "F" {
		a = funcForPC(pc)
	} else {
		a = firstFrame(pc)
	}
	if a.name == placeholder(pc) {
		a.name = "~"
	}
	return a
}

func (o *oracle) flush(r *run) {
	if r.n == 0 {
		return
	}
	a := r.answer
	name := "~"
	if a.name != "~" {
		name = strconv.Itoa(o.id(a.name))
	}
	file := strconv.Itoa(o.id(a.file))
	entry := "="
	if !r.own {
		entry = "0"
		if a.entry != 0 {
			entry = strconv.FormatUint(a.entry-o.slide, 16)
		}
	}
	o.out.WriteString("R " + string(rune(a.kind)) + " " + strconv.FormatUint(r.start, 16) + " " +
		strconv.FormatUint(r.n, 10) + " " + entry + " " + name + " " + file + " " + strconv.Itoa(a.line) + "\n")
}

// run is a stretch of equal answers.
type run struct {
	answer   answer
	start, n uint64
	own      bool // the entry is the queried pc itself
}

// sweep answers for lo, lo+step, ... below hi; equal neighbours form a run.
func (o *oracle) sweep(mode string, lo, hi, step uint64) {
	began := time.Now()
	r := &run{}
	for pc := lo; pc < hi; pc += step {
		o.extend(mode, r, pc)
	}
	o.flush(r)
	o.end(mode, (hi-lo+step-1)/step, began)
}

// extend is a function of its own because LLGo frees what a loop body puts on the stack only when the function returns.
//
//go:noinline
func (o *oracle) extend(mode string, r *run, pc uint64) {
	a := o.ask(mode, pc+o.slide)
	own := a.entry != 0 && a.entry == pc+o.slide
	same := r.n > 0 && a.kind == r.answer.kind && a.name == r.answer.name && a.file == r.answer.file &&
		a.line == r.answer.line && own == r.own && (own || a.entry == r.answer.entry)
	if !same {
		o.flush(r)
		*r = run{a, pc, 0, own}
	}
	r.n++
}

func (o *oracle) end(mode string, asked uint64, began time.Time) {
	o.out.WriteString("E " + mode + " " + strconv.FormatUint(asked, 10) + " " +
		strconv.FormatInt(time.Since(began).Nanoseconds(), 10) + "\n")
	o.out.Flush()
}

func (o *oracle) points(mode string, words []string) {
	for _, w := range words {
		began := time.Now()
		pc := hex(w)
		a := o.ask(mode, pc)
		o.flush(&run{a, pc - o.slide, 1, a.entry != 0 && a.entry == pc})
		o.end(mode, 1, began)
	}
}

func (o *oracle) maps() []string {
	text, err := os.ReadFile("/proc/self/maps")
	if err != nil {
		return nil
	}
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	for _, line := range lines {
		o.out.WriteString("M " + line + "\n")
	}
	o.out.Flush()
	return lines
}

// objects asks about n pcs spread over each mapping of the process, and about both of its ends.
func (o *oracle) objects(mode string, n uint64) {
	lines := o.maps()
	began := time.Now()
	asked := uint64(0)
	for _, line := range lines {
		bounds := strings.SplitN(strings.SplitN(line, " ", 2)[0], "-", 2)
		lo, hi := hex(bounds[0]), hex(bounds[1])
		pcs := []uint64{lo, lo + 1, hi - 4, hi - 1}
		for i := uint64(1); i <= n; i++ {
			pcs = append(pcs, lo+(hi-lo)/(n+1)*i+i%4)
		}
		for _, pc := range pcs {
			a := o.ask(mode, pc)
			o.flush(&run{a, pc - o.slide, 1, a.entry != 0 && a.entry == pc})
			asked++
		}
	}
	o.end(mode, asked, began)
}

func hex(s string) uint64 {
	v, err := strconv.ParseUint(s, 16, 64)
	if err != nil {
		os.Stderr.WriteString("pcs: not a hexadecimal number: " + s + "\n")
		os.Exit(2)
	}
	return v
}

//go:noinline
func anchor() {}

func serve(in io.Reader, out io.Writer) {
	o := &oracle{out: bufio.NewWriterSize(out, 1<<16), ids: map[string]int{}}
	o.out.WriteString("H pclnlab-oracle 1 " + runtime.GOOS + " " + runtime.GOARCH + " " + runtime.Compiler + " " +
		runtime.Version() + "\n")
	o.out.WriteString("A main.anchor " + strconv.FormatUint(uint64(reflect.ValueOf(anchor).Pointer()), 16) + "\n")
	o.out.Flush()
	lines := bufio.NewReader(in)
	for {
		line, err := lines.ReadString('\n')
		words := strings.Fields(line)
		if len(words) > 0 {
			switch {
			case words[0] == "Q":
				o.out.Flush()
				return
			case words[0] == "B" && len(words) == 2:
				o.slide = hex(words[1])
			case words[0] == "A" && len(words) == 2:
				o.slide = uint64(reflect.ValueOf(anchor).Pointer()) - hex(words[1])
			case words[0] == "O" && len(words) == 3:
				o.objects(words[1], hex(words[2]))
			case (words[0] == "F" || words[0] == "N") && len(words) == 4:
				o.sweep(words[0], hex(words[1]), hex(words[2]), hex(words[3]))
			case words[0] == "P" && len(words) >= 2:
				o.points(words[1], words[2:])
			case words[0] == "M":
				o.maps()
			default:
				os.Stderr.WriteString("pcs: unknown line: " + line + "\n")
				os.Exit(2)
			}
		}
		if err != nil {
			o.out.Flush()
			return
		}
	}
}

func main() { serve(os.Stdin, os.Stdout) }
