// Package größe is called differently from its folder, in letters that are not ASCII.
package größe

import "example.com/pclnlab/internal/ask"

//go:noinline
func F() int { return ask.Ret("clause/func") + 1 }

type Größe struct{ a int }

//go:noinline
func (g Größe) M() int { return ask.Ret("clause/method") + g.a }
