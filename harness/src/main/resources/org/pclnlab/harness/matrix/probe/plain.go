package main

import (
	"encoding/json"
	"os"
	"sort"
	"strconv"
)

type item struct {
	Name  string
	Value int
	Tags  []string
}

//go:noinline
func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

// fibArgument is read when the program runs, so that no optimizer knows it.
func fibArgument() int {
	if n, err := strconv.Atoi(os.Getenv("PLAIN_FIB_N")); err == nil && n > 0 {
		return n
	}
	return 30
}

func main() {
	n := iters(5)
	argument := fibArgument()
	measure("plain.fib30", n, func() { sinkInt += fib(argument) })

	items := make([]item, 2000)
	for i := range items {
		items[i] = item{"item-" + strconv.Itoa(i), 7 * i, []string{"a", "b", "c"}}
	}
	measure("plain.json", n, func() {
		text, err := json.Marshal(items)
		if err != nil {
			panic(err)
		}
		var back []item
		if err := json.Unmarshal(text, &back); err != nil {
			panic(err)
		}
		sinkInt += len(back)
	})
	measure("plain.sort", n, func() {
		data := make([]int, 200000)
		for i := range data {
			data[i] = (i*2654435761 + 12345) % 1000003
		}
		sort.Ints(data)
		sinkInt += data[0]
	})
	measure("plain.map", n, func() {
		counts := make(map[int]int, 16)
		for i := 0; i < 200000; i++ {
			counts[(i*2654435761)%100003]++
		}
		sinkInt += len(counts)
	})
	if sinkInt == 0 {
		os.Exit(1)
	}
}
