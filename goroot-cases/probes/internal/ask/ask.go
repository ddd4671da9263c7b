// Package ask is the process's side of the probe protocol: a probe collects pcs, then answers for each of them what its
// own runtime says. The format is described in ../../README.md.
//
// It asks only after every pc was collected, and FuncForPC before anything else: in LLGo a walk over frames changes later
// answers (spec 04, D-01). What it did to collect them, Callers and Caller, it tells first, because in LLGo the first walk
// builds what later answers come from (spec 05, 3.2). It neither formats nor reflects on values between a panic and recover.
package ask

import (
	"os"
	"reflect"
	"runtime"
	"strconv"
)

// Kinds of pc. An emulated runtime is asked for the same pc, moved by the slide of the process if it is Code.
const (
	code    = 'c' // an address in the image
	raw     = 'r' // a number that does not move with the image
	virtual = 'v' // what runtime.Callers returned is no address (LLGo's shadow stack of #1906 and #2016)
)

// What is asked about a pc.
const (
	funcForPC = 'q' // FuncForPC: name, entry, FileLine
	frame     = 'f' // the first frame of CallersFrames([pc])
	frameFunc = 'g' // that frame's Func: name, entry, FileLine
	caller    = 'l' // what Caller said where Callers gave pc
	callers   = 'c' // not a question: Callers gave pc before all others
	text      = 't' // a text that the program computes
)

type query struct {
	kind byte
	name string
	pc   uintptr
	base uintptr // entry of the function that pc belongs to, 0 if unknown
	what byte
	text func() string
}

type subject struct {
	name     string
	base     uintptr
	ret      uintptr
	callPC   uintptr
	file     string
	line     int
	ok       bool
	retAsked bool
	only     bool // no entry questions: the code was inlined into another function
}

var (
	calls    []call
	first    []query
	subjects []*subject
	byName   = map[string]*subject{}
	raws     []query
	later    []query
)

// A call is what was done to collect a pc: Callers, and then perhaps Caller.
type call struct {
	name   string
	pc     uintptr
	caller *subject // nil without Caller
}

func find(name string) *subject {
	s := byName[name]
	if s == nil {
		s = &subject{name: name}
		byName[name] = s
		subjects = append(subjects, s)
	}
	return s
}

// Func asks about the entry of f, and about pcs just behind it. f is a func value.
func Func(name string, f any) {
	s := find(name)
	if s.base != 0 {
		panic("ask: " + name + " named twice")
	}
	s.base = reflect.ValueOf(f).Pointer()
}

// Ret asks about the return address of this call, and about the call itself. Without a Func of the same name it also
// asks about the entry that the process reports for it. The result keeps callers from ending in a jump.
//
//go:noinline
func Ret(name string) int {
	var pcs [1]uintptr
	n := runtime.Callers(2, pcs[:])
	return record(name, n, pcs[0], false)
}

// Inlined is Ret for code that is part of another function.
//
//go:noinline
func Inlined(name string) int {
	var pcs [1]uintptr
	n := runtime.Callers(2, pcs[:])
	return record(name, n, pcs[0], true)
}

// Caller is Ret, and asks also what runtime.Caller says about this call.
//
//go:noinline
func Caller(name string) int {
	var pcs [1]uintptr
	n := runtime.Callers(2, pcs[:])
	pc, file, line, ok := runtime.Caller(1)
	s := find(name)
	s.callPC, s.file, s.line, s.ok = pc, file, line, ok
	n = record(name, n, pcs[0], false)
	calls[len(calls)-1].caller = s
	return n
}

// Walked tells that runtime.Callers, called by the probe itself, gave pc.
func Walked(name string, pc uintptr) { calls = append(calls, call{name, pc, nil}) }

func record(name string, n int, pc uintptr, only bool) int {
	s := find(name)
	if s.retAsked {
		panic("ask: " + name + " called twice")
	}
	if n != 1 {
		panic("ask: no caller of " + name)
	}
	s.ret, s.retAsked, s.only = pc, true, only
	Walked(name, pc)
	return n
}

