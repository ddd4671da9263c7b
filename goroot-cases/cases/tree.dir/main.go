package main

import (
	"fmt"
	"os"
	"test/leaf"
)

func main() {
	_, err := os.Stat("main.go")
	fmt.Println(leaf.Leaf, err)
}
