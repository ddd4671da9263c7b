/** Tests of the benchmarks themselves. */
@NullMarked
package org.pclnlab.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
