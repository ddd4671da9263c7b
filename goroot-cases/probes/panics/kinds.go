package main

import (
	"errors"
	"runtime"

	"example.com/pclnlab/internal/ask"
)

// Sites look as if they could return, because no compiler knows these values: a function that never returns is compiled in a
// way of its own (see noreturn).
var (
	zero     = ask.Opaque(0, 1)
	three    = ask.Opaque(3, 1)
	minus    = ask.Opaque(-1, 1)
	list     = []int{1, 2}
	text     = "ab"
	nilMap   = ask.Opaque(nil, map[string]int{})
	nilArray = ask.Opaque(nil, &[4]int{})
	anything = ask.Opaque[any]("string", 1)
	nothing  = ask.Opaque[any](nil, 1)
	worded   = ask.Opaque[interface{ Error() string }](nil, errPlain)
	closed   = make(chan int, 1)
	nilChan  = ask.Opaque(nil, make(chan int))
	unequal  = ask.Opaque[any]([]int{1}, 1)
	keys     = map[any]int{}
	errPlain = errors.New("an error")
)

type stringer struct{ n int }

func (s stringer) String() string { return "a stringer" }

var kinds = map[string]func() int{
	"explicit":     explicit,
	"noreturn":     noreturn,
	"error":        anError,
	"stringer":     aStringer,
	"nil":          nilValue,
	"index":        index,
	"index-string": indexString,
	"slice":        sliceHigh,
	"slice-order":  sliceOrder,
	"slice-nil":    sliceNil,
	"nil-map":      assignNilMap,
	"divide":       divide,
	"modulo":       modulo,
	"shift":        shift,
	"assert":       assert,
	"assert-nil":   assertNil,
	"assert-iface": assertInterface,
	"to-array":     toArray,
	"make-slice":   makeSlice,
	"make-chan":    makeChan,
	"close-closed": closeClosed,
	"close-nil":    closeNil,
	"send-closed":  sendClosed,
	"compare":      compare,
	"map-key":      mapKey,
	"nil-iface":    nilInterface,
	"same-1":       func() int { return same(1) },
	"same-2":       func() int { return same(2) },
}

//go:noinline
func explicit() int {
	if zero == 0 {
		panic("explicit")
	}
	return zero
}

//go:noinline
func noreturn() int {
	panic("never returns")
}

//go:noinline
func anError() int {
	if zero == 0 {
		panic(errPlain)
	}
	return zero
}

//go:noinline
func aStringer() int {
	if zero == 0 {
		panic(stringer{3})
	}
	return zero
}

//go:noinline
func nilValue() int {
	if zero == 0 {
		panic(nil)
	}
	return zero
}

//go:noinline
func index() int {
	sink += 2
	sink += list[three]
	sink += 3
	return sink
}

//go:noinline
func indexString() int {
	sink += 2
	sink += int(text[three])
	sink += 3
	return sink
}

//go:noinline
func sliceHigh() int {
	sink += 2
	sink += len(list[:three])
	sink += 3
	return sink
}

//go:noinline
func sliceOrder() int {
	sink += 2
	sink += len(list[three-1 : zero])
	sink += 3
	return sink
}

//go:noinline
func sliceNil() int {
	sink += 2
	sink += len(nilArray[zero:])
	sink += 3
	return sink
}

//go:noinline
func assignNilMap() int {
	sink += 2
	nilMap["a"] = sink
	sink += 3
	return sink
}

//go:noinline
func divide() int {
	sink += 2
	sink += 10 / zero
	sink += 3
	return sink
}

//go:noinline
func modulo() int {
	sink += 2
	sink += 10 % zero
	sink += 3
	return sink
}

//go:noinline
func shift() int {
	sink += 2
	sink += 10 << minus
	sink += 3
	return sink
}

//go:noinline
func assert() int {
	sink += 2
	sink += anything.(int)
	sink += 3
	return sink
}

//go:noinline
func assertNil() int {
	sink += 2
	sink += nothing.(int)
	sink += 3
	return sink
}

//go:noinline
func assertInterface() int {
	sink += 2
	sink += len(anything.(error).Error())
	sink += 3
	return sink
}

//go:noinline
func toArray() int {
	sink += 2
	sink += [4]int(list)[zero]
	sink += 3
	return sink
}

//go:noinline
func makeSlice() int {
	sink += 2
	sink += len(make([]int, minus))
	sink += 3
	return sink
}

//go:noinline
func makeChan() int {
	sink += 2
	sink += len(make(chan int, minus))
	sink += 3
	return sink
}

//go:noinline
func closeClosed() int {
	close(closed)
	close(closed)
	sink += 3
	return sink
}

//go:noinline
func closeNil() int {
	sink += 2
	close(nilChan)
	sink += 3
	return sink
}

//go:noinline
func sendClosed() int {
	close(closed)
	closed <- 1
	sink += 3
	return sink
}

//go:noinline
func compare() int {
	sink += 2
	if unequal == unequal {
		sink += 4
	}
	sink += 3
	return sink
}

//go:noinline
func mapKey() int {
	sink += 2
	sink += keys[unequal]
	sink += 3
	return sink
}

//go:noinline
func nilInterface() int {
	sink += 2
	sink += len(worded.Error())
	sink += 3
	return sink
}

// same panics alike in two places, which an optimizer may make one (U-50).
//
//go:noinline
func same(n int) int {
	if n == 1 {
		panic("same")
	}
	sink += 2
	if n == 2 {
		panic("same")
	}
	return sink
}

// describe says what was recovered: whether it is a runtime error, and its text.
func describe() string {
	kind := "other"
	if _, ok := value.(runtime.Error); ok {
		kind = "runtime.Error"
	}
	switch v := value.(type) {
	case nil:
		return "nothing"
	case error:
		return kind + " " + v.Error()
	case string:
		return kind + " string " + v
	}
	return kind
}
