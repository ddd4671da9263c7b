/**
 * JMH benchmarks, one question each, run by {@code pclnlab bench jmh}. They follow 09 sections 14.2 and 14.3: results are
 * returned, the table is no constant, {@code Blank} is the loop without the work.
 */
@NullMarked
package org.pclnlab.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
