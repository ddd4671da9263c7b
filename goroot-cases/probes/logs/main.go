// Probe logs: places as an application developer sees them: log with Lshortfile, slog with AddSource, pcs that an error
// carries, and runtime.Caller(0) in all kinds of functions, before, during and after a panic.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"log/slog"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"example.com/pclnlab/internal/ask"
)

var (
	sink   int
	zero   = ask.Opaque(0, 1)
	value  any
	buffer bytes.Buffer
	logger = log.New(&buffer, "", log.Lshortfile)
	atInit = here()
)

// here is where it was called.
//
//go:noinline
func here() string {
	_, file, line, _ := runtime.Caller(1)
	return filepath.Base(file) + ":" + strconv.Itoa(line)
}

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

func say(s string) {
	buffer.WriteString(s)
	buffer.WriteByte('\n')
}

//go:noinline
func println2() {
	logger.Println("a line")
	logger.Printf("a %s", "format")
	logger.Output(1, "output 1")
	logger.Output(2, "output 2")
	sink++
}

//go:noinline
func wrapped(s string) {
	logger.Output(2, s)
	sink++
}

//go:noinline
func wrapper() {
	wrapped("through a wrapper")
	sink++
}

//go:noinline
func standard() {
	log.SetOutput(&buffer)
	log.SetFlags(log.Lshortfile)
	log.Print("the standard logger")
	sink++
}

// deferred: the logger is called in a deferred function before recover.
//
//go:noinline
func deferred() {
	defer func() {
		logger.Output(1, "in flight")
		value = recover()
		logger.Output(1, "recovered")
	}()
	sink += site()
}

// after: the logger is called by the function that called the one that recovered (U-01).
//
//go:noinline
func after() {
	recovers()
	logger.Println("after a recovered panic")
	sink++
}

//go:noinline
func afterElsewhere() {
	done := make(chan int)
	go func() {
		recovers()
		done <- 1
	}()
	sink += <-done
	logger.Println("after a panic of another goroutine")
	sink++
}

func structured(h func(w io.Writer, o *slog.HandlerOptions) slog.Handler) {
	options := &slog.HandlerOptions{AddSource: true, ReplaceAttr: func(groups []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey {
			return slog.Attr{}
		}
		if s, ok := a.Value.Any().(*slog.Source); ok {
			s.File = filepath.Base(s.File)
		}
		return a
	}}
	l := slog.New(h(&buffer, options))
	l.Info("structured")
	l.With("a", 1).WithGroup("g").Warn("in a group", "b", 2)
	sink++
}

//go:noinline
func slogText() {
	structured(func(w io.Writer, o *slog.HandlerOptions) slog.Handler { return slog.NewTextHandler(w, o) })
}

//go:noinline
func slogJSON() {
	structured(func(w io.Writer, o *slog.HandlerOptions) slog.Handler { return slog.NewJSONHandler(w, o) })
}

// record: a wrapper captures its caller's pc, as the documentation of slog recommends.
//
//go:noinline
func record() {
	captured("captured")
	sink++
}

//go:noinline
func captured(message string) {
	var pcs [1]uintptr
	runtime.Callers(2, pcs[:])
	r := slog.NewRecord(time.Time{}, slog.LevelInfo, message, pcs[0])
	h := slog.NewTextHandler(&buffer, &slog.HandlerOptions{AddSource: true, ReplaceAttr: func(g []string, a slog.Attr) slog.Attr {
		if s, ok := a.Value.Any().(*slog.Source); ok {
			s.File = filepath.Base(s.File)
		}
		return a
	}})
	h.Handle(context.Background(), r)
	sink++
}

// traced is an error that carries its stack, as packages for errors make them.
type traced struct {
	pcs [8]uintptr
	n   int
}

//go:noinline
func newTraced() *traced {
	t := &traced{}
	t.n = runtime.Callers(2, t.pcs[:])
	return t
}

func (t *traced) Error() string {
	var places []string
	frames := runtime.CallersFrames(t.pcs[:t.n])
	for more := true; more && len(places) < 3; {
		var f runtime.Frame
		f, more = frames.Next()
		places = append(places, filepath.Base(f.Function)+" "+filepath.Base(f.File)+":"+strconv.Itoa(f.Line))
	}
	return strings.Join(places, ", ")
}

//go:noinline
func fails() error {
	sink += 2
	err := newTraced()
	sink += 3
	return err
}

//go:noinline
func carried() {
	err := fails()
	say(err.Error())
	wrapped := fmt.Errorf("wrapped: %w", fails())
	say(wrapped.Error())
}

type receiver struct{ n int }

//go:noinline
func (r receiver) value() string { return here() }

//go:noinline
func (r *receiver) pointer() string { return here() }

//go:noinline
func generic[T any](T) string { return here() }

type namer interface{ value() string }

// kinds: Caller in all kinds of functions.
//
//go:noinline
func kinds() {
	say("init " + atInit)
	say("value " + receiver{}.value())
	say("pointer " + (&receiver{}).pointer())
	say("generic " + generic(1))
	say("interface " + namer(&receiver{}).value())
	f := receiver{}.value
	say("method value " + f())
	say("literal " + func() string { return here() }())
	done := make(chan string)
	go func() { done <- here() }()
	say("goroutine " + <-done)
	func() {
		defer func() { say("deferred " + here()) }()
		sink++
	}()
	say("argument " + strings.ToUpper(
		here()))
}

// stacks: debug.Stack names the function that asks.
//
//go:noinline
func stacks() {
	s := string(debug.Stack())
	say(strconv.FormatBool(strings.Contains(s, "main.stacks(") && strings.Contains(s, "logs/main.go:")))
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, "main.stacks(") {
			place, _, _ := strings.Cut(lines[i+1], " +0x")
			say(filepath.Base(place))
		}
	}
}

// encoded: places survive a walk through a library that calls back.
type encoded struct{}

//go:noinline
func (encoded) MarshalJSON() ([]byte, error) { return []byte(strconv.Quote(here())), nil }

//go:noinline
func callbacks() {
	b, err := json.Marshal([]any{encoded{}})
	if err == nil {
		say(string(b))
	}
}

var scenarios = map[string]func(){
	"log":             println2,
	"log-wrapper":     wrapper,
	"log-standard":    standard,
	"log-deferred":    deferred,
	"log-after":       after,
	"log-elsewhere":   afterElsewhere,
	"slog-text":       slogText,
	"slog-json":       slogJSON,
	"slog-record":     record,
	"errors":          carried,
	"kinds":           kinds,
	"stack":           stacks,
	"callbacks":       callbacks,
	"slog-after":      func() { recovers(); slogText() },
	"errors-after":    func() { recovers(); carried() },
	"kinds-after":     func() { recovers(); kinds() },
	"stack-after":     func() { recovers(); stacks() },
	"callbacks-after": func() { recovers(); callbacks() },
}

func main() {
	scenarios[ask.Scenario()]()
	lines := strings.Split(strings.TrimSuffix(buffer.String(), "\n"), "\n")
	for i, line := range lines {
		ask.Text("line/"+strconv.Itoa(i), func() string { return line })
	}
	ask.Print()
}
