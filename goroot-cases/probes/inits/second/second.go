// Package second has initializers that run before those of main.
package second

import "example.com/pclnlab/internal/ask"

var N = func() int { return ask.Ret("imported/variable") + 1 }()

func init() { N += ask.Ret("imported/init/0") + 1 }

func init() {
	N += ask.Ret("imported/init/1") + 2
}
