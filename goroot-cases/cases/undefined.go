// errorcheck

// Errors of the type checker, one and two on a line.

package p

func f() int {
	x := missing     // ERROR "undefined: missing"
	var s string = 1 // ERROR "cannot use 1 .*as string value"
	_ = s
	return x + first + second // ERROR "undefined: first" "undefined: second"
}

func g() {
	continue // ERROR "continue is not in a loop"
}
