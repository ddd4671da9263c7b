// Probe bare: a program that imports nothing, so that in LLGo only the core of its runtime is there; a panic that is fatal
// behind a function that defers (U-26, U-27).
package main

var sink, zero int

//go:noinline
func site() {
	if zero == 0 {
		panic("bare")
	}
	sink++
}

//go:noinline
func outer() {
	site()
	sink++
}

//go:noinline
func count() { sink++ }

//go:noinline
func owner() {
	defer count()
	outer()
	sink++
}

//go:noinline
func middle() {
	owner()
	sink++
}

func main() {
	middle()
	sink++
}
