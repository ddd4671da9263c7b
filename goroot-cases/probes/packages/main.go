// Probe packages: how package paths appear in names: nested, internal, with dots, dashes, tildes, capitals, a leading
// underscore, and a package clause that differs from the folder.
package main

import (
	"example.com/pclnlab/internal/ask"
	"example.com/pclnlab/packages/UPPER"
	lead "example.com/pclnlab/packages/_lead"
	"example.com/pclnlab/packages/dots.v1-x"
	"example.com/pclnlab/packages/internal/deep/er"
	größe "example.com/pclnlab/packages/size"
	"example.com/pclnlab/packages/tilde~x"
	"example.com/pclnlab/packages/v2"
)

func main() {
	ask.Func("dots/func", dots.F)
	ask.Func("dots/method", dots.T.M)
	ask.Func("internal/func", er.F)
	ask.Func("underscore/func", lead.F)
	ask.Func("underscore/method", (*lead.T).M)
	ask.Func("clause/func", größe.F)
	ask.Func("clause/method", größe.Größe.M)
	ask.Func("version/func", other.F)
	ask.Func("tilde/func", tilde.F)
	ask.Func("upper/func", UPPER.F)
	n := dots.F() + dots.T(1).M() + er.F() + lead.F() + new(lead.T).M() + größe.F() + größe.Größe{}.M()
	n += other.F() + tilde.F() + UPPER.F()
	n += dots.G("dots/generic", 1) + dots.Closure()()
	if n == 0 {
		panic("packages")
	}
	ask.Print()
}
