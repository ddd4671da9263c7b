/**
 * From launches to cells and verdicts. Spec 09 sections 11.5, 12 and 12.1.
 */
@NullMarked
package org.pclnlab.harness.matrix.judge;

import org.jspecify.annotations.NullMarked;
