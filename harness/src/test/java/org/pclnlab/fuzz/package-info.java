/**
 * Coverage-guided fuzzing of everything that reads bytes of others, with Jazzer (design section 9). {@link FuzzTarget} has one
 * constant for each way in, {@link FuzzMain} runs them in JVMs of their own, and {@link FuzzTest} asks the same targets what
 * was ever found.
 */
@NullMarked
package org.pclnlab.fuzz;

import org.jspecify.annotations.NullMarked;
