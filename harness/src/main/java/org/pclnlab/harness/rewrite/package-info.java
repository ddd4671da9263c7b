/**
 * The command {@code rewrite}: reads executables, lets the emulator's rewriter change them in memory, and puts the results
 * in their place. Signing is done here, because it starts a process. Part 03 of the spec, sections 10 and 11.
 */
@NullMarked
package org.pclnlab.harness.rewrite;

import org.jspecify.annotations.NullMarked;
