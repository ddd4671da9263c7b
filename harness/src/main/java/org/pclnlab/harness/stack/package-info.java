/**
 * The command {@code stack}: reads a process or a core file and says what its threads and goroutines are doing, with what a
 * panic removed put back. Part 05 of the spec.
 */
@NullMarked
package org.pclnlab.harness.stack;

import org.jspecify.annotations.NullMarked;
