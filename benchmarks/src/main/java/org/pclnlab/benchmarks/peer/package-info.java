/**
 * What pclnlab is measured against: programs of others, and our own C under {@code benchmarks/peers}. The C is built
 * with the user's {@code cc} and does what pclnlab does on the same bytes. Programs are started by one of our own that
 * reads the kernel's accounts of them. Part 09 of the spec, section 14.
 */
@NullMarked
package org.pclnlab.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
