// run

// Of two objects, one of which points to the other, the first is finalized before the second; a finalizer may return 2000
// bytes (spec 06 B4, mallocfin).

package main

import (
	"runtime"
	"time"
)

const pairs = 250

type front struct {
	back   *back
	number int
}

type back struct{ number int }

var (
	fronts, backs     [pairs]int
	frontSum, backSum int
)

func frontDone(f *front) (unused [pairs]int) {
	if fronts[f.number] != 0 || backs[f.number] != 0 {
		println("front", f.number)
		panic("repeated, or after its back")
	}
	fronts[f.number]++
	frontSum++
	return
}

func backDone(b *back) {
	if fronts[b.number] != 1 || backs[b.number] != 0 {
		println("back", b.number)
		panic("repeated, or before its front")
	}
	backs[b.number]++
	backSum++
}

func main() {
	runtime.GOMAXPROCS(4)
	made := make(chan bool)
	go func() {
		for i := 0; i < pairs; i++ {
			b := &back{i}
			f := &front{b, i}
			runtime.SetFinalizer(b, backDone)
			runtime.SetFinalizer(f, frontDone)
		}
		made <- true
	}()
	<-made
	for i := 0; i < pairs && backSum < pairs; i++ {
		runtime.GC()
		runtime.Gosched()
		time.Sleep(time.Millisecond)
	}
	if backSum < 200 {
		println(frontSum, "fronts,", backSum, "backs of", pairs)
		panic("too few were finalized")
	}
}
