// Probe linedirs: //line and /*line*/ directives, relative and absolute, with columns, large numbers and odd names.
package main

import "example.com/pclnlab/internal/ask"

//go:noinline
func before() int { return ask.Ret("before") + 1 }

//line relative.y:100
//go:noinline
func relative() int {
	return ask.Ret("relative") + 1
}

//line /absolute/dir/grammar.y:7
//go:noinline
func absolute() int {
	return ask.Ret("absolute") + 1
}

//line sub/dir/../up.go:10
//go:noinline
func dotted() int {
	return ask.Ret("dotted") + 1
}

//line /with space/täst.go:20
//go:noinline
func odd() int {
	return ask.Ret("odd-name") + 1
}

//line /far/away.go:1000000
//go:noinline
func far() int {
	return ask.Ret("far") + 1
}

//line /col/umn.go:30:5
//go:noinline
func column() int {
	return ask.Ret("column") + 1
}

//line /two/files-a.go:5
//go:noinline
func switching() int {
	n := ask.Ret("switching/a") + 1
//line /two/files-b.go:50
	n += ask.Ret("switching/b") + 1
	return n
}

//line /inline/comment.go:1
//go:noinline
func comment() int {
	return /*line /inline/other.go:70:1*/ ask.Ret("comment") + 1
}

//line main.go:1
//go:noinline
func again() int {
	return ask.Ret("again") + 1
}

func main() {
	ask.Func("before", before)
	ask.Func("relative", relative)
	ask.Func("absolute", absolute)
	ask.Func("dotted", dotted)
	ask.Func("odd-name", odd)
	ask.Func("far", far)
	ask.Func("column", column)
	ask.Func("comment", comment)
	ask.Func("again", again)
	n := before() + relative() + absolute() + dotted() + odd() + far() + column() + switching() + comment() + again()
	if n == 0 {
		panic("linedirs")
	}
	ask.Print()
}
