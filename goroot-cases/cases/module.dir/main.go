package main

import (
	"fmt"
	"module.dir/inner"
)

func main() {
	fmt.Println(inner.Sum(1, 2, 3))
}
