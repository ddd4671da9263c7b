// runoutput

// Prints a program that checks every product of two digits.

package main

import "fmt"

func main() {
	fmt.Println("package main")
	fmt.Println("func check(ok bool) { if !ok { panic(\"wrong\") } }")
	fmt.Println("func main() {")
	for i := 0; i < 10; i++ {
		for j := 0; j < 10; j++ {
			fmt.Printf("\tx%d%d, y%d%d := %d, %d\n\tcheck(x%d%d*y%d%d == %d)\n", i, j, i, j, i, j, i, j, i, j, i*j)
		}
	}
	fmt.Println("\tprintln(\"100 products\")")
	fmt.Println("}")
}
