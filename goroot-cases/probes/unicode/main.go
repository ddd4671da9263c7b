// Probe unicode: identifiers and file names beyond ASCII, and very long names.
package main

import "example.com/pclnlab/internal/ask"

//go:noinline
func 世界(x int) int { return ask.Ret("func/cjk") + x }

type Größe struct{ ß int }

//go:noinline
func (g Größe) Länge() int { return ask.Ret("method/latin") + g.ß }

//go:noinline
func (g *Größe) Αλφα() int { g.ß++; return ask.Ret("method/greek") + g.ß }

//go:noinline
func ʔ[Ж any](name string, ж Ж) int { return ask.Ret(name) + 1 }

//go:noinline
func aVeryLongNameIndeedXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX() int {
	return ask.Ret("func/long") + 1
}

//go:noinline
func _underscore() int { return ask.Ret("func/underscore") + 1 }

//go:noinline
func __double() int { return ask.Ret("func/double-underscore") + 1 }

func main() {
	ask.Func("func/cjk", 世界)
	ask.Func("method/latin", Größe.Länge)
	ask.Func("method/greek", (*Größe).Αλφα)
	ask.Func("func/underscore", _underscore)
	ask.Func("func/double-underscore", __double)
	ask.Func("file/name", inOddFile)
	n := 世界(1) + Größe{1}.Länge() + new(Größe).Αλφα() + ʔ("generic", "ж") + _underscore() + __double() + inOddFile()
	n += aVeryLongNameIndeedXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX()
	if n == 0 {
		panic("unicode")
	}
	ask.Print()
}
