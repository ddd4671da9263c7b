package main

import "example.com/pclnlab/internal/ask"

func init() { n += ask.Ret("init/other-file") + 4 }
