/**
 * {@code pclnlab check}: every rule that an image's tables can keep or break, one result each, and renderers of them. What
 * the runtime itself checks and what it does not see are never mixed. The rules are those of the emulator's packages; part
 * 02 of the spec, sections 2, 3, 5.2 and 15, and part 01.
 */
@NullMarked
package org.pclnlab.harness.check;

import org.jspecify.annotations.NullMarked;
