// buildrundir

// A folder that is built and run as it is.

package ignored
