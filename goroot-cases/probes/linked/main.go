// Probe linked: functions whose symbols have other names than themselves, types with other names, and the order of variables.
package main

import (
	"example.com/pclnlab/internal/ask"
	"example.com/pclnlab/linked/away"
)

type (
	word  struct{ n int }
	alias = word
	lines []string
)

//go:noinline
func (w *alias) method() int { w.n++; return ask.Caller("alias/method") + w.n }

//go:noinline
func (l lines) Len() int { return ask.Caller("alias/method-called-by-library") + len(l) }

// Variables are initialised in the order in which they need each other, not in that of the text.
var (
	last   = middle + ask.Caller("order/last")
	middle = first + ask.Caller("order/middle")
	first  = ask.Caller("order/first")
	pair1,
	pair2 = two()
	_ = ask.Caller("order/blank")
	m = map[string]int{
		"a": ask.Caller("order/map"),
	}
)

//go:noinline
func two() (int, int) { return ask.Caller("order/two"), first }

func main() {
	n := away.Call()
	w := &alias{1}
	n += w.method()
	n += last + pair1 + pair2 + m["a"]
	n += lines{"x"}.Len()
	if n == 0 {
		panic("linked")
	}
	ask.Print()
}
