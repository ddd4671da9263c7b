// run

// What only a finished goroutine's deferred closure held is finalized (spec 06 B4, deferfin).

package main

import (
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

const goroutines = 10

func main() {
	var left atomic.Int32
	left.Store(goroutines)
	var done sync.WaitGroup
	done.Add(goroutines)
	for i := 0; i < goroutines; i++ {
		go func() {
			defer done.Done()
			text := new(string)
			*text = "held by a deferred closure"
			runtime.SetFinalizer(text, func(*string) { left.Add(-1) })
			defer func() {
				if len(*text) == 0 {
					panic("the text is gone before its closure ran")
				}
			}()
		}()
	}
	done.Wait()
	for i := 0; i < 3; i++ {
		time.Sleep(10 * time.Millisecond)
		runtime.GC()
	}
	time.Sleep(10 * time.Millisecond)
	if n := left.Load(); n != 0 {
		println(n, "of", goroutines, "objects were not finalized")
		panic("held by a goroutine that ended")
	}
}
