package main

import "example.com/pclnlab/internal/ask"

// places.go is the same in both packages but for its first line: calls in every place of a statement. Each call is on a line
// of its own, or on one that another call begins.

//go:noinline
func id(x int) int { return x }

type chain struct{ n int }

//go:noinline
func (c *chain) add(n int) *chain { c.n += n; return c }

//go:noinline
func jumps(p string) (n int) {
	i := 0
again:
	if i == 1 {
		n += ask.Caller(p + "place/goto")
		goto done
	}
	i++
	goto again
done:
	n += ask.Caller(p + "place/label")
outer:
	for a := 0; ; a++ {
		for b := 0; b < 2; b++ {
			if a == 1 {
				n += ask.Caller(p + "place/break-label")
				break outer
			}
			continue outer
		}
	}
	return n + 1
}

//go:noinline
func loops(p string) (n int) {
	for i := ask.Caller(p + "place/for-init"); i < 2; i++ {
		n++
	}
	for i, asked := 0, false; i < 2 ||
		!asked && ask.Caller(p+"place/for-condition") < 0; i++ {
		n++
	}
	for i := 0; i < 1; i += ask.Caller(p + "place/for-post") {
		n++
	}
	for i := range id(
		ask.Caller(p + "place/range-expression")) {
		n += i
	}
	return n
}

//go:noinline
func conditions(p string, n int) int {
	if x := ask.Caller(p + "place/if-init"); x > 100 {
		n++
	} else if ask.Caller(p+"place/else-if") > 100 {
		n++
	} else {
		n += ask.Caller(p + "place/else")
	}
	switch y := ask.Caller(p + "place/switch-init"); ask.Caller(p+"place/switch-tag") + y {
	case ask.Caller(p+"place/case-1") + 100,
		ask.Caller(p+"place/case-2") + 200:
		n++
	default:
		n += ask.Caller(p + "place/default")
	}
	ok := n > 1<<40 ||
		ask.Caller(p+"place/or") > 0 &&
			ask.Caller(p+"place/and") > 0
	if ok {
		n++
	}
	return n
}

//go:noinline
func channels(p string) (n int) {
	c := make(chan int, 4)
	c <- ask.Caller(p+"place/send") + 1
	n += <-c
	select {
	case c <- ask.Caller(p + "place/select-send"):
		n += ask.Caller(p + "place/select-body")
	}
	go func(x int) { c <- x }(
		ask.Caller(p + "place/go-argument"))
	n += <-c + <-c
	return n
}

//go:noinline
func expressions(p string, n int) int {
	s := []int{1, 2, 3}
	m := map[int]int{}
	s[ask.Caller(p+"place/index")] = 7
	m[ask.Caller(p+"place/map-key")] =
		ask.Caller(p + "place/map-value")
	s = s[ask.Caller(p+"place/slice-low"):]
	a := [2]int{
		ask.Caller(p + "place/array-1"),
		ask.Caller(p + "place/array-2"),
	}
	c := (&chain{}).
		add(ask.Caller(p + "place/chain-1")).
		add(
			ask.Caller(p + "place/chain-2")).
		add(1)
	f := func(int) int { return ask.Caller(p+"place/literal-body") + 1 }
	n += f(
		ask.Caller(p + "place/literal-argument"))
	x, y := ask.Caller(p+"place/tuple-1"), ask.Caller(p+"place/tuple-2")
	var v any = chain{
		n: ask.Caller(p + "place/struct-field"),
	}
	n += v.(chain).n + c.n + a[0] + a[1] + x*y + len(s)
	n += -ask.Caller(p + "place/unary")
	n += int(uint8(
		ask.Caller(p + "place/conversion")))
	n *= min(
		ask.Caller(p+"place/min"),
		max(3, ask.Caller(p+"place/max")))
	clear(m)
	n += ask.Caller(p + "place/after-clear")
	copy(s, s[1:])
	n += ask.Caller(p + "place/after-copy")
	s = append(s,
		ask.Caller(p+"place/append"))
	return n +
		len("x"+string(rune(ask.Caller(p+"place/concatenation")+64))) +
		s[0]
}

//go:noinline
func several(p string) (int, int, error) {
	return ask.Caller(p + "place/return-1"),
		ask.Caller(p + "place/return-2"),
		nil
}

//go:noinline
func oneLine(p string) int {
	n := ask.Caller(p + "place/one-line-1")
	n += ask.Caller(p + "place/one-line-2")
	return n
}

//go:noinline
func deep(p string, n int) int {
	{
		{
			n := ask.Caller(p + "place/block")
			total += n
		}
		total++
	}
	// A comment, a constant and a variable between statements.
	const k = 3
	var unused int
	_ = unused
	_ = ask.Caller(p + "place/blank")
	var typed int = ask.Caller(p + "place/var")
	return typed + n + k
}

//go:noinline
func spreads(p string, xs ...int) int {
	if len(xs) > 2 {
		return ask.Caller(p + "place/variadic-end")
	}
	return spreads(p, append(xs, 1)...) + 1
}

//go:noinline
func anys(p string, xs ...any) int { return ask.Caller(p+"place/any") + len(xs) }

func places(p string) {
	n := jumps(p) + loops(p) + conditions(p, 1) + channels(p) + expressions(p, 1)
	a, b, _ := several(p)
	total += n + a + b + oneLine(p) + deep(p, 1) + spreads(p, 1) + anys(p, 1, "x", nil)
}

// Kinds calls everything.
func Kinds() {
	promoted(prefix)
	iterators(prefix)
	generics(prefix)
	closures(prefix)
	deferred(prefix)
	places(prefix)
}
