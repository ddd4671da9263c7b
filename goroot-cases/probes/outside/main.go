// Probe outside: pcs that belong to no function: nil, small and huge numbers, data, bss, heap and stack.
package main

import (
	"reflect"
	"unsafe"

	"example.com/pclnlab/internal/ask"
)

var (
	Data   = [4]int{1, 2, 3, 4}
	bss    [64]int
	heap   = new([128]int)
	global = "text"
)

//go:noinline
func inside() int { return ask.Ret("inside") + 1 }

func main() {
	local := 1
	ask.Func("inside", inside)
	ask.Raw("nil", 0)
	ask.Raw("one", 1)
	ask.Raw("small-odd", 0xff)
	ask.Raw("first-page", 4095)
	ask.Raw("second-page", 4096)
	ask.Raw("highest", ^uintptr(0))
	ask.Raw("highest-even", ^uintptr(1))
	ask.Raw("sign-bit", 1<<63)
	ask.Raw("non-canonical", 1<<56)
	ask.Raw("kernel-half", 0xffff<<48)
	ask.Data("data", uintptr(unsafe.Pointer(&Data)))
	ask.Data("data-middle", uintptr(unsafe.Pointer(&Data[2])))
	ask.Data("bss", uintptr(unsafe.Pointer(&bss)))
	ask.Data("read-only", uintptr(unsafe.Pointer(unsafe.StringData(global))))
	ask.Data("wrapped-4GiB", reflect.ValueOf(inside).Pointer()+1<<32)
	ask.Data("wrapped-8GiB", reflect.ValueOf(inside).Pointer()+2<<32)
	ask.Data("below-text-256MiB", reflect.ValueOf(inside).Pointer()-min(reflect.ValueOf(inside).Pointer()-4096, 1<<28))
	ask.Raw("heap", uintptr(unsafe.Pointer(heap)))
	ask.Raw("stack", uintptr(unsafe.Pointer(&local)))
	heap[0] = inside() + local + len(global) + bss[0] + Data[0]
	if heap[0] == 0 {
		panic("outside")
	}
	ask.Print()
}
