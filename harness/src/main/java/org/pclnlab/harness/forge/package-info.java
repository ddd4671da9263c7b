/**
 * Forged images as files and processes. The package links what {@code emulator.forge} writes with the system's {@code
 * cc}, keeps the catalogue of images that conformance runs and tests share, and asks the running programs. Conformance
 * compares their answers with the emulator's, pc by pc. Design section 7; part 04 of the spec, sections 15 and 17.6,
 * and the checks of part 02, section 5.2.
 */
@NullMarked
package org.pclnlab.harness.forge;

import org.jspecify.annotations.NullMarked;
