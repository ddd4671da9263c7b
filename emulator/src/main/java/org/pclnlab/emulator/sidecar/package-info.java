/**
 * External metadata: the {@code .pclntab} file beside an executable that was built with {@code -pclntab=external}. The
 * package reads and writes both versions of the format, decides what the runtime's loader decides about a file, stage by
 * stage, and puts the tables of an accepted one into the memory of the emulated process. Part 07 of the spec.
 */
@NullMarked
package org.pclnlab.emulator.sidecar;

import org.jspecify.annotations.NullMarked;
