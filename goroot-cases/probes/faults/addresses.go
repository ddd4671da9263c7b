package main

import (
	"os"
	"syscall"
	"unsafe"

	"example.com/pclnlab/internal/ask"
)

// Faults at addresses that are not nil: Go ends the program unless SetPanicOnFault is on (scenarios panic-...).
var addresses = map[string]func() int{
	"unmapped":     func() int { return load(ask.Opaque(1<<40, uintptr(unsafe.Pointer(&sink)))) },
	"noncanonical": func() int { return load(ask.Opaque(1<<62, uintptr(unsafe.Pointer(&sink)))) },
	"protected":    protected,
	"read-only":    readOnly,
	"truncated":    truncated,
}

//go:noinline
func load(address uintptr) int {
	sink += 2
	sink += *(*int)(unsafe.Pointer(address))
	sink += 3
	return sink
}

//go:noinline
func protected() int {
	page, _ := syscall.Mmap(-1, 0, 4096, syscall.PROT_NONE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	sink += int(page[three])
	sink += 3
	return sink
}

//go:noinline
func readOnly() int {
	page, _ := syscall.Mmap(-1, 0, 4096, syscall.PROT_READ, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	page[three] = 4
	sink += 3
	return sink
}

// truncated: the file ends before the mapping, which is a SIGBUS.
//
//go:noinline
func truncated() int {
	f, err := os.CreateTemp("", "probe")
	if err != nil {
		return 0
	}
	page, _ := syscall.Mmap(int(f.Fd()), 0, 4096, syscall.PROT_READ, syscall.MAP_SHARED)
	sink += int(page[three])
	sink += 3
	return sink
}
