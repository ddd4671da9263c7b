/**
 * What happened in which run: a SQLite file with one row for each case, toolchain and run. Written by one import at a time
 * in one transaction, read into memory as the last runs of each lane. Knows nothing of expectations. Part 08 of the spec,
 * section 14.2.9.
 */
@NullMarked
package org.pclnlab.harness.triage.history;

import org.jspecify.annotations.NullMarked;
