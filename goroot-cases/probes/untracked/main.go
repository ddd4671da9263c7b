// Probe untracked: functions of libraries, which have no statements (spec 04, D-35: in #1906 and #2016 an unaligned pc of one
// belongs to the nearest statement below it, whatever function has it; D-14: later its line is the body's first).
package main

import (
	"bytes"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"example.com/pclnlab/internal/ask"
)

func main() {
	for _, f := range []struct {
		name string
		f    any
	}{
		{"strings.Map", strings.Map},
		{"strings.Repeat", strings.Repeat},
		{"bytes.Fields", bytes.Fields},
		{"sort.SearchInts", sort.SearchInts},
		{"strconv.Quote", strconv.Quote},
		{"utf8.ValidString", utf8.ValidString},
	} {
		ask.Func(f.name, f.f)
		for _, d := range []uintptr{5, 8, 13, 16, 21} {
			ask.Data(f.name+"/+"+strconv.Itoa(int(d)), ask.Entry(f.f)+d)
		}
	}
	ask.Print()
}