// Raw asks about a number that is the same in every process.
func Raw(name string, pc uintptr) {
	raws = append(raws, query{raw, name, pc, 0, funcForPC, nil})
}

// Data asks about an address in the image that is no code, or that is off by some distance from code.
func Data(name string, pc uintptr) {
	raws = append(raws, query{code, name, pc, 0, funcForPC, nil})
}

// Entry is the address that Func would ask about.
func Entry(f any) uintptr { return reflect.ValueOf(f).Pointer() }

// Frame asks for the first frame of CallersFrames([pc]). What is asked with Frame, FrameFunc, Again and Text is asked in
// that order, after everything else.
func Frame(name string, pc uintptr) {
	later = append(later, query{kindOf(pc), name, pc, 0, frame, nil})
}

// FrameFunc asks for the Func of the first frame of CallersFrames([pc]).
func FrameFunc(name string, pc uintptr) {
	later = append(later, query{kindOf(pc), name, pc, 0, frameFunc, nil})
}

// Again asks FuncForPC after frames were asked for.
func Again(name string, pc uintptr) {
	later = append(later, query{kindOf(pc), name, pc, pc, funcForPC, nil})
}

// First is Frame before every other question of the process.
func First(name string, pc uintptr) {
	first = append(first, query{kindOf(pc), name, pc, 0, frame, nil})
}

// Number is Frame for a number that is the same in every process.
func Number(name string, pc uintptr) {
	later = append(later, query{raw, name, pc, 0, frame, nil})
}

// Text asks for a text that the program computes; it is compared between toolchains and not emulated.
func Text(name string, value func() string) {
	later = append(later, query{raw, name, 0, 0, text, value})
}

// Anchor is a function of every probe; from its address in the process and in the file follows the slide.
//
//go:noinline
func Anchor() int { return len(subjects) }

// Print answers all questions in the order in which they were collected.
func Print() {
	p := printer{}
	p.text("pclnlab-answers 1 ").text(runtime.GOOS).text("/").text(runtime.GOARCH).text(" ")
	p.text(runtime.Compiler).text(" ").quote(runtime.Version()).end()
	p.text("anchor ").quote("example.com/pclnlab/internal/ask.Anchor").text(" ")
	p.hex(reflect.ValueOf(Anchor).Pointer()).end()
	for _, c := range calls {
		p.callers(c)
		if c.caller != nil {
			p.caller(c.caller)
		}
	}
	for _, q := range first {
		p.answer(q)
	}
	for _, s := range subjects {
		if s.base != 0 {
			p.entry(s.name, s.base)
		}
		if s.retAsked {
			kind := kindOf(s.ret)
			found := p.answer(query{kind, s.name + "/ret", s.ret, s.base, funcForPC, nil})
			p.answer(query{kind, s.name + "/call", s.ret - 1, s.base, funcForPC, nil})
			if s.base == 0 && !s.only && found != 0 {
				p.entry(s.name, found)
			}
		}
	}
	for _, q := range raws {
		p.answer(q)
	}
	for _, s := range subjects {
		if s.retAsked {
			p.answer(query{kindOf(s.ret), s.name + "/frame", s.ret, s.base, frame, nil})
		}
		if s.base != 0 {
			p.answer(query{kindOf(s.base), s.name + "/frame0", s.base, s.base, frame, nil})
		}
	}
	p.stacks()
	for _, q := range later {
		p.answer(q)
	}
	p.shadow()
	p.text("end ").text(strconv.Itoa(p.count)).end()
	if _, err := os.Stdout.Write(p.out); err != nil {
		os.Exit(3)
	}
}

type printer struct {
	out     []byte
	count   int
	virtual bool // something was asked about a number of the shadow stack
}

// kindOf tells code addresses from the small numbers that LLGo's shadow stack hands out; the entry that the process
// reports for such a number is such a number too.
func kindOf(pc uintptr) byte {
	if pc < 1<<16 {
		return virtual
	}
	return code
}

