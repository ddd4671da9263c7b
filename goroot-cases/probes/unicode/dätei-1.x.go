package main

import "example.com/pclnlab/internal/ask"

//go:noinline
func inOddFile() int { return ask.Ret("file/name") + 1 }
