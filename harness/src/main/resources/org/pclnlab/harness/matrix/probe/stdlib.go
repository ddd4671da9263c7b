package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/parser"
	"go/token"
	"net/netip"
	"reflect"
	"regexp"
	"runtime"
	"strings"
	"text/template"
)

type record struct {
	Name    string
	Numbers []int
	Address string
}

//go:noinline
func stdTarget(x int) int { return 3*x + 1 }

//go:noinline
func stdWork() {
	text, err := json.Marshal(record{"llgo", []int{1, 2, 3, 4, 5}, "127.0.0.1:8080"})
	must(err)
	var back record
	must(json.Unmarshal(text, &back))

	page, err := template.New("t").Funcs(template.FuncMap{"join": strings.Join}).Parse(`{{.Name}}:{{join .Words ","}}`)
	must(err)
	var out bytes.Buffer
	must(page.Execute(&out, struct {
		Name  string
		Words []string
	}{"llgo", []string{"a", "b", "c"}}))

	word, err := regexp.Compile("[a-z]+")
	must(err)
	matches := word.FindAllString(out.String(), -1)

	_, err = parser.ParseExpr("1 + 2*3")
	must(err)
	set := token.NewFileSet()
	file := set.AddFile("x.go", -1, 100)
	file.AddLine(10)
	position := set.Position(file.Pos(11))

	address, err := netip.ParseAddrPort(back.Address)
	must(err)
	sinkInt += len(matches) + int(address.Port()) + position.Line
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

//go:noinline
func stdCaller() {
	pc, file, line, ok := runtime.Caller(0)
	if !ok || pc == 0 || file == "" || line == 0 {
		panic("Caller(0)")
	}
	sinkString = file
	sinkInt += line
}

//go:noinline
func stdFrames() {
	var pcs [16]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(0, pcs[:])])
	for {
		frame, more := frames.Next()
		if frame.Function != "" && frame.File != "" && frame.Line != 0 {
			sinkString = frame.Function
			sinkInt += frame.Line
			return
		}
		if !more {
			panic("CallersFrames")
		}
	}
}

func main() {
	n := iters(50000)
	measure("stdlib.Work", n/10, stdWork)
	measure("stdlib.Caller0", n, stdCaller)
	if runs(stdFrames) {
		measure("stdlib.CallersFramesFirst", n, stdFrames)
	}
	pc := reflect.ValueOf(stdTarget).Pointer()
	if fn := runtime.FuncForPC(pc); fn != nil && fn.Name() != "" {
		measure("stdlib.FuncForPCEntry", n, func() {
			f := runtime.FuncForPC(pc)
			if f == nil {
				panic("FuncForPC")
			}
			sinkString = f.Name()
		})
		if file, line := fn.FileLine(pc); file != "" && line != 0 {
			measure("stdlib.FuncFileLineEntry", n, func() {
				file, line := fn.FileLine(pc)
				if file == "" || line == 0 {
					panic("FileLine")
				}
				sinkString = file
				sinkInt += line
			})
		}
		addName(fn.Name())
	}
	names()
	sinkInt += stdTarget(1)
	fmt.Println("sink=", sinkInt, sinkString)
}
