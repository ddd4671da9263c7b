/**
 * {@code pclnlab heap}: whether a recorded profile is what unbiased sampling gives ({@link
 * org.pclnlab.harness.heap.Consistency}), how often that decision is wrong ({@link org.pclnlab.harness.heap.Simulation}), and
 * what an allocation trace becomes ({@link org.pclnlab.harness.heap.Replay}). The sampler itself is the emulator's.
 */
@NullMarked
package org.pclnlab.harness.heap;

import org.jspecify.annotations.NullMarked;
