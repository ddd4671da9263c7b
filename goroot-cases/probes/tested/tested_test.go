// Probe tested: what go test and llgo test print about failing tests.
package tested

import (
	"errors"
	"testing"

	"example.com/pclnlab/internal/ask"
)

var zero = ask.Opaque(0, 1)

func helper(t *testing.T) {
	t.Helper()
	t.Errorf("from a helper")
}

func noHelper(t *testing.T) {
	t.Errorf("from no helper")
}

func TestErrorf(t *testing.T) {
	t.Errorf("plain")
	helper(t)
	noHelper(t)
}

func TestSub(t *testing.T) {
	for _, name := range []string{"one", "two"} {
		t.Run(name, func(t *testing.T) {
			t.Log("logged")
			if name == "two" {
				t.Fatalf("fatal %s", name)
			}
			t.Error(errors.New("an error"))
		})
	}
}

func TestDeferred(t *testing.T) {
	defer func() {
		t.Error("deferred")
	}()
	t.Log("body")
}

func TestCleanup(t *testing.T) {
	t.Cleanup(func() {
		t.Error("cleanup")
	})
	t.Log("body")
}

func recovers() (v any) {
	defer func() { v = recover() }()
	if zero == 0 {
		panic("inner")
	}
	return nil
}

// A recovered panic must not change what later lines are said to be.
func TestAfterRecover(t *testing.T) {
	recovers()
	t.Errorf("after a recovered panic")
}

func TestFailNowInDeferred(t *testing.T) {
	defer t.Log("never")
	defer func() {
		defer t.Error("behind")
		t.FailNow()
	}()
	t.Log("body")
}

func TestPanic(t *testing.T) {
	defer t.Log("deferred")
	recovers()
	panics(t)
}

func panics(t *testing.T) {
	t.Helper()
	if zero == 0 {
		panic("in a test")
	}
}

func TestSkip(t *testing.T) {
	t.Skip("skipped")
}

func TestGoroutine(t *testing.T) {
	done := make(chan int)
	go func() {
		defer close(done)
		t.Errorf("in a goroutine")
	}()
	<-done
}
