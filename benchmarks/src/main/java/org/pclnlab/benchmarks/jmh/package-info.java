/**
 * JMH benchmarks, one question each, run by {@code pclnlab bench jmh}. Results are returned and the table is no
 * constant, so that the compiler cannot leave the work out. {@code Blank} is the loop without the work. Part 09 of the
 * spec, sections 14.2 and 14.3.
 */
@NullMarked
package org.pclnlab.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
