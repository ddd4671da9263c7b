// errorcheckandrundir -0

// Compiled with its messages checked, then built and run.

package ignored
