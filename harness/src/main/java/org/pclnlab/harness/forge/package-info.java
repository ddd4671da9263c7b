/**
 * Forged images as files and processes: links what {@code emulator.forge} writes with the system's {@code cc}, asks the
 * running program, and keeps the catalogue of images that conformance runs and tests share (design section 7, spec 04
 * section 17.6).
 */
@NullMarked
package org.pclnlab.harness.forge;

import org.jspecify.annotations.NullMarked;
