package ask

import (
	"os"
	"runtime"
	"strconv"
	"strings"
)

// A stack that was taken while a panic could be in flight: nothing is allocated, formatted or symbolized before Print.
type stack struct {
	name  string
	pcs   [512]uintptr
	count int
	trace [1 << 14]byte
	bytes int
}

// A place is what Caller said at one depth.
type place struct {
	pc   uintptr
	file string
	line int
	ok   bool
}

type walk struct {
	name   string
	places [12]place
}

var (
	stacks     [16]stack
	stackCount int
	walks      [16]walk
	walkCount  int
)

// Scenario is the scenario that this run is for: the first argument.
func Scenario() string {
	if len(os.Args) < 2 {
		println("which scenario? see probe.txt")
		os.Exit(2)
	}
	return os.Args[1]
}

// Stack asks for all frames of a stack, and for the stack that a text of runtime.Stack shows.
func Stack(name string, pcs []uintptr, trace []byte) {
	s := &stacks[stackCount]
	stackCount++
	s.name = name
	s.count = copy(s.pcs[:], pcs)
	s.bytes = copy(s.trace[:], trace)
}

// Depth asks at which depth Caller finds the first frame above its caller that belongs to the probe. 0 is the caller.
//
//go:noinline
func Depth(name string) int {
	w := &walks[walkCount]
	walkCount++
	w.name = name
	for i := range w.places {
		p := &w.places[i]
		p.pc, p.file, p.line, p.ok = runtime.Caller(i + 1)
	}
	return walkCount
}

func (p *printer) stacks() {
	for i := range stacks[:stackCount] {
		p.stack(&stacks[i])
	}
	for i := range walks[:walkCount] {
		p.count++
		p.text("t ").text(walks[i].name).text("/depth ").quote(walks[i].depth()).end()
	}
}

func (p *printer) stack(s *stack) {
	if s.count > 0 {
		p.count++
		kind := kindOf(s.pcs[0])
		p.text("w ").text(string(rune(kind))).text(" ").text(s.name).text(" ").text(strconv.Itoa(s.count))
		for _, pc := range s.pcs[:s.count] {
			p.text(" ").hex(pc)
		}
		frames := runtime.CallersFrames(s.pcs[:s.count])
		for more := true; more; {
			var f runtime.Frame
			f, more = frames.Next()
			p.text(" ").hex(f.Entry).text(" ").quote(f.Function).text(" ").quote(f.File).text(" ").text(strconv.Itoa(f.Line))
		}
		p.end()
	}
	if s.bytes > 0 {
		p.count++
		p.text("x ").text(s.name).text("/text ").quote(string(s.trace[:s.bytes])).end()
	}
}

func (w *walk) depth() string {
	dir := w.places[0].file[:strings.LastIndexByte(w.places[0].file, '/')+1]
	for i := 1; i < len(w.places); i++ {
		p := w.places[i]
		if p.ok && dir != "" && strings.HasPrefix(p.file, dir) {
			return "Caller(" + strconv.Itoa(i) + ") " + p.file + ":" + strconv.Itoa(p.line)
		}
	}
	return "nowhere"
}
