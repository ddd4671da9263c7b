/**
 * {@code pclnlab load}: an image put into an address space at a slide, and every pointer that the emulated dyld wrote on
 * the way. Part 01 of the spec, section 8.7; part 02, section 6.
 */
@NullMarked
package org.pclnlab.harness.load;

import org.jspecify.annotations.NullMarked;
