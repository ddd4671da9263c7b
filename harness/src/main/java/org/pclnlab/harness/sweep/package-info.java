/**
 * Every pc of an image's code, asked of the emulator and of somebody else: Go's library {@code debug/gosym}, {@code go
 * tool addr2line}, or the program itself. One disagreement is a defect until it is explained. Part 04 of the spec,
 * section 17.
 */
@NullMarked
package org.pclnlab.harness.sweep;

import org.jspecify.annotations.NullMarked;
