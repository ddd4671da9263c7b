/**
 * {@code pclnlab bench}: pclnlab measured against its peers, in interleaved rounds of one run, by minima (09 section 14).
 */
@NullMarked
package org.pclnlab.benchmarks.self;

import org.jspecify.annotations.NullMarked;
