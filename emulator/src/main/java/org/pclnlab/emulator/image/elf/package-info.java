/**
 * ELF executables: 64-bit, little-endian, amd64 and arm64, position-dependent or not. Reading one costs its headers;
 * symbols and dynamic relocations are decoded on demand. Layouts are those of the System V gABI; what pclnlab needs of
 * them is in part 01 of the spec, sections 8 and 10, and in part 02, section 6.
 */
@NullMarked
package org.pclnlab.emulator.image.elf;

import org.jspecify.annotations.NullMarked;
