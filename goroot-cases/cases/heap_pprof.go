// run

// The heap profile of runtime/pprof: raw counts as text, and a gzip file.

package main

import (
	"bytes"
	"fmt"
	"runtime"
	"runtime/pprof"
	"strings"
)

var sink *[2048]byte

//go:noinline
func allocate() {
	for i := 0; i < 50; i++ {
		sink = new([2048]byte)
	}
}

func main() {
	runtime.MemProfileRate = 1
	allocate()
	runtime.GC()
	runtime.GC()
	var text, file bytes.Buffer
	if err := pprof.Lookup("heap").WriteTo(&text, 1); err != nil {
		panic(err)
	}
	if err := pprof.WriteHeapProfile(&file); err != nil {
		panic(err)
	}
	header, rest, _ := strings.Cut(text.String(), "\n")
	fmt.Println("header", strings.HasPrefix(header, "heap profile: "), strings.HasSuffix(header, "@ heap/2"))
	records := 0
	for _, record := range strings.Split(rest, "\n\n") {
		if strings.Contains(record, "main.allocate+") {
			records++
			counts := record[strings.Index(record, "[")+1 : strings.Index(record, "]")]
			fmt.Println("allocate", counts)
		}
	}
	fmt.Println("records", records)
	fmt.Println("gzip", bytes.HasPrefix(file.Bytes(), []byte{0x1f, 0x8b}))
}
