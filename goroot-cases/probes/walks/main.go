// Probe walks: how runtime.Callers, Caller, CallersFrames and Stack count, where they begin and end, and what their texts
// look like before anything is evened out.
package main

import (
	"runtime"
	"strconv"
	"strings"

	"example.com/pclnlab/internal/ask"
	"example.com/pclnlab/internal/stop"
)

var (
	sink  int
	zero  = ask.Opaque(0, 1)
	value any
	pcs   [64]uintptr
	text  [1 << 14]byte
	said  string
)

//go:noinline
func site() int {
	if zero == 0 {
		panic("site")
	}
	return zero
}

//go:noinline
func recovers() {
	defer func() { value = recover() }()
	sink += site()
}

// names of the frames of pcs, as they are; package main may be called by its path.
func names(list []uintptr) string {
	if len(list) == 0 {
		return "no frames"
	}
	var all []string
	frames := runtime.CallersFrames(list)
	for more := true; more; {
		var f runtime.Frame
		f, more = frames.Next()
		name := f.Function
		if strings.HasPrefix(name, "pc=0x") {
			name = "unnamed"
		}
		all = append(all, name)
	}
	return strings.Join(all, " ")
}

//go:noinline
func negative() {
	n := runtime.Callers(-1, pcs[:])
	list := append([]uintptr(nil), pcs[:n]...)
	said = names(list)
}

//go:noinline
func pastEnd() {
	n := runtime.Callers(0, pcs[:])
	rest := runtime.Callers(n, text2[:])
	said = strconv.Itoa(rest) + " more of Callers"
	_, file, line, ok := runtime.Caller(n - 1) // Callers counts itself, Caller does not
	if ok {
		said += ", Caller gives " + file + ":" + strconv.Itoa(line)
	} else {
		said += ", Caller gives nothing"
	}
}

var text2 [8]uintptr

// tail is what lies below main.main or the function of the go statement.
//
//go:noinline
func tail() {
	n := runtime.Callers(0, pcs[:])
	all := strings.Split(names(pcs[:n]), " ")
	for i, name := range all {
		if strings.HasSuffix(name, ".main") && strings.HasSuffix(all[i], "main.main") || strings.HasSuffix(name, ".goroutine") {
			said = strings.Join(all[i+1:], " ")
		}
	}
	if said == "" {
		said = "nothing"
	}
}

type point struct{ x, y int }

var noPoint = ask.Opaque(nil, &point{})

// faultTail is tail in a function that was deferred around a fault.
//
//go:noinline
func faultTail() {
	defer func() {
		tail()
		value = recover()
	}()
	sink += noPoint.y
}

// machinery is what lies between the deferred function and the site, as it is (U-14).
//
//go:noinline
func machinery() {
	defer func() {
		n := runtime.Callers(0, pcs[:])
		value = recover()
		all := strings.Split(names(pcs[:n]), " ")
		said = "nothing"
		for i, name := range all {
			if strings.HasSuffix(name, ".site") && i > 2 {
				said = strings.Join(all[2:i], " ")
			}
		}
	}()
	sink += site()
}

// delta is how far Frame.PC is from the pc that it was made of (U-18).
//
//go:noinline
func delta() {
	n := runtime.Callers(0, pcs[:])
	f, _ := runtime.CallersFrames(pcs[1:n]).Next()
	said = strconv.Itoa(int(pcs[1] - f.PC))
}

//go:noinline
func goroutine(f func(), done chan int) {
	f()
	done <- 1
}

//go:noinline
func inGoroutine(f func()) {
	done := make(chan int)
	go goroutine(f, done)
	sink += <-done
}

// header is the first line of runtime.Stack; numbers above 1 read N.
//
//go:noinline
func header() {
	n := runtime.Stack(text[:], false)
	line, _, _ := strings.Cut(string(text[:n]), "\n")
	said = numbered(line)
}

func numbered(header string) string {
	words := strings.Split(header, " ")
	if len(words) > 1 && words[1] != "0" && words[1] != "1" {
		words[1] = "N"
	}
	return strings.Join(words, " ")
}

