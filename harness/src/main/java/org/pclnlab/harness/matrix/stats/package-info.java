/**
 * Statistics of launches: medians and their intervals, paired and unpaired tests, effects, growth. Pure functions over
 * numbers. Spec 09 sections 10.2 and 11.
 */
@NullMarked
package org.pclnlab.harness.matrix.stats;

import org.jspecify.annotations.NullMarked;
