/**
 * The only estimators of the project: rates with intervals, and what a sequence of passes and failures says. Pure functions.
 * Part 08 of the spec, sections 14.2.9 and 14.2.10.
 */
@NullMarked
package org.pclnlab.harness.triage.stats;

import org.jspecify.annotations.NullMarked;
