// Probe barefault: the same with two nil-pointer faults that are recovered (U-45).
package main

var sink int

type point struct{ x, y int }

var noPoint *point

//go:noinline
func field() {
	sink += 2
	sink += noPoint.y
	sink += 3
}

//go:noinline
func once(n int) {
	defer func() {
		if recover() != nil {
			println("recovered", n)
		}
	}()
	field()
}

func main() {
	once(1)
	once(2)
	once(3)
}
