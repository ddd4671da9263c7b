package ask

import "os"

// Opaque returns value. A compiler has to think that it may be other as well: what the probes give variables that decide
// whether a function returns, and what. Where it can see that, LLGo of #2026 calls the function in another way, which hides
// a frame; that is a subject of its own (panics/noreturn) and must not come into the others.
//
//go:noinline
func Opaque[T any](value, other T) T {
	if len(os.Args) > 1<<20 {
		return other
	}
	return value
}
