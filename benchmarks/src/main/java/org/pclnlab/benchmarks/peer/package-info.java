/**
 * Programs of others, and our own C, that pclnlab is measured against: built and started here, by {@code benchmarks/peers}.
 */
@NullMarked
package org.pclnlab.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
