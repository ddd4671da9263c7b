/**
 * Opens executables of either container and puts them into memory. {@code view} leaves them in the file at their
 * link-time addresses; {@code load} lays them out at a slide as the kernel and the dynamic loader would. {@code
 * LoadedImage} is the one place where a slide is added. Part 01 of the spec, section 8.7, and part 02, section 6.
 */
@NullMarked
package org.pclnlab.emulator.image.load;

import org.jspecify.annotations.NullMarked;
