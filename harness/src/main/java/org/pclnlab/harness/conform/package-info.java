/**
 * Runs probes on every toolchain, emulates the same programs, joins the answers and gives verdicts (design section 4).
 */
@NullMarked
package org.pclnlab.harness.conform;

import org.jspecify.annotations.NullMarked;
