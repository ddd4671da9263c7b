// errorcheck -0 -m

// What gc says about inlining. LLGo refuses -m, as the line above lets one expect.

package p

func small() int { // ERROR "can inline small"
	return 1
}
