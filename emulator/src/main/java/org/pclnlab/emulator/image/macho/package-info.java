/**
 * Mach-O executables as gc's own linker writes them: thin, 64-bit, little-endian, amd64 and arm64. Load commands,
 * segments, sections and symbols are read; whether pointers are nodes of fixup chains is noted, and the chains
 * themselves and fat files come with the rewriter. Part 01 of the spec, sections 8.7 and 10.
 */
@NullMarked
package org.pclnlab.emulator.image.macho;

import org.jspecify.annotations.NullMarked;
