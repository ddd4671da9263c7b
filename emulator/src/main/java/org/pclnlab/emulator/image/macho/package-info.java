/**
 * Mach-O executables as gc's own linker writes them: thin, 64-bit, little-endian, amd64 and arm64. Part 01 of the spec,
 * sections 8.7 and 10; fat files and fixup chains come with the rewriter.
 */
@NullMarked
package org.pclnlab.emulator.image.macho;

import org.jspecify.annotations.NullMarked;
