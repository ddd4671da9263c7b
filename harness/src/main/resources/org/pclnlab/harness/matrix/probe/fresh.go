package main

import (
	"fmt"
	"runtime"
	"time"

/*imports*/)

// chunk is how many lookups pass between two looks at the clock.
const chunk = 16

// each looks every pc up once.
func each(name string, pcs []uintptr, one func(uintptr)) {
	var total int64
	for i := 0; i < len(pcs); i += chunk {
		end := i + chunk
		if end > len(pcs) {
			end = len(pcs)
		}
		start := time.Now()
		for _, pc := range pcs[i:end] {
			one(pc)
		}
		total += time.Since(start).Nanoseconds()
	}
	report(name, total, len(pcs))
}

func main() {
	var targets []uintptr
/*collect*/
	if len(targets) < 3 {
		panic("too few targets")
	}
	shuffled := append([]uintptr(nil), targets...)
	state := uint64(42)
	for i := len(shuffled) - 1; i > 0; i-- {
		state ^= state << 13
		state ^= state >> 7
		state ^= state << 17
		j := int(state % uint64(i+1))
		shuffled[i], shuffled[j] = shuffled[j], shuffled[i]
	}

	start := time.Now()
	fn := runtime.FuncForPC(shuffled[0])
	if fn == nil || fn.Name() == "" {
		panic("FuncForPC")
	}
	report("fresh.First", time.Since(start).Nanoseconds(), 1)

	half := 1 + len(shuffled)/2
	each("fresh.PerPC", shuffled[1:half], func(pc uintptr) {
		fn := runtime.FuncForPC(pc)
		if fn == nil {
			panic("FuncForPC")
		}
		sinkInt += len(fn.Name())
	})
	each("fresh.FileLinePerPC", shuffled[half:], func(pc uintptr) {
		fn := runtime.FuncForPC(pc)
		if fn == nil {
			panic("FuncForPC")
		}
		file, line := fn.FileLine(pc)
		if file == "" || line == 0 {
			panic("FileLine")
		}
		sinkInt += line + len(file)
	})
	for _, pc := range targets {
		if fn := runtime.FuncForPC(pc); fn != nil {
			addName(fn.Name())
		}
	}
	names()
	fmt.Println("sink=", sinkInt, sinkString)
}
