/**
 * Builds the programs and starts them in random order, one core, round after round. Spec 09 sections 4 and 10.
 */
@NullMarked
package org.pclnlab.harness.matrix.measure;

import org.jspecify.annotations.NullMarked;
