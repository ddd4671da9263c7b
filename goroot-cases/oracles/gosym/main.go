// Command gosym answers for every byte of an executable's text section what Go's own library debug/gosym says about it:
// function, entry, file and line. It is the witness of "pclnlab sweep --witness gosym" for all images, also stripped and
// foreign ones. Output, to the file named second: the lines H, S, R, E of the sweep protocol (spec 04 section 17.1), kind
// f with the function's raw name, kind n where there is no function.
package main

import (
	"bufio"
	"debug/elf"
	"debug/gosym"
	"debug/macho"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strconv"
	"time"
)

// table finds the tables as cmd/addr2line does: by section, text start by symbol where there is one.
func table(name string) (lo, hi, start uint64, data []byte, err error) {
	if f, err := elf.Open(name); err == nil {
		text := f.Section(".text")
		if text == nil {
			return 0, 0, 0, nil, errors.New("no .text")
		}
		start = text.Addr
		syms, _ := f.Symbols()
		for _, s := range syms {
			if s.Name == "runtime.text" {
				start = s.Value
				break
			}
		}
		sect := f.Section(".gopclntab")
		if sect == nil {
			sect = f.Section(".data.rel.ro.gopclntab")
		}
		if sect == nil {
			return 0, 0, 0, nil, errors.New("no .gopclntab")
		}
		data, err = sect.Data()
		return text.Addr, text.Addr + text.Size, start, data, err
	}
	f, err := macho.Open(name)
	if err != nil {
		return 0, 0, 0, nil, errors.New("neither ELF nor thin Mach-O")
	}
	text, sect := f.Section("__text"), f.Section("__gopclntab")
	if text == nil || sect == nil {
		return 0, 0, 0, nil, errors.New("no __text or no __gopclntab")
	}
	data, err = sect.Data()
	return text.Addr, text.Addr + text.Size, text.Addr, data, err
}

type answer struct {
	fn   *gosym.Func
	file string
	line int
}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: gosym IMAGE OUTPUT")
		os.Exit(2)
	}
	lo, hi, start, data, err := table(os.Args[1])
	if err == nil {
		var out *os.File
		if out, err = os.Create(os.Args[2]); err == nil {
			if err = run(out, lo, hi, start, data); err == nil {
				err = out.Close()
			}
		}
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "gosym: %s: %v\n", os.Args[1], err)
		os.Exit(1)
	}
}

func run(to io.Writer, lo, hi, start uint64, data []byte) error {
	tab, err := gosym.NewTable(nil, gosym.NewLineTable(data, start))
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(to, 1<<16)
	fmt.Fprintf(out, "H pclnlab-oracle 1 %s %s %s %s\n", runtime.GOOS, runtime.GOARCH, runtime.Compiler, runtime.Version())
	ids := map[string]int{}
	id := func(s string) int {
		n, ok := ids[s]
		if !ok {
			n = len(ids)
			ids[s] = n
			fmt.Fprintf(out, "S %d %s\n", n, strconv.Quote(s))
		}
		return n
	}
	begin := time.Now()
	print := func(pc, n uint64, a answer) {
		if a.fn == nil {
			fmt.Fprintf(out, "R n %x %d\n", pc, n)
			return
		}
		name, file := id(a.fn.Name), id(a.file)
		fmt.Fprintf(out, "R f %x %d %x %d %d %d\n", pc, n, a.fn.Entry, name, file, a.line)
	}
	var last answer
	first := lo
	for pc := lo; pc < hi; pc++ {
		var a answer
		a.file, a.line, a.fn = tab.PCToLine(pc)
		if a != last && pc != first {
			print(first, pc-first, last)
			first = pc
		}
		last = a
	}
	if first < hi {
		print(first, hi-first, last)
	}
	fmt.Fprintf(out, "E gosym %d %d\n", hi-lo, time.Since(begin).Nanoseconds())
	return out.Flush()
}
