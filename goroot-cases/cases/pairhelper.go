package main

func helper(n int) int {
	if n < 2 {
		return n
	}
	return helper(n-1) + helper(n-2)
}
