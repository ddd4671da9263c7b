/**
 * What benchmarks run on: an executable with an adopted table, given or forged, and streams of pcs (09 section 14.2).
 */
@NullMarked
package org.pclnlab.benchmarks.data;

import org.jspecify.annotations.NullMarked;
