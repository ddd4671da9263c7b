/**
 * Mach-O executables: 64-bit, little-endian, amd64 and arm64, thin or a slice of a fat file, as gc's linker, ld64 and lld
 * write them. Load commands, segments, sections, symbols, exports and signature are read here, and fixups in the form of
 * opcodes; those in chains are in {@code chained}. Part 01 of the spec, sections 8.7 and 10.
 */
@NullMarked
package org.pclnlab.emulator.image.macho;

import org.jspecify.annotations.NullMarked;
