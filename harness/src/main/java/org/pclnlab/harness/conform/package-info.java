/**
 * Runs probes on every toolchain, emulates the same programs, joins the answers and gives verdicts. Answers of one
 * program are compared as they are, those of different programs after the few steps that {@link
 * org.pclnlab.harness.conform.Normaliser} lists. Images that pclnlab makes itself take part by {@link
 * org.pclnlab.harness.conform.ImageProvider}. Design section 4; what is asked is in part 04 of the spec, sections 4
 * and 5.
 */
@NullMarked
package org.pclnlab.harness.conform;

import org.jspecify.annotations.NullMarked;
