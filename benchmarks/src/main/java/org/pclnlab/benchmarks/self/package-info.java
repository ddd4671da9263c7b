/**
 * {@code pclnlab bench}: pclnlab measured against its peers, in interleaved rounds of one run, by minima. Equal
 * answers are checked before anything is measured. Each line has a goal, a value and, if asked for, a verdict; a peer
 * that is absent is not run. Part 09 of the spec, section 14.
 */
@NullMarked
package org.pclnlab.benchmarks.self;

import org.jspecify.annotations.NullMarked;
