package main

import (
	"./a"
	"fmt"
	"runtime"
)

func main() {
	_, _, line, _ := runtime.Caller(0)
	fmt.Println(a.Name(), line)
}
