/**
 * Opens executables of either container and puts them into memory: as they lie in the file, or as a process would see
 * them at a slide.
 */
@NullMarked
package org.pclnlab.emulator.image.load;

import org.jspecify.annotations.NullMarked;
