/**
 * A run over many cases: shards, order, workers, guards against false green, and the run's file. Part 08 of the spec,
 * sections 7 and 14.2; design section 8.
 */
@NullMarked
package org.pclnlab.harness.goroot.run;

import org.jspecify.annotations.NullMarked;
