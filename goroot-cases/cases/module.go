// runindir

// A module of its own, with a package below it.

package ignored
