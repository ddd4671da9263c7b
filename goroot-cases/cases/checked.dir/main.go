package main

func main() {
	println("checked")
}