// raw is the text of runtime.Stack without anything evened out but numbers behind +0x and in arguments.
//
//go:noinline
func raw() {
	n := runtime.Stack(text[:], false)
	shape(string(text[:n]))
}

func shape(s string) {
	var out []string
	for _, line := range strings.Split(strings.TrimSuffix(s, "\n"), "\n") {
		if strings.HasPrefix(line, "goroutine ") {
			line = numbered(line)
		}
		if name, args, ok := strings.Cut(line, "("); ok && line[0] != '\t' {
			if args == ")" {
				line = name + "()"
			} else {
				line = name + "(...)"
			}
		}
		if place, _, ok := strings.Cut(line, " +0x"); ok {
			line = place + " +0x..."
		}
		if line[0] == '\t' {
			line = "\t" + line[strings.LastIndexByte(line, '/')+1:]
		}
		out = append(out, line)
	}
	said = strings.Join(out, "; ")
}

// all is how many goroutines a text of all goroutines shows.
//
//go:noinline
func all() {
	wait := make(chan int)
	for i := 0; i < 3; i++ {
		go goroutine(func() { <-wait }, make(chan int, 1))
	}
	for i := 0; i < 100; i++ {
		runtime.Gosched()
	}
	n := runtime.Stack(text[:], true)
	said = "one goroutine"
	if strings.Count(string(text[:n]), "\ngoroutine ") >= 3 {
		said = "all goroutines"
	}
	close(wait)
}

// short: 1024 bytes must be enough for the place of a recovered panic, as in fixedbugs/issue27201.
//
//go:noinline
func short() {
	defer func() {
		value = recover()
		n := runtime.Stack(text[:1024], false)
		said = "the site is missing"
		if _, rest, ok := strings.Cut(string(text[:n]), "main.site("); ok && strings.Contains(rest, " +0x") {
			said = "the site is there"
		}
	}()
	sink += site()
}

type caller interface{ call(f func()) }

type first struct{ next caller }

//go:noinline
func (f first) call(g func()) {
	f.next.call(g)
	sink++
}

type last struct{}

//go:noinline
func (last) call(g func()) {
	g()
	sink++
}

// skips: Caller(k) through interface methods and closures, one after the other.
//
//go:noinline
func skips() {
	var c caller = first{first{last{}}}
	c.call(func() {
		var lines []string
		for k := 0; k < 6; k++ {
			_, _, line, _ := runtime.Caller(k)
			lines = append(lines, strconv.Itoa(line))
		}
		said = strings.Join(lines, " ")
	})
	sink++
}

// adjacent: two stacks that are taken in two lines say two lines.
//
//go:noinline
func adjacent() {
	stop.Here("one", runtime.Callers(0, stop.Pcs), runtime.Stack(stop.Text, false))
	stop.Here("two", runtime.Callers(0, stop.Pcs), runtime.Stack(stop.Text, false))
	sink++
}

var initial []uintptr

func init() {
	n := runtime.Callers(0, pcs[:])
	initial = append(initial, pcs[:n]...)
}

// inInit is whether the stack of an init function reaches the runtime below it.
func inInit() {
	said = "no runtime below"
	if strings.Contains(names(initial[1:]), " runtime.") {
		said = "the runtime below"
	}
}

var scenarios = map[string]func(){
	"negative":         negative,
	"negative-after":   func() { recovers(); negative() },
	"past-end":         pastEnd,
	"past-end-after":   func() { recovers(); pastEnd() },
	"tail":             tail,
	"tail-goroutine":   func() { inGoroutine(tail) },
	"tail-fault":       faultTail,
	"machinery":        machinery,
	"delta":            delta,
	"header":           header,
	"header-goroutine": func() { inGoroutine(header) },
	"raw":              raw,
	"raw-goroutine":    func() { inGoroutine(raw) },
	"all":              all,
	"short":            short,
	"skips":            skips,
	"adjacent":         adjacent,
	"init":             inInit,
}

func main() {
	name := ask.Scenario()
	scenarios[name]()
	if name != "adjacent" {
		ask.Text("said", func() string { return said })
	}
	ask.Print()
}
