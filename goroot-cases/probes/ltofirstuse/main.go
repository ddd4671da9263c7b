// Probe ltofirstuse: functions that a whole-program optimizer inlines across packages, in a program whose rows are anchors
// (spec 04, D-30), so that statements and anchors lie in foreign functions (D-17, D-18).
package main

import (
	"strings"

	"example.com/pclnlab/internal/ask"
	"example.com/pclnlab/ltofirstuse/away"
)

var sink int

//go:noinline
func host(s string) int {
	sink += away.Small(len(s))
	n := ask.Ret("host")
	sink += away.Middle(s)
	return n + sink
}

//go:noinline
func second(s string) int {
	sink += len(strings.TrimSpace(s))
	n := ask.Ret("second")
	sink += strings.Index(s, "x")
	return n + sink
}

func tracked(s string) int {
	n := ask.Ret("tracked")
	return n + len(s)
}

func main() {
	ask.Func("host", host)
	ask.Func("second", second)
	ask.Func("away/Middle", away.Middle)
	ask.Func("away/Noinline", away.Noinline)
	sink = host("abc ") + second(" x ") + tracked("d") + away.Noinline(4)
	for _, d := range []uintptr{8, 9, 16, 17, 24, 25} {
		ask.Data("inside/host/"+string(rune('a'+d-8)), ask.Entry(host)+d)
	}
	if sink == 0 {
		panic("ltofirstuse")
	}
	ask.Print()
}
