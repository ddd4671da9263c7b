// rundir

// A package that is imported by a relative path.

package ignored
