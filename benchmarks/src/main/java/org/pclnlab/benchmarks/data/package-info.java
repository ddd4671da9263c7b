/**
 * What benchmarks run on: an executable with an adopted table, and streams of pcs. The executable is given, or forged
 * with the same bytes of text each time. Random pcs come from a generator with a fixed seed. Part 09 of the spec,
 * section 14.2.
 */
@NullMarked
package org.pclnlab.benchmarks.data;

import org.jspecify.annotations.NullMarked;
