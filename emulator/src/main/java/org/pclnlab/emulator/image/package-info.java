/**
 * The model of an executable, whatever its container: segments, sections, symbols, and the conversion between link-time
 * addresses (vmaddr) and file offsets. Readers are in {@code image.elf} and {@code image.macho}; {@code image.load} opens
 * a file of either kind and puts it into memory. Part 01 of the spec, sections 8.7 and 10.
 */
@NullMarked
package org.pclnlab.emulator.image;

import org.jspecify.annotations.NullMarked;
