// run

// A list through thousands of frames, two structs in each, keeps what its structs point to (spec 06 B4, stackobj2).

package main

import "runtime"

type node struct {
	value *int
	next  *node
}

const depth = 5000

//go:noinline
func number(n int) *int {
	p := new(int)
	*p = n
	return p
}

//go:noinline
func grow(n int, rest *node) {
	if n == 0 {
		for i := 0; i < 3; i++ {
			runtime.GC()
			churn()
			check(rest)
		}
		return
	}
	var first, second node
	if n%2 == 0 {
		first = node{number(2 * n), rest}
		second = node{number(2*n - 1), &first}
		grow(n-1, &second)
	} else {
		second = node{number(2 * n), rest}
		first = node{number(2*n - 1), &second}
		grow(n-1, &first)
	}
}

// churn takes the place of what was freed by mistake.
//
//go:noinline
func churn() {
	for i := 0; i < 4*depth; i++ {
		number(-1)
	}
}

func check(list *node) {
	want := 1
	for n := list; n != nil; n = n.next {
		if *n.value != want {
			println("found", *n.value, "expected", want)
			panic("an object was freed too early")
		}
		want++
	}
	if want != 2*depth+1 {
		println(want-1, "nodes")
		panic("expected 10000")
	}
}

func main() { grow(depth, nil) }
