/**
 * Registers of a stopped thread, and the way from one frame of compiled C code to its caller by the call frame information
 * in {@code .eh_frame} (DWARF 4, section 6.4). Go code of either compiler is left by other means; this is for the libraries
 * that threads wait in.
 */
@NullMarked
package org.pclnlab.emulator.stack.unwind;

import org.jspecify.annotations.NullMarked;
