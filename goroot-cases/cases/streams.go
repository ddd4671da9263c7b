// run first second

// Arguments, both streams, and a time at the beginning of a line, which is evened out.

package main

import (
	"fmt"
	"log"
	"os"
)

func main() {
	fmt.Println(os.Args[1:])
	println("to standard error", len(os.Args))
	log.Print("with a time")
}
