/**
 * Bytes at file offsets and at addresses, and the one family of errors that reading them can give.
 *
 * <p>{@link org.pclnlab.emulator.memory.Bytes} is the only bounds-checked view of untrusted bytes;
 * {@link org.pclnlab.emulator.memory.Memory} puts bytes at addresses, whether they come from a mapped file, a heap copy,
 * or an address space laid out as the kernel would. JNA is used here and nowhere else in this module but for live
 * processes, and never for reading a table: design section 9, findings "JVM facts".
 * No part of the spec describes it.
 */
@NullMarked
package org.pclnlab.emulator.memory;

import org.jspecify.annotations.NullMarked;