func (p *printer) entry(name string, base uintptr) {
	kind := kindOf(base)
	p.answer(query{kind, name + "/entry", base, base, funcForPC, nil})
	p.answer(query{kind, name + "/mid1", base + 1, base, funcForPC, nil})
	p.answer(query{kind, name + "/mid4", base + 4, base, funcForPC, nil})
}

// answer prints one line and returns the entry of the function found.
func (p *printer) answer(q query) uintptr {
	p.count++
	p.virtual = p.virtual || q.kind == virtual
	if q.what == text {
		p.text("t ").text(q.name).text(" ").quote(q.text()).end()
		return 0
	}
	if q.what != funcForPC {
		p.frame(q)
		return 0
	}
	p.text("q ").text(string(rune(q.kind))).text(" ").text(q.name).text(" ").hex(q.pc).text(" ").hex(q.base).text(" ")
	f := runtime.FuncForPC(q.pc)
	if f == nil {
		p.text("nil").end()
		return 0
	}
	name, entry := f.Name(), f.Entry()
	file, line := f.FileLine(q.pc)
	p.hex(entry).text(" ").quote(name).text(" ").quote(file).text(" ").text(strconv.Itoa(line)).end()
	return entry
}

// shadow prints what this thread's numbers stand for, one after the other. The two lowest bits of such a number are not
// compared, and nothing else asks about frames with these, so that asking changes no answer.
func (p *printer) shadow() {
	for n := uintptr(1); p.virtual && n < 1<<14; n++ {
		f, _ := runtime.CallersFrames([]uintptr{n<<2 | 2}).Next()
		if f.Func == nil {
			return
		}
		entry := f.Entry
		if entry == n<<2|2 {
			entry = 0 // a frame without entry answers with the number itself
		}
		p.text("s ").text(strconv.Itoa(int(n))).text(" ").hex(entry).text(" ").quote(f.Function).text(" ")
		p.quote(f.File).text(" ").text(strconv.Itoa(f.Line)).end()
	}
}

// frame prints the first frame of CallersFrames, or its Func.
func (p *printer) frame(q query) {
	p.text(string(rune(q.what))).text(" ").text(string(rune(q.kind))).text(" ").text(q.name).text(" ")
	p.hex(q.pc).text(" ").hex(q.base).text(" ")
	f, _ := runtime.CallersFrames([]uintptr{q.pc}).Next()
	name, entry, file, line := f.Function, f.Entry, f.File, f.Line
	none := f == runtime.Frame{}
	if q.what == frameFunc {
		none = f.Func == nil
		if !none {
			name, entry = f.Func.Name(), f.Func.Entry()
			file, line = f.Func.FileLine(q.pc)
		}
	}
	if none {
		p.text("nil").end()
		return
	}
	p.hex(entry).text(" ").quote(name).text(" ").quote(file).text(" ").text(strconv.Itoa(line)).end()
}

// callers prints what Callers gave.
func (p *printer) callers(c call) {
	p.count++
	p.text(string(rune(callers))).text(" ").text(string(rune(kindOf(c.pc)))).text(" ").text(c.name).text("/callers 1 ")
	p.hex(c.pc).end()
}

// caller prints what Caller said, its pc in the place of an entry.
func (p *printer) caller(s *subject) {
	p.count++
	p.text("l ").text(string(rune(kindOf(s.ret)))).text(" ").text(s.name).text("/caller ").hex(s.ret).text(" 0x0 ")
	if !s.ok {
		p.text("nil").end()
		return
	}
	p.hex(s.callPC).text(" ").quote("").text(" ").quote(s.file).text(" ").text(strconv.Itoa(s.line)).end()
}

func (p *printer) text(s string) *printer {
	p.out = append(p.out, s...)
	return p
}

func (p *printer) quote(s string) *printer {
	p.out = strconv.AppendQuoteToASCII(p.out, s)
	return p
}

func (p *printer) hex(v uintptr) *printer {
	p.out = append(p.out, "0x"...)
	p.out = strconv.AppendUint(p.out, uint64(v), 16)
	return p
}

func (p *printer) end() { p.out = append(p.out, '\n') }
