// Probe plain: functions without receivers, captures or type parameters.
package main

import "example.com/pclnlab/internal/ask"

//go:noinline
func short(x int) int { return ask.Ret("short") + x }

//go:noinline
func Exported(x int) int {
	return ask.Ret("exported") + x
}

//go:noinline
func variadic(xs ...int) (sum int, err error) {
	for _, x := range xs {
		sum += x
	}
	return sum + ask.Ret("variadic"), nil
}

func main() {
	ask.Func("short", short)
	ask.Func("exported", Exported)
	ask.Func("variadic", variadic)
	n, _ := variadic(1, 2, 3)
	if short(1)+Exported(2)+n+ask.Ret("main") != 13 {
		panic("plain")
	}
	ask.Print()
}
