package main

import (
	"unsafe"

	"example.com/pclnlab/internal/ask"
)

type point struct {
	x, y int
	name string
	ch   chan int
}

type wide struct {
	space [1 << 16]byte
	far   int
}

type base struct{ x int }

//go:noinline
func (b *base) get() int {
	sink += 2
	return b.x
}

type derived struct {
	pad int
	*base
}

var (
	noPoint   = ask.Opaque(nil, &point{})
	noWide    = ask.Opaque(nil, &wide{})
	noNumber  = ask.Opaque(nil, &three)
	noString  = ask.Opaque(nil, new(string))
	noFunc    = ask.Opaque(nil, func() int { return 1 })
	noBase    = ask.Opaque(nil, &base{})
	noDerived = ask.Opaque(nil, &derived{})
	small     = ask.Opaque(uintptr(1), 0)
)

// Faults that Go turns into nil-pointer panics.
var kinds = map[string]func() int{
	"field":       field,
	"store":       storeNil,
	"leaf":        callsLeaf,
	"far":         far,
	"nil-func":    nilFunc,
	"method":      method,
	"promoted":    promoted,
	"promoted-in": promotedInner,
	"range":       rangeString,
	"select":      selects,
	"switch":      switches,
	"address-1":   addressOne,
	"value":       copies,
}

//go:noinline
func field() int {
	sink += 2
	sink += noPoint.y
	sink += 3
	return sink
}

//go:noinline
func storeNil() int {
	sink += 2
	*noNumber = sink
	sink += 3
	return sink
}

// A leaf calls nothing, so it keeps no frame record.
//
//go:noinline
func leaf(p *point) int { return p.x + p.y }

//go:noinline
func callsLeaf() int {
	sink += 2
	sink += leaf(noPoint)
	sink += 3
	return sink
}

//go:noinline
func far() int {
	sink += 2
	sink += noWide.far
	sink += 3
	return sink
}

//go:noinline
func nilFunc() int {
	sink += 2
	sink += noFunc()
	sink += 3
	return sink
}

//go:noinline
func method() int {
	sink += 2
	sink += noBase.get()
	sink += 3
	return sink
}

// promoted: the outer pointer is nil; the panic belongs here, not into the promoted method (fixedbugs/issue33724).
//
//go:noinline
func promoted() int {
	sink += 2
	sink += noDerived.get()
	sink += 3
	return sink
}

// promotedInner: the embedded pointer is nil; the panic belongs into the method.
//
//go:noinline
func promotedInner() int {
	d := &derived{pad: sink}
	sink += d.get()
	sink += 3
	return sink
}

//go:noinline
func rangeString() int {
	sink += 2
	for i := range *noString {
		sink += i
	}
	return sink
}

//go:noinline
func selects() int {
	sink += 2
	select {
	case v := <-noPoint.ch:
		sink += v
	default:
	}
	sink += 3
	return sink
}

//go:noinline
func switches() int {
	sink += 2
	switch noPoint.x {
	case 1:
		sink += 4
	case 2:
		sink += 5
	}
	return sink
}

//go:noinline
func addressOne() int {
	sink += 2
	sink += int(*(*byte)(unsafe.Pointer(small)))
	sink += 3
	return sink
}

//go:noinline
func copies() int {
	sink += 2
	p := *noPoint
	sink += p.x
	return sink
}
