// buildrun pairhelper.go

// Two files, one program.

package main

func main() {
	println(helper(20))
}
