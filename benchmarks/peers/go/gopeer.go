// The gc peer of `pclnlab bench hot --full --peer go` and, as an executable with DWARF, of `pclnlab bench batch`: a program of
// the size of the LLGo program that pclnlab is measured on.
//
//	gopeer COUNT SLICE
//
// It asks its own runtime about COUNT pcs of its text: uniform over the bytes (mid), and entries of its functions. On standard
// input each `m` and `e` runs one round of either kind: every slice of SLICE questions (FuncForPC, Name, FileLine) is timed and
// its minimum over all rounds kept; `M` and `E` print `MINIMA QUESTIONS SUM` in nanoseconds and number. `a` prints, for the first
// thousand of either kind, `PC FILE:LINE NAME` lines and an empty line.
package main

import (
	"bufio"
	"debug/elf"
	"encoding/json"
	"fmt"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"runtime"
	"strconv"
	"text/template"
	"time"
)

func work() int {
	b, _ := json.Marshal(map[string]any{"a": []int{1, 2}, "b": "c"})
	t := template.Must(template.New("t").Parse("{{range .}}{{.}}{{end}}"))
	t.Execute(os.Stderr, []string{})
	f, _ := parser.ParseExpr("a + b*c")
	return len(regexp.MustCompile(`a+(b|c)*`).FindString(string(b))) + int(f.Pos()) + int(token.ADD)
}

func next(state *uint64) uint64 {
	*state += 0x9E3779B97F4A7C15
	z := *state
	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9
	z = (z ^ (z >> 27)) * 0x94D049BB133111EB
	return z ^ (z >> 31)
}

//go:noinline
func slice(pcs []uintptr) int {
	sum := 0
	for _, pc := range pcs {
		f := runtime.FuncForPC(pc)
		file, line := f.FileLine(pc)
		sum += len(f.Name()) + len(file) + line
	}
	return sum
}

type stream struct {
	pcs  []uintptr
	best []int64
	sum  int
}

func (s *stream) round(per int) {
	s.sum = 0
	for i := range s.best {
		start := time.Now()
		s.sum += slice(s.pcs[i*per : (i+1)*per])
		if took := time.Since(start).Nanoseconds(); s.best[i] == 0 || took < s.best[i] {
			s.best[i] = took
		}
	}
}

func (s *stream) total() (total int64) {
	for _, b := range s.best {
		total += b
	}
	return
}

func main() {
	if len(os.Args) != 3 {
		work()
		os.Exit(2)
	}
	count, _ := strconv.Atoi(os.Args[1])
	per, _ := strconv.Atoi(os.Args[2])
	image, err := elf.Open("/proc/self/exe")
	if err != nil {
		panic(err)
	}
	text := image.Section(".text")
	symbols, err := image.Symbols()
	if err != nil {
		panic(err)
	}
	var entries []uintptr
	for _, s := range symbols {
		if f := runtime.FuncForPC(uintptr(s.Value)); f != nil && s.Size > 0 && f.Entry() == uintptr(s.Value) {
			entries = append(entries, uintptr(s.Value))
		}
	}
	seed := uint64(42)
	mid, entry := &stream{best: make([]int64, count/per)}, &stream{best: make([]int64, count/per)}
	for len(mid.pcs) < count {
		if pc := uintptr(text.Addr + next(&seed)%text.Size); runtime.FuncForPC(pc) != nil {
			mid.pcs = append(mid.pcs, pc)
		}
	}
	for len(entry.pcs) < count {
		entry.pcs = append(entry.pcs, entries[next(&seed)%uint64(len(entries))])
	}
	in, out := bufio.NewReader(os.Stdin), bufio.NewWriter(os.Stdout)
	for {
		c, err := in.ReadByte()
		if err != nil {
			return
		}
		switch c {
		case 'm', 'e':
			map[byte]*stream{'m': mid, 'e': entry}[c].round(per)
			fmt.Fprintln(out, "done")
		case 'M', 'E':
			s := map[byte]*stream{'M': mid, 'E': entry}[c]
			fmt.Fprintln(out, s.total(), len(s.best)*per, s.sum)
		case 'a':
			for _, s := range []*stream{mid, entry} {
				for _, pc := range s.pcs[:1000] {
					f := runtime.FuncForPC(pc)
					file, line := f.FileLine(pc)
					fmt.Fprintf(out, "%x %s:%d %s\n", pc, file, line, f.Name())
				}
			}
			fmt.Fprintln(out)
		}
		out.Flush()
	}
}
