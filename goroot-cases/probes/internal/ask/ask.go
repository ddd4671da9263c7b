// Package ask is the process's side of the probe protocol: a probe collects pcs, then answers for each of them what its
// own runtime says. The format is described in ../../README.md.
//
// It asks FuncForPC and nothing else, and only after every pc was collected: in LLGo a walk over frames changes later
// answers (spec 04, D-01). It neither formats nor reflects on values between a panic and recover.
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

type query struct {
	kind byte
	name string
	pc   uintptr
	base uintptr // entry of the function that pc belongs to, 0 if unknown
}

type subject struct {
	name     string
	base     uintptr
	ret      uintptr
	retAsked bool
	only     bool // no entry questions: the code was inlined into another function
}

var (
	subjects []*subject
	byName   = map[string]*subject{}
	raws     []query
)

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

func record(name string, n int, pc uintptr, only bool) int {
	s := find(name)
	if s.retAsked {
		panic("ask: " + name + " called twice")
	}
	if n != 1 {
		panic("ask: no caller of " + name)
	}
	s.ret, s.retAsked, s.only = pc, true, only
	return n
}

// Raw asks about a number that is the same in every process.
func Raw(name string, pc uintptr) {
	raws = append(raws, query{raw, name, pc, 0})
}

// Data asks about an address in the image that is no code, or that is off by some distance from code.
func Data(name string, pc uintptr) {
	raws = append(raws, query{code, name, pc, 0})
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
	for _, s := range subjects {
		if s.base != 0 {
			p.entry(s.name, s.base)
		}
		if s.retAsked {
			kind := byte(code)
			if s.ret < 1<<16 {
				kind = virtual
			}
			found := p.answer(query{kind, s.name + "/ret", s.ret, s.base})
			p.answer(query{kind, s.name + "/call", s.ret - 1, s.base})
			if s.base == 0 && !s.only && found != 0 {
				p.entry(s.name, found)
			}
		}
	}
	for _, q := range raws {
		p.answer(q)
	}
	p.text("end ").text(strconv.Itoa(p.count)).end()
	if _, err := os.Stdout.Write(p.out); err != nil {
		os.Exit(3)
	}
}

type printer struct {
	out   []byte
	count int
}

func (p *printer) entry(name string, base uintptr) {
	p.answer(query{code, name + "/entry", base, base})
	p.answer(query{code, name + "/mid1", base + 1, base})
	p.answer(query{code, name + "/mid4", base + 4, base})
}

// answer prints one line and returns the entry of the function found.
func (p *printer) answer(q query) uintptr {
	p.count++
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
